// The headline statements, and where each lies on the scale of words.
import { bandsToDraw, headFor, wordBands } from '../charts/word_bands.js';
import { rangesHeight, rangesOption } from '../charts/ranges.js';
import { h, sentence } from '../dom.js';
import { figure } from '../figure.js';
import { date, frequency, interval, percent } from '../numbers.js';
import { source } from '../sources.js';
import { table } from '../table.js';
import { policyStyle, theme } from '../theme.js';
import { nothing, section } from './section.js';

/** The same event by nearer and later dates. */
function horizonTable({ horizons }) {
  if (horizons.length < 2) return null;
  return table({
    caption: 'By date, all from the same futures',
    columns: [{ title: 'By', kind: 'date' }, { title: 'Likelihood' },
      { title: 'Probability', kind: 'frequency' }, { title: '90 %, low', kind: 'percent' },
      { title: '90 %, high', kind: 'percent' }, { title: 'Dataset' }],
    rows: horizons.map((one) => [one.by, one.word, one.p, one.low, one.high, source(one.id)]),
  });
}

function card(statement, policies) {
  const at = policies.findIndex(({ name }) => name === statement.policy);
  const condition = at > 0 ? `, under \u201c${policies[at].title}\u201d` : '';
  const when = statement.horizons.length ? 'by' : 'on';
  return h('article', { class: 'statement' },
    h('h3', {}, `${statement.ask}, ${when} ${date(statement.by)}${condition}.`),
    statement.structures ? h('p', {}, statement.structures) : null,
    h('p', { class: 'word' }, h('span', { class: 'label' }, 'Likelihood'), ' ',
      sentence(statement.word)),
    statement.held_back ? h('p', {}, statement.held_back) : null,
    h('p', {}, statement.evidence, ' ', source(statement.id)),
    h('dl', { class: 'facts' },
      statement.when ? [h('dt', {}, 'When'), h('dd', {}, sentence(statement.when))] : null,
      h('dt', {}, 'Confidence'), h('dd', {}, sentence(statement.confidence)),
      h('dt', {}, 'Settled by'), h('dd', {}, sentence(statement.resolves_by))),
    horizonTable(statement));
}

function strip({ statements, scale, policies }) {
  const used = new Set(statements.flatMap(({ terms }) => terms ?? []));
  const terms = bandsToDraw(scale.terms, used);
  const rowsFor = (colours) => statements.map((one) => {
    const at = Math.max(0, policies.findIndex(({ name }) => name === one.policy));
    const { color, mark } = policyStyle(at, colours);
    return { label: at > 0 ? `${one.ask} (${policies[at].title})` : one.ask, low: one.low * 100, mid: one.p * 100, high: one.high * 100,
      text: `${frequency(one.p)} (${interval(one.low, one.high, percent)})`, colour: color, mark };
  });
  const named = statements.filter((one) => one.terms?.length).length;
  return figure({
    name: 'statements',
    title: `${named === 0 ? 'None' : named} of ${statements.length} statements `
      + `${named === 1 ? 'is' : 'are'} certain enough for a word of ${scale.name}`,
    alt: statements.map((one) => `${one.ask}: ${frequency(one.p)}, 90 percent interval `
      + `${interval(one.low, one.high, percent)}.`).join(' '),
    key: [{ swatch: 'range-mark', text: 'probability stated, in its 90 % interval' },
      named > 0 ? { swatch: 'area', style: 'background: var(--used)', text: 'words in use' } : null]
      .filter(Boolean),
    chart: {
      height: (width) => rangesHeight(width, rowsFor(theme()), { head: headFor(width) }),
      option: (colours, width) => rangesOption(colours, width, {
        rows: rowsFor(colours), head: headFor(width),
        axis: { type: 'value', min: 0, max: 100, interval: 25, format: (value) => `${value} %` },
        behind: wordBands(colours, width, terms, used),
      }),
    },
    contents: () => ({
      caption: 'Probability of each statement, and the share of the members in which it comes true',
      columns: [{ title: 'Statement' }, { title: 'Policy' }, { title: 'By', kind: 'date' },
        { title: 'Probability', kind: 'frequency' }, { title: '90 %, low', kind: 'percent' },
        { title: '90 %, high', kind: 'percent' },
        { title: 'Share of members', kind: 'frequency' }],
      rows: statements.map((one) => [one.ask, one.policy, one.by, one.p, one.low, one.high,
        one.simulated.p]),
    }),
  }).element;
}

export function statementsSection(report) {
  const { statements, policies, scale } = report;
  if (statements.length === 0) {
    return section('statements', 'Headline statements', null,
      nothing('The scenario of this run asks no questions.'));
  }
  return section('statements', 'Headline statements',
    `How likely it is, under \u201c${policies[0].title}\u201d unless said otherwise. `
    + `Words are those of the ${scale.name} scale.`,
    h('div', { class: 'statements' }, statements.map((one) => card(one, policies))),
    strip(report));
}
