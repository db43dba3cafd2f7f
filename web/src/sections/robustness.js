// Which policy one would regret least, by objective.
import { cellsHeight, cellsOption } from '../charts/cells.js';
import { figure } from '../figure.js';
import { h, prose } from '../dom.js';
import { compact, interval, percent, readable, units } from '../numbers.js';
import { table } from '../table.js';
import { amountKey } from './exposure.js';
import { nothing, section } from './section.js';

const MEASURES = [
  { field: 'regret_max', title: 'largest regret' },
  { field: 'regret_q90', title: '90 % quantile of regret' },
  { field: 'regret_mean', title: 'mean regret' },
];

function cellsOf({ objectives, policies }, measure) {
  return objectives.flatMap((_, row) => {
    const values = policies.map((policy) => policy[measure][row]);
    const largest = Math.max(...values.filter((value) => value !== null), 1e-300);
    return values.map((value, column) => ({ row, column, text: compact(value),
      amount: value === null ? null : value / largest }));
  });
}

function regretMap(comparison, policies) {
  let measure = MEASURES[0].field;
  let made = null;
  const choice = [h('label', { for: 'regret-measure' }, 'Show'),
    h('select', { id: 'regret-measure', onchange: ({ target }) => {
      measure = target.value;
      made.redraw();
    } }, MEASURES.map(({ field, title }) => h('option', { value: field }, title)))];
  const { objectives } = comparison;
  const rows = objectives.map(({ title, unit }) => `${title}, ${units(unit)}`);
  const columns = policies.map(({ title }) => title);
  made = figure({
    id: comparison.id, title: comparison.title, alt: comparison.alt, controls: choice,
    chart: {
      height: (width) => cellsHeight(width, rows, columns),
      option: (colours, width) => cellsOption(colours, width, { rows, columns,
        cells: cellsOf(comparison, measure) }),
    },
    contents: () => ({
      caption: 'Regret: how much worse a policy is than the best one in the same member',
      columns: [{ title: 'Objective' }, { title: 'Unit' }, { title: 'Policy' },
        ...MEASURES.map(({ title }) => ({ title, kind: 'number' })),
        { title: 'share within the limit', kind: 'frequency' }],
      rows: objectives.flatMap((objective, i) => comparison.policies.map((of, at) => [
        objective.title, units(objective.unit), policies[at].title, of.regret_max[i],
        of.regret_q90[i], of.regret_mean[i], of.satisficing?.[i] ?? null])),
    }),
  });
  made.element.querySelector('.chart').after(amountKey('no regret', 'most in its row',
    'each objective is shaded on its own'));
  return made.element;
}

function standing(comparison, policies) {
  return table({
    caption: 'Share of the members in which no other policy is as good on every objective and '
      + 'better on one, with its 90 % interval',
    columns: [{ title: 'Policy' }, { title: 'Members', kind: 'frequency' },
      { title: '90 % interval' }],
    rows: comparison.policies.map(({ not_dominated: share }, at) => [policies[at].title,
      share?.p ?? null, share ? interval(share.low, share.high, percent) : '']),
  });
}

export function robustnessSection({ comparison, policies }) {
  const introduction = 'Regret is how much worse a policy does than the best of the policies in '
    + 'the same member. A robust policy has little regret in most members, even where it is not '
    + 'the best.';
  if (!comparison || comparison.objectives.length === 0) {
    return section('robustness', 'Which policy is regretted least', null,
      nothing('This run has no comparison: it needs at least two policies and an objective.'));
  }
  return section('robustness', 'Which policy is regretted least', introduction,
    regretMap(comparison, policies), standing(comparison, policies),
    comparison.notes.map((note) => h('p', { class: 'small' }, prose(readable(note)))));
}
