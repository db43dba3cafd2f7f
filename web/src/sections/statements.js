// The statements in full: event, date, likelihood, evidence, and who will settle it.
import { h, sentence } from '../dom.js';
import { date, readable } from '../numbers.js';
import { source } from '../sources.js';
import { section } from './section.js';

function card(statement, policies, sharedConfidence) {
  const at = policies.findIndex(({ name }) => name === statement.policy);
  const condition = at > 0 ? `, under \u201c${policies[at].title}\u201d` : '';
  return h('article', { class: 'statement' },
    h('h3', {}, `${statement.ask}, by ${date(statement.by)}${condition}.`),
    h('p', { class: 'word' }, h('span', { class: 'label' }, 'Likelihood'), ' ',
      sentence(statement.word)),
    h('p', {}, statement.evidence, ' ', source(statement.id)),
    h('dl', { class: 'facts' },
      statement.when ? [h('dt', {}, 'When'), h('dd', {}, sentence(readable(statement.when)))] : null,
      sharedConfidence ? null
        : [h('dt', {}, 'Confidence'), h('dd', {}, sentence(statement.confidence))],
      h('dt', {}, 'Settled by'), h('dd', {}, sentence(statement.resolves_by))));
}

/** Null without statements: the section before says so. */
export function statementsSection(report) {
  const { statements, policies } = report;
  if (statements.length === 0) return null;
  const confidences = new Set(statements.map(({ confidence }) => confidence));
  const shared = confidences.size === 1;
  return section('statements', 'The statements in full', 'What each one says, what it rests on, and '
    + 'who will tell whether it came true.',
    h('div', { class: 'statements' }, statements.map((one) => card(one, policies, shared))),
    shared ? h('p', { class: 'confidence' }, h('span', { class: 'label' }, 'Confidence'), ' ',
      sentence([...confidences][0])) : null);
}
