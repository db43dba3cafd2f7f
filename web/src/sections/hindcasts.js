// What the model says about campaigns of the past, beside what was published about them.
import { h } from '../dom.js';
import { compact, interval } from '../numbers.js';
import { source } from '../sources.js';
import { table } from '../table.js';

function amount(value) {
  return value === null ? compact(null) : h('data', { value }, compact(value));
}

/** Of the model, only a time until something doubles may lack a number: it is never reached. */
const orNever = (value) => (value === null ? 'never' : compact(value));

function published({ low, central, high }) {
  if (central === null) return low === null ? compact(null) : h('span', {}, 'more than ', amount(low));
  const range = (low ?? central) === (high ?? central) ? '' : ` (${interval(low ?? central, high ?? central)})`;
  return h('span', {}, amount(central), range);
}

function figures({ title, members, scenario_sha256: hash, rows }) {
  return table({
    caption: `${title}: ${members} members of scenario ${hash.slice(0, 12)}`,
    columns: [{ title: 'Figure' }, { title: 'Published' }, { title: 'Model, median' },
      { title: '90 % interval' }, { title: 'Published figure is' }, { title: 'CRPS, model' },
      { title: 'CRPS, persistence' }, { title: 'CRPS, logistic curve' }, { title: 'Dataset' }],
    rows: rows.map((row) => [`${row.what}, ${row.unit}`, published(row.published), row.median === null ? 'never' : amount(row.median),
      interval(row.low, row.high, orNever), row.verdict.startsWith('missed') ? h('strong', {}, row.verdict) : row.verdict,
      ...[row.crps, row.persistence, row.logistic].map(amount), source(row.id)]),
  });
}

export function hindcastContents({ id, text, made, hindcasts }) {
  return [
    h('p', {}, 'The model was run on campaigns of the past with what was known before them, and '
      + 'compared with figures published later. ', text, ' ', source(id)),
    h('p', {}, made, ' Wide intervals hold many figures; the score (CRPS, the lower the better) says '
      + 'whether the model knows more than persistence, the last figure known before, or a logistic '
      + 'curve through all known before.'),
    hindcasts.map(figures)];
}
