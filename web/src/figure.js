// A figure: its finding as the title, what stands behind it, the chart, the key, the numbers as a
// table, and files of both.
import { addChart, standaloneSvg } from './charts/host.js';
import { csvButton, svgButton } from './download.js';
import { h, slug } from './dom.js';
import { readable } from './numbers.js';
import { source } from './sources.js';
import { csv, table } from './table.js';

let figures = 0;

/** One entry of a key: a sample of the mark, and what it stands for. */
function keyEntry({ swatch, style, text }) {
  return h('li', {}, h('span', { class: `swatch ${swatch}`, style, 'aria-hidden': 'true' }), text);
}

/** What the marks of a chart, or of all charts of a section, stand for. */
export function keyList(entries) {
  return h('ul', { class: 'key', 'aria-label': 'Key' }, entries.map(keyEntry));
}

function numbersBelow(contents) {
  const details = h('details', { class: 'numbers' }, h('summary', {}, 'Show the numbers'));
  // Thousands of cells that nobody looks at would only slow the page down.
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(table(contents()));
  });
  return details;
}

/**
 * @param id dataset the numbers come from
 * @param name of the files
 * @param title the finding, in few words
 * @param details the numbers behind it, or nothing
 * @param alt what the chart shows, for those who do not see it
 * @param chart {option(colours, width), height(width)}
 * @param key [{swatch: class, style, text}]
 * @param notes what stands in a file of the chart instead of the key
 * @param controls elements above the chart
 * @param contents () -> {caption, columns, rows}: the numbers, the same ones
 * @returns {element, redraw()}
 */
export function figure({
  id, name = slug(id), title, details, alt, chart, key = [], notes, controls = [], contents,
}) {
  const heading = `figure-${figures += 1}`;
  const box = h('div', { class: 'chart', role: 'img', 'aria-label': readable(alt) });
  const finding = readable(title);
  const behind = details ? readable(details) : null;
  const words = [behind, notes ?? key.map(({ text }) => text).join('; '), id ? `[${id}]` : null]
    .filter(Boolean).join(' ');
  const element = h('figure', { 'aria-labelledby': heading },
    h('figcaption', {}, h('h3', { id: heading }, finding), ' ', source(id),
      behind ? h('p', { class: 'details' }, behind) : null),
    controls.length ? h('div', { class: 'controls' }, controls) : null,
    box,
    key.length ? keyList(key) : null,
    h('div', { class: 'below' },
      numbersBelow(contents),
      h('div', { class: 'files' },
        csvButton(name, finding, () => csv(contents())),
        svgButton(name, finding, () => standaloneSvg(chart, finding, words)))));
  return { element, redraw: addChart(box, chart) };
}
