// Tables of numbers: the same rows as a <table> and as CSV.
import { h } from './dom.js';
import { date, frequency, number, percent, share } from './numbers.js';

const WRITERS = { number, frequency, percent, share, date, text: (value) => value ?? '' };

/** The contents of a cell. Numbers carry their exact value, for machines that read the page. */
export function cellContent(value, kind = 'text') {
  const text = WRITERS[kind](value);
  return typeof value === 'number' ? h('data', { value }, text) : text;
}

/**
 * A <table> that scrolls within itself where the window is narrow.
 * @param caption what the rows are
 * @param columns [{title, kind: 'text' | 'number' | 'frequency' | 'percent' | 'share' | 'date'}]
 * @param rows lists of values, or of nodes, in the order of the columns
 */
export function table({ caption, columns, rows }, className = '') {
  const kind = (at) => columns[at].kind ?? 'text';
  const isNumber = (at) => ['number', 'frequency', 'percent', 'share'].includes(kind(at));
  const cell = (value, at) => {
    const content = value instanceof Node ? value : cellContent(value, kind(at));
    return at === 0 && !isNumber(0)
      ? h('th', { scope: 'row' }, content)
      : h('td', { class: isNumber(at) ? 'number' : null }, content);
  };
  return h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': caption },
    h('table', { class: className || null },
      h('caption', {}, h('span', {}, caption)),
      h('thead', {}, h('tr', {}, columns.map(({ title }, at) => h('th',
        { scope: 'col', class: isNumber(at) ? 'number' : null }, title)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, row.map(cell))))));
}

function csvField(value) {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows as CSV (RFC 4180), with unrounded names and plain numbers. */
export function csv({ columns, rows }) {
  return [columns.map(({ title }) => title), ...rows]
    .map((row) => row.map(csvField).join(',')).join('\r\n') + '\r\n';
}
