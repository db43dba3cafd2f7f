// A heat map whose cells say their numbers.
import { amountColour } from '../theme.js';
import { FONT, TEXT_SIZE } from './echarts.js';

const NARROW = 640; // px
const ROW = 36; // px

const headOf = (width) => (width < NARROW ? 128 : 62);

export function cellsHeight(width, rows) {
  return headOf(width) + rows.length * ROW + 8;
}

const words = (text, style) => ({
  type: 'text', silent: true, x: style.x, y: style.y, rotation: style.rotation ?? 0,
  style: { text, fill: style.fill, align: style.align, verticalAlign: style.verticalAlign ?? 'middle',
    font: `${style.weight ?? 400} ${style.size ?? TEXT_SIZE}px ${FONT}`, width: style.width,
    overflow: 'break', lineHeight: 15 },
});

function drawCell(cell, colours, width, api, columns) {
  const [x, y] = api.coord([cell.column, cell.row]);
  const [w, h] = api.size([1, 1]);
  const paint = cell.amount === null ? { fill: colours.band, ink: colours.text }
    : amountColour(cell.amount);
  const children = [
    { type: 'rect', style: { fill: paint.fill },
      shape: { x: x - w / 2 + 1, y: y - h / 2 + 1, width: w - 2, height: h - 2 } },
    words(cell.text, { x, y, fill: paint.ink, align: 'center', size: width < NARROW ? 11.5 : 13 }),
  ];
  if (cell.row === 0) {
    const narrow = width < NARROW;
    children.push(words(columns[cell.column], {
      x, y: y - h / 2 - 8, fill: colours.text, align: narrow ? 'left' : 'center', size: 12.5,
      rotation: narrow ? Math.PI / 2 : 0, verticalAlign: narrow ? 'middle' : 'bottom',
      width: narrow ? 112 : w - 6 }));
  }
  return { type: 'group', children };
}

/**
 * @param rows, columns titles
 * @param cells [{row, column, amount: 0 to 1 or null, text}]
 */
export function cellsOption(colours, width, { rows, columns, cells }) {
  const narrow = width < NARROW;
  const hidden = { axisLine: { show: false }, axisTick: { show: false },
    splitLine: { show: false } };
  const left = narrow ? 112 : 210;
  return {
    grid: { left, right: 4, top: headOf(width), height: rows.length * ROW },
    xAxis: { ...hidden, type: 'category', data: columns, axisLabel: { show: false } },
    yAxis: { ...hidden, type: 'category', data: rows, inverse: true,
      axisLabel: { color: colours.text, fontSize: narrow ? 12 : TEXT_SIZE, fontFamily: FONT,
        interval: 0, width: left - 14, overflow: 'break', lineHeight: 14 } },
    series: [{
      type: 'custom', silent: true, data: cells.map(({ row, column }) => [column, row]),
      renderItem: ({ dataIndex }, api) => drawCell(cells[dataIndex], colours, width, api, columns),
    }],
  };
}
