// The statements in full: event, date, likelihood, evidence, and who will settle it.
import { h, sentence } from '../dom.js';
import { date, frequency, interval, percent, readable } from '../numbers.js';
import { source } from '../sources.js';
import { table } from '../table.js';
import { section } from './section.js';

/** "by 1 April 2026", or "on" that day for a level, which may fall again. */
export function dueText({ by, horizons }) {
  return `${horizons.length ? 'by' : 'on'} ${date(by)}`;
}

/** The same event by nearer and later dates. */
function horizonTable({ horizons }) {
  if (horizons.length < 2) return null;
  return table({
    caption: 'By date, all from the same futures',
    columns: [{ title: 'By', kind: 'date' }, { title: 'Likelihood' },
      { title: 'Probability, 90 % interval' }, { title: 'Source' }],
    rows: horizons.map(({ by, word, p, low, high, id }) => [by, word,
      h('data', { value: p }, `${frequency(p)} (${interval(low, high, percent)})`), source(id)]),
  });
}

function card(statement, policies) {
  const at = policies.findIndex(({ name }) => name === statement.policy);
  const condition = at > 0 ? `, under \u201c${policies[at].title}\u201d` : '';
  return h('article', { class: 'statement' },
    h('h3', {}, `${statement.ask}, ${dueText(statement)}${condition}.`),
    statement.structures ? h('p', {}, statement.structures) : null,
    h('p', { class: 'word' }, h('span', { class: 'label' }, 'Likelihood'), ' ',
      sentence(statement.word)),
    statement.held_back ? h('p', {}, statement.held_back) : null,
    h('p', {}, statement.evidence, ' ', source(statement.id)),
    h('dl', { class: 'facts' },
      statement.when ? [h('dt', {}, 'When'), h('dd', {}, sentence(readable(statement.when)))] : null,
      h('dt', {}, 'Confidence'), h('dd', {}, sentence(statement.confidence)),
      h('dt', {}, 'Settled by'), h('dd', {}, sentence(statement.resolves_by))),
    horizonTable(statement));
}

/** Null without statements: the section before says so. */
export function statementsSection(report) {
  const { statements, policies } = report;
  if (statements.length === 0) return null;
  return section('statements', 'The statements in full', 'What each one says, what it rests on, and '
    + 'who will tell whether it came true.',
    h('div', { class: 'statements' }, statements.map((one) => card(one, policies))));
}
