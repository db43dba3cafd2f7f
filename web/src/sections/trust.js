// How far the numbers can be trusted.
import { h, prose } from '../dom.js';
import { compact, date, readable, units } from '../numbers.js';
import { source } from '../sources.js';
import { table } from '../table.js';
import { calibration } from './calibration.js';
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
    columns: names.map((name) => ({ kind: kind(name), title: name === 'id' ? 'source' : name.replaceAll('_', ' ') })),
    rows: rows.map((row) => names.map((name) => (name === 'id' ? source(row.id) : row[name]))),
  });
}

function finding(title, found) {
  if (!found) return null;
  if (found.missing) {
    return block(title, h('p', { class: 'nothing' }, 'Not part of this report. ', prose(found.missing)));
  }
  return block(title, h('p', {}, prose(readable(found.text)), ' ', source(found.id)), anyRows(found.rows, title));
}

function errors(rows, run) {
  if (!rows.length) return null;
  const amount = (value, sign = '') => (value === null ? null
    : h('data', { value }, `${sign}${compact(value)}`));
  return block('What chance leaves open',
    h('p', {}, 'How far each number would move if the run were repeated with other chance events: its '
      + 'standard error (Monte Carlo error). More members make it smaller.'),
    table({
      caption: `Numbers on ${date(run.end)}, or as the statement says, and their standard errors`,
      columns: [{ title: 'Number' }, { title: 'Value', kind: 'number' },
        { title: 'Error', kind: 'number' }, { title: 'Unit' }, { title: 'Source' }],
      rows: rows.map((row) => [row.what, amount(row.value), amount(row.error, '\u00b1'),
        units(row.unit), source(row.id)]),
    }, 'errors'));
}

export function trustSection({ trust, run }) {
  return section('trust', 'How far to trust it', null,
    block('Calibration', calibration(trust.calibration)),
    block('Hindcasts', hindcastContents(trust.hindcasts)),
    finding('What rests on guesses', trust.guesses),
    finding('If every vendor were alike', trust.vendor_neutral),
    errors(trust.monte_carlo, run));
}
