// What may happen to the main quantities: fans with what was observed so far.
import { fanOption } from '../charts/fan.js';
import { h } from '../dom.js';
import { figure } from '../figure.js';
import { units } from '../numbers.js';
import { nothing, section } from './section.js';

export const FAN_KEY = [
  { swatch: 'stroke', style: 'background: var(--fan)', text: 'median' },
  { swatch: 'area', style: 'background: var(--fan); opacity: .5', text: 'half of the futures' },
  { swatch: 'area', style: 'background: var(--fan); opacity: .2', text: 'nine in ten' },
];

let controls = 0;

function policyChoice(policies, onChange) {
  const id = `outlook-policy-${controls += 1}`;
  return [h('label', { for: id }, 'Policy'),
    h('select', { id, onchange: ({ target }) => onChange(Number(target.value)) },
      policies.map(({ title }, i) => h('option', { value: i }, title)))];
}

function pathsChoice(count, onChange) {
  return h('label', { class: 'tick' },
    h('input', { type: 'checkbox', onchange: ({ target }) => onChange(target.checked) }),
    `Show ${count} single futures`);
}

function fan(quantity, policies) {
  let shown = 0;
  let withPaths = false;
  let made = null;
  const paths = () => (withPaths && shown === 0 ? quantity.paths : []);
  const key = [...FAN_KEY];
  if (quantity.observed.length) key.push({ swatch: 'diamond', text: 'observed' });
  const ticks = quantity.paths.length ? pathsChoice(quantity.paths.length, (now) => {
    withPaths = now;
    made.redraw();
  }) : null;
  const controlsOf = [
    policies.length > 1 ? policyChoice(policies, (at) => {
      shown = at;
      if (ticks) ticks.querySelector('input').disabled = at !== 0; // paths are the baseline's
      made.redraw();
    }) : null,
    ticks,
  ].filter(Boolean);
  made = figure({
    id: quantity.id, title: quantity.title, alt: quantity.alt, key, controls: controlsOf,
    chart: {
      height: (width) => (width < 560 ? 260 : 320),
      option: (colours, width) => fanOption(colours, width, { dates: quantity.dates,
        quantiles: quantity.policies[shown], paths: paths(), observed: quantity.observed,
        unit: quantity.unit }),
    },
    contents: () => ({
      caption: `Quantiles over the members${units(quantity.unit) ? `, ${units(quantity.unit)}` : ''}`,
      columns: [{ title: 'Policy' }, { title: 'Date', kind: 'date' },
        ...['5 %', '25 %', 'Median', '75 %', '95 %'].map((title) => ({ title, kind: 'number' }))],
      rows: quantity.policies.flatMap((of, at) => quantity.dates.map((day, i) => [
        policies[at].title, day, of.q05[i], of.q25[i], of.median[i], of.q75[i], of.q95[i]])),
    }),
  });
  return made.element;
}

export function outlookSection({ outlook, policies, run }) {
  return section('outlook', 'Outlook',
    `Each chart shows ${run.members} simulated futures. The line is the median; half of the `
    + 'futures lie in the dark band, nine in ten in the pale one.',
    outlook.length ? outlook.map((quantity) => fan(quantity, policies))
      : nothing('This run has no series to show.'));
}
