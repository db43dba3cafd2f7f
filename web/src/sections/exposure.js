// Who is exposed: devices by sector and the bloc of their vendors.
import { cellsHeight, cellsOption } from '../charts/cells.js';
import { h } from '../dom.js';
import { figure } from '../figure.js';
import { compact, date, units } from '../numbers.js';
import { amountGradient } from '../theme.js';
import { nothing, section } from './section.js';

/** Places amounts of many sizes between 0 and 1 by their logarithm. */
function scaleOf(amounts) {
  const seen = amounts.flat().filter((value) => value > 0);
  const [low, high] = [Math.log(Math.min(...seen)), Math.log(Math.max(...seen))];
  return {
    least: Math.min(...seen), most: Math.max(...seen),
    place: (value) => (value > 0 ? (Math.log(value) - low) / Math.max(high - low, 1e-9) : 0),
  };
}

const titles = (list) => list.map(({ title }) => title);

export function amountKey(low, high, text) {
  return h('p', { class: 'amounts' }, h('span', {}, low),
    h('span', { class: 'gradient', style: `background: ${amountGradient}`, 'aria-hidden': 'true' }),
    h('span', {}, high), h('span', { class: 'what' }, text));
}

export function exposureSection({ exposure }) {
  const introduction = 'Devices online, by the sector they stand in and the bloc whose law reaches '
    + 'their vendor.';
  if (!exposure || exposure.rows.length === 0) {
    return section('exposure', 'Who is exposed', introduction, nothing('This run has no devices.'));
  }
  const { rows, columns, median, low, high } = exposure;
  const scale = scaleOf(median);
  const cells = rows.flatMap((_, row) => columns.map((__, column) => ({
    row, column, amount: median[row][column] === null ? null : scale.place(median[row][column]),
    text: compact(median[row][column]),
  })));
  const made = figure({
    id: exposure.id, title: exposure.title, details: exposure.details, alt: exposure.alt,
    chart: {
      height: (width) => cellsHeight(width, titles(rows), titles(columns)),
      option: (colours, width) => cellsOption(colours, width, {
        rows: titles(rows), columns: titles(columns), cells }),
    },
    contents: () => ({
      caption: `${exposure.unit ? `${units(exposure.unit)}, ` : ''}${date(exposure.date)}`,
      columns: [{ title: 'Sector' }, { title: 'Bloc' }, { title: 'Median', kind: 'number' },
        { title: '5 %', kind: 'number' }, { title: '95 %', kind: 'number' }],
      rows: rows.flatMap((row, i) => columns.map((column, j) => [
        row.title, column.title, median[i][j], low[i][j], high[i][j]])),
    }),
  });
  made.element.querySelector('.chart').after(amountKey(compact(scale.least), compact(scale.most),
    `${units(exposure.unit)}, median of the members on ${date(exposure.date)}; shades follow the logarithm`));
  return section('exposure', 'Who is exposed', introduction, made.element);
}
