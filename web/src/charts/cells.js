// A heat map whose cells say their numbers.
import { amountColour } from '../theme.js';
import { FONT, TEXT_SIZE } from './echarts.js';
import { font, label, wrap } from './text.js';

const NARROW = 640; // px: here the titles of columns stand upright
const UPRIGHT = 190; // px, the length of an upright title
const ROW = 38; // px
const SMALL = 12.5; // px, titles of columns

const namesOf = (width) => (width < NARROW ? 104 : 210);

function headings(columns, width) {
  const room = width < NARROW ? UPRIGHT - 12 : (width - namesOf(width)) / columns.length - 12;
  return columns.map((title) => wrap(title, room, font(SMALL)));
}

function headOf(columns, width) {
  if (width < NARROW) return UPRIGHT;
  return Math.max(...headings(columns, width).map((lines) => lines.length)) * 15 + 16;
}

export function cellsHeight(width, rows, columns) {
  return headOf(columns, width) + rows.length * ROW + 4;
}

function heading(lines, x, y, colours, width) {
  const place = { x, y: y - 10, fill: colours.text, size: SMALL, lineHeight: 15 };
  return width < NARROW ? label(lines, { ...place, rotation: Math.PI / 2 })
    : label(lines, { ...place, align: 'center', vertical: 'bottom' });
}

function drawCell(cell, colours, width, api, titles) {
  const [x, y] = api.coord([cell.column, cell.row]);
  const [w, h] = api.size([1, 1]);
  const paint = cell.amount === null ? { fill: colours.band, ink: colours.text }
    : amountColour(cell.amount);
  const children = [
    { type: 'rect', style: { fill: paint.fill },
      shape: { x: x - w / 2 + 1, y: y - h / 2 + 1, width: w - 2, height: h - 2 } },
    label(cell.text, { x, y, fill: paint.ink, align: 'center', size: width < NARROW ? 11.5 : 13 }),
  ];
  if (cell.row === 0) children.push(heading(titles[cell.column], x, y - h / 2, colours, width));
  return { type: 'group', children };
}

/**
 * @param rows, columns titles
 * @param cells [{row, column, amount: 0 to 1 or null, text}]
 */
export function cellsOption(colours, width, { rows, columns, cells }) {
  const hidden = { axisLine: { show: false }, axisTick: { show: false },
    splitLine: { show: false } };
  const left = namesOf(width);
  const titles = headings(columns, width);
  return {
    grid: { left, right: 0, top: headOf(columns, width), height: rows.length * ROW },
    xAxis: { ...hidden, type: 'category', data: columns, axisLabel: { show: false } },
    yAxis: { ...hidden, type: 'category', inverse: true,
      data: rows.map((title) => wrap(title, left - 14, font()).join('\n')),
      axisLabel: { color: colours.text, fontSize: TEXT_SIZE, fontFamily: FONT, interval: 0,
        lineHeight: 15, align: 'left', margin: left } },
    series: [{
      type: 'custom', silent: true, data: cells.map(({ row, column }) => [column, row]),
      renderItem: ({ dataIndex }, api) => drawCell(cells[dataIndex], colours, width, api, titles),
    }],
  };
}
