// A figure: its finding as the title, the chart, the key, the numbers as a table, and files of both.
import { addChart, standaloneSvg } from './charts/host.js';
import { csvButton, svgButton } from './download.js';
import { h, slug } from './dom.js';
import { source } from './sources.js';
import { csv, table } from './table.js';

let figures = 0;

/** One entry of a key: a sample of the mark, and what it stands for. */
function keyEntry({ swatch, style, text }) {
  return h('li', {}, h('span', { class: `swatch ${swatch}`, style, 'aria-hidden': 'true' }), text);
}

const LONG = 110; // characters

/** A long title in bold up to the colon behind its subject, or not in bold at all. */
function titleParts(title) {
  if (title.length <= LONG) return [title];
  const [, subject, rest] = title.match(/^(.{20,}?["\u201d\d]:) (.+)$/) ?? [null, '', title];
  return [subject, ' ', h('span', { class: 'rest' }, rest)];
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
 * @param title the finding, a sentence
 * @param alt what the chart shows, for those who do not see it
 * @param chart {option(colours, width), height(width)}
 * @param key [{swatch: class, style, text}]
 * @param notes what stands in a file of the chart instead of the key
 * @param controls elements above the chart
 * @param contents () -> {caption, columns, rows}: the numbers, the same ones
 * @returns {element, redraw()}
 */
export function figure({ id, name = slug(id), title, alt, chart, key = [], notes, controls = [], contents }) {
  const heading = `figure-${figures += 1}`;
  const box = h('div', { class: 'chart', role: 'img', 'aria-label': alt });
  const words = `${notes ?? key.map(({ text }) => text).join('; ')}${id ? ` [${id}]` : ''}`;
  const element = h('figure', { 'aria-labelledby': heading },
    h('figcaption', {}, h('h3', { id: heading }, titleParts(title)), ' ', source(id)),
    controls.length ? h('div', { class: 'controls' }, controls) : null,
    box,
    key.length ? h('ul', { class: 'key', 'aria-label': 'Key' }, key.map(keyEntry)) : null,
    h('div', { class: 'below' },
      numbersBelow(contents),
      h('div', { class: 'files' },
        csvButton(name, title, () => csv(contents())),
        svgButton(name, title, () => standaloneSvg(chart, title, words)))));
  return { element, redraw: addChart(box, chart) };
}
