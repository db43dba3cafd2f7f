// What became of earlier forecasts: the ledger's scores, family by family, and how they bear on
// the statements.
import { reliabilityHeight, reliabilityOption } from '../charts/reliability.js';
import { h, prose, sentence } from '../dom.js';
import { figure } from '../figure.js';
import { source } from '../sources.js';
import { table } from '../table.js';

function diagram({ id, title, alt, rows }) {
  return figure({
    id, title, alt,
    key: [{ swatch: 'dot', style: 'color: var(--fan)', text: 'share that came to pass, with the number of forecasts' },
      { swatch: 'diamond', style: 'color: var(--vermillion)', text: 'the same, beyond chance' },
      { swatch: 'area', style: 'background: var(--line)', text: 'where nine in ten would lie if each probability were right' }],
    chart: { height: reliabilityHeight,
      option: (colours, width) => reliabilityOption(colours, width, { rows }) },
    contents: () => ({
      caption: 'Forecasts by the probability stated, and what came to pass',
      columns: [{ title: 'Stated, from', kind: 'share' }, { title: 'to', kind: 'share' },
        { title: 'Forecasts', kind: 'number' }, { title: 'Mean stated', kind: 'share' },
        { title: 'Came to pass', kind: 'number' }, { title: 'Share', kind: 'share' },
        { title: 'If right, from', kind: 'share' }, { title: 'to', kind: 'share' }],
      rows: rows.map((row) => [row.from, row.to, row.events, row.stated, row.happened, row.share,
        row.low, row.high]),
    }),
  }).element;
}

function scores(families) {
  const scored = families.filter((family) => family.scores);
  if (!scored.length) return null;
  const number = (title) => ({ title, kind: 'number' });
  return table({
    caption: 'Brier score: reliability \u2212 resolution + uncertainty + within bins; 0 is perfect, 0.25 always one half',
    columns: [{ title: 'Family' }, number('Forecasts'), number('Came to pass'), number('Brier'),
      number('Reliability'), number('Resolution'), number('Uncertainty'), number('Within bins'),
      number('Brier of base rates'), number('Skill'), { title: 'Dataset' }],
    rows: scored.map(({ id, name, scores: of }) => [name, of.events, of.happened, of.brier,
      of.reliability, of.resolution, of.uncertainty, of.within_bins, of.base_rate, of.skill,
      source(id)]),
  });
}

function family(one) {
  return h('div', {},
    h('h4', {}, one.name),
    h('p', {}, sentence(one.counts), ' ', one.text, ' ', source(one.id)),
    h('ul', {}, one.sentences.map((text) => h('li', {}, sentence(text)))),
    one.diagram ? diagram(one.diagram) : null);
}

/** The contents of the block on calibration. */
export function calibration(found) {
  if (found.missing) return h('p', {}, sentence(found.text), ' ', prose(found.missing));
  return [h('p', {}, found.text, ' ', source(found.id)), scores(found.families),
    found.families.map(family)];
}
