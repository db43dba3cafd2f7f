// What may happen to the main quantities: fans, with what was published about them.
import { fanHeight, fanOption } from '../charts/fan.js';
import { observedKey, useText } from '../charts/observed.js';
import { h } from '../dom.js';
import { figure, keyList } from '../figure.js';
import { compact, date, interval, units } from '../numbers.js';
import { nothing, section } from './section.js';

export const FAN_KEY = [
  { swatch: 'stroke', style: 'color: var(--fan)', text: 'median' },
  { swatch: 'area', style: 'background: var(--fan); opacity: .5', text: 'half of the members' },
  { swatch: 'area', style: 'background: var(--fan); opacity: .2', text: 'nine in ten' },
];

/** What a fan says at its end, for a policy that the title does not speak of. */
function ending(quantity, at, policies) {
  const { median, q05, q95 } = quantity.policies[at];
  return `Under \u201c${policies[at].title}\u201d: ${compact(median.at(-1))} `
    + `${units(quantity.unit)} on ${date(quantity.dates.at(-1))}, nine in ten members from `
    + `${interval(q05.at(-1), q95.at(-1))}.`;
}

const PUBLISHED = [...['Lowest published', 'Published', 'Highest published'].map((title) => (
  { title, kind: 'number' })), { title: 'What was published' }, { title: 'Dataset' }];

/** A row for each published figure, in the columns behind those of the fan. */
function published({ date: day, from, low, value, high, what, use, quality, id }) {
  const span = from ? `, from ${date(from)}` : '';
  return ['Published', day, ...Array(5).fill(null), low, value, high,
    `${value === null ? 'more than; ' : ''}${what}${span} (${useText(use)}${quality ? `, ${quality}` : ''})`, id];
}

function numbers(quantity, policies) {
  const unit = units(quantity.unit);
  const { observed } = quantity;
  const rest = observed.length ? [null, null, null, '', ''] : [];
  return {
    caption: `Quantiles over the members${observed.length ? ' and published figures' : ''}`
      + `${unit ? `, ${unit}` : ''}`,
    columns: [{ title: 'Policy' }, { title: 'Date', kind: 'date' },
      ...['5 %', '25 %', 'Median', '75 %', '95 %'].map((title) => ({ title, kind: 'number' })),
      ...(observed.length ? PUBLISHED : [])],
    rows: [...observed.map(published), ...quantity.policies.flatMap((of, at) => quantity.dates.map(
      (day, i) => [policies[at].title, day, of.q05[i], of.q25[i], of.median[i], of.q75[i], of.q95[i],
        ...rest]))],
  };
}

/** @param shown {policy, paths}: what the reader chose for all fans */
function fan(quantity, policies, shown) {
  const { id, title, details, alt, dates, observed, unit } = quantity;
  const paths = () => (shown.paths && shown.policy === 0 ? quantity.paths : []);
  const made = figure({
    id, title, details, alt,
    key: observedKey(observed),
    chart: {
      height: fanHeight,
      option: (colours, width) => fanOption(colours, width, { dates, observed, unit,
        paths: paths(), quantiles: quantity.policies[shown.policy] }),
    },
    contents: () => numbers(quantity, policies),
  });
  const box = made.element.querySelector('.chart');
  const note = h('p', { class: 'small' });
  box.before(note);
  const show = () => {
    const other = shown.policy === 0 ? '' : ending(quantity, shown.policy, policies);
    note.textContent = other;
    box.setAttribute('aria-label', other || alt);
    made.redraw();
  };
  return { element: made.element, show };
}

function choices(policies, count, shown, onChange) {
  const ticks = h('input', { type: 'checkbox', onchange: ({ target }) => {
    shown.paths = target.checked;
    onChange();
  } });
  const choice = h('select', { id: 'outlook-policy', onchange: ({ target }) => {
    shown.policy = Number(target.value);
    ticks.disabled = shown.policy !== 0; // the single members are the baseline's
    onChange();
  } }, policies.map(({ title }, i) => h('option', { value: i }, title)));
  return h('div', { class: 'controls' },
    policies.length > 1 ? [h('label', { for: 'outlook-policy' }, 'Policy'), choice] : null,
    count > 0 ? h('label', { class: 'tick' }, ticks, `Show ${count} single members`) : null);
}

export function outlookSection({ outlook, policies, run }) {
  const introduction = `Each chart shows ${run.members} member${run.members === 1 ? '' : 's'}. Half `
    + 'of the members lie in the dark band, nine in ten in the pale one.'
    + (outlook.some(({ observed }) => observed.length) ? ' Marks with whiskers are what others '
      + 'published, with the range of their figures.' : '');
  if (outlook.length === 0) {
    return section('outlook', 'Outlook', introduction, nothing('This run has no series to show.'));
  }
  const shown = { policy: 0, paths: false };
  const fans = outlook.map((quantity) => fan(quantity, policies, shown));
  const count = Math.max(...outlook.map(({ paths }) => paths.length));
  return section('outlook', 'Outlook', introduction,
    choices(policies, count, shown, () => fans.forEach(({ show }) => show())),
    keyList(FAN_KEY), h('div', { class: 'pairs' }, fans.map(({ element }) => element)));
}
