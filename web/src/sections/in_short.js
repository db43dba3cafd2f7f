// What a reader in a hurry takes away: how likely each statement is, what the policies change, and
// how far to trust it.
import { bandsToDraw, headFor, wordBands } from '../charts/word_bands.js';
import { rangesHeight, rangesOption } from '../charts/ranges.js';
import { h, sentence } from '../dom.js';
import { figure } from '../figure.js';
import { frequency, interval, percent, readable } from '../numbers.js';
import { source } from '../sources.js';
import { policyStyle, theme } from '../theme.js';
import { guessesIn } from './inputs.js';
import { nothing, section } from './section.js';
import { dueText } from './statements.js';
import { lastOfFirstBan, survivalFinding } from './survivors.js';

/** "between likely and highly likely", without the bands that follow. */
const wordsOf = ({ word }) => word.split(' (')[0];

function rowOf(statement, policies, colours) {
  const at = Math.max(0, policies.findIndex(({ name }) => name === statement.policy));
  const { color, mark } = policyStyle(at, colours);
  const { ask, low, p, high } = statement;
  return { label: `${ask}, ${dueText(statement)}${at > 0 ? ` (${policies[at].title})` : ''}`, colour: color,
    mark, low: low * 100, mid: p * 100, high: high * 100, words: wordsOf(statement),
    text: `${frequency(p)} (${interval(low, high, percent)})` };
}

function strip({ statements, scale, policies }) {
  const used = new Set(statements.flatMap(({ terms }) => terms ?? []));
  const terms = bandsToDraw(scale.terms, used);
  const rowsFor = (colours) => statements.map((one) => rowOf(one, policies, colours));
  const named = statements.filter((one) => one.terms?.length).length;
  return figure({
    name: 'statements',
    title: `${named === 0 ? 'None' : named} of ${statements.length} statements `
      + `${named === 1 ? 'is' : 'are'} certain enough for words of the ${scale.name} scale`,
    alt: statements.map((one) => `${one.ask}: ${wordsOf(one)}, ${frequency(one.p)}, 90 percent `
      + `interval ${interval(one.low, one.high, percent)}.`).join(' '),
    key: [{ swatch: 'range-mark', text: 'probability stated, in its 90 % interval' },
      named > 0 ? { swatch: 'area', style: 'background: var(--used)', text: 'words in use' } : null]
      .filter(Boolean),
    chart: {
      height: (width) => rangesHeight(width, rowsFor(theme()), { head: headFor(width, terms) }),
      option: (colours, width) => rangesOption(colours, width, {
        rows: rowsFor(colours), head: headFor(width, terms),
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

/** One line each of the sections that decide most, with the way there. */
function takeaways({ changes, surviving, policies, trust, inputs }) {
  const held = changes.find(({ id }) => id === 'changes.compromised');
  const lines = [
    held ? ['Policies', '#policies', readable(held.title), held.id] : null,
    surviving.length ? ['Banned devices', '#policies', survivalFinding(surviving, policies),
      lastOfFirstBan(surviving).id] : null,
    ['Trust', '#trust', `${sentence(trust.calibration.text)} ${guessesIn(inputs)}`, null],
  ].filter(Boolean);
  return h('dl', { class: 'facts takeaways' }, lines.map(([name, place, text, id]) => [
    h('dt', {}, h('a', { href: place }, name)), h('dd', {}, sentence(text), ' ', source(id))]));
}

export function inShortSection(report) {
  const { statements, policies, scale } = report;
  return section('in-short', 'In short', statements.length === 0 ? null
    : `How likely it is, under \u201c${policies[0].title}\u201d unless said otherwise, in words of `
      + `the ${scale.name} scale.`,
  statements.length === 0 ? nothing('The scenario of this run asks no questions.') : strip(report),
  takeaways(report));
}
