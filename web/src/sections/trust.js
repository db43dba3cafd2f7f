// How far the numbers can be trusted.
import { h, prose, sentence } from '../dom.js';
import { number } from '../numbers.js';
import { source } from '../sources.js';
import { table } from '../table.js';
import { hindcastContents } from './hindcasts.js';
import { section } from './section.js';

function block(title, ...contents) {
  return h('div', { class: 'block' }, h('h3', {}, title), contents);
}

/** Rows as they come: sentences make a list, records a table. */
function anyRows(rows, caption) {
  if (!rows?.length) return null;
  if (typeof rows[0] !== 'object') return h('ul', {}, rows.map((row) => h('li', {}, String(row))));
  const names = Object.keys(rows[0]);
  const kind = (name) => (typeof rows[0][name] === 'number' ? 'number' : 'text');
  return table({
    caption,
    columns: names.map((name) => ({ kind: kind(name), title: name === 'id' ? 'dataset' : name.replaceAll('_', ' ') })),
    rows: rows.map((row) => names.map((name) => (name === 'id' ? source(row.id) : row[name]))),
  });
}

function finding(title, found) {
  if (!found) return null;
  if (found.missing) {
    return block(title, h('p', { class: 'nothing' }, 'Not part of this report. ', prose(found.missing)));
  }
  return block(title, h('p', {}, prose(found.text), ' ', source(found.id)), anyRows(found.rows, title));
}

function errors(rows) {
  if (!rows.length) return null;
  return block('Monte Carlo error',
    h('p', {}, 'How far each headline number would move if the run were repeated with another seed: '
      + 'its standard error. More members make it smaller.'),
    table({
      caption: 'Headline numbers and their standard errors',
      columns: [{ title: 'Number' }, { title: 'Value' }, { title: 'Error' }, { title: 'Unit' },
        { title: 'Dataset' }],
      rows: rows.map(({ what, value, error, unit, id }) => [what,
        h('data', { value }, number(value)),
        h('data', { value: error }, `\u00b1${number(error)}`), unit === '1' ? '' : unit, source(id)]),
    }));
}

export function trustSection({ trust }) {
  return section('trust', 'How far to trust it', null,
    block('Calibration', h('p', {}, sentence(trust.calibration))),
    block('Hindcasts', hindcastContents(trust.hindcasts)),
    finding('What rests on guesses', trust.guesses),
    finding('If every vendor were alike', trust.vendor_neutral),
    errors(trust.monte_carlo));
}
