// A heat map whose cells say their numbers.
import { amountColour, onPaper } from '../theme.js';
import { FONT, TEXT_SIZE } from './style.js';
import { font, label, widthOf, wrap } from './text.js';

const NARROW = 640; // px: here the titles of columns stand upright
const UPRIGHT = 190; // px, the length of an upright title
const SMALL = 12.5; // px, titles of columns
const LINE = 15; // px, of titles

/** What the titles take up: the column of rows' titles, the height of rows and of the head. */
function layout(width, rows, columns) {
  const narrow = width < NARROW;
  const longest = Math.max(...rows.flatMap((title) => title.split(' ')).map((word) => widthOf(word)));
  const left = Math.max(narrow ? 90 : 210, longest + 14);
  const names = rows.map((title) => wrap(title, left - 14, font()));
  const room = narrow ? UPRIGHT - 12 : (width - left) / columns.length - 12;
  const headings = columns.map((title) => wrap(title, room, font(SMALL)));
  const most = (lists) => Math.max(...lists.map(({ length }) => length));
  return { left, names, headings, row: Math.max(most(names) * LINE + 6, onPaper() ? 26 : 38),
    head: narrow ? UPRIGHT : most(headings) * LINE + 16 };
}

export function cellsHeight(width, rows, columns) {
  const { head, row } = layout(width, rows, columns);
  return head + rows.length * row + 4;
}

function heading(lines, x, y, colours, width) {
  const place = { x, y: y - 10, fill: colours.text, size: SMALL, lineHeight: LINE };
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
  const { left, names, headings, row: each, head } = layout(width, rows, columns);
  return {
    grid: { left, right: 0, top: head, height: rows.length * each },
    xAxis: { ...hidden, type: 'category', data: columns, axisLabel: { show: false } },
    yAxis: { ...hidden, type: 'category', inverse: true,
      data: names.map((lines) => lines.join('\n')),
      axisLabel: { color: colours.text, fontSize: TEXT_SIZE, fontFamily: FONT, interval: 0,
        lineHeight: LINE, align: 'left', margin: left } },
    series: [{
      type: 'custom', silent: true, data: cells.map(({ row, column }) => [column, row]),
      renderItem: ({ dataIndex }, api) => drawCell(cells[dataIndex], colours, width, api, headings),
    }],
  };
}
