// What the policies change, future by future, and what survives of a banned base.
import { panelsHeight, panelsOption } from '../charts/panels.js';
import { rangesHeight, rangesOption } from '../charts/ranges.js';
import { h } from '../dom.js';
import { figure } from '../figure.js';
import { compact, date, frequency, interval, percent, share, signed, units } from '../numbers.js';
import { source } from '../sources.js';
import { table } from '../table.js';
import { policyStyle, theme } from '../theme.js';
import { FAN_KEY } from './outlook.js';
import { nothing, section } from './section.js';

function effect(change) {
  if (!change) return h('span', { class: 'none' }, 'baseline');
  const { end, better } = change;
  return h('span', {},
    h('data', { value: end.median }, h('strong', {}, signed(end.median))), h('br'),
    h('span', { class: 'small' }, interval(end.low, end.high, signed)), h('br'),
    h('span', { class: 'small' }, 'lower in ', h('data', { value: better.p }, frequency(better.p)),
      ` (${interval(better.low, better.high, percent)})`));
}

function overview(changes, policies, end) {
  return table({
    caption: `Change against \u201c${policies[0].title}\u201d on ${date(end)}: median, 90 % interval, `
      + 'and the share of futures in which the quantity is lower (with its 90 % interval)',
    columns: [{ title: 'Quantity' }, ...policies.slice(1).map(({ title }) => ({ title }))],
    rows: changes.map((one) => [
      h('span', {}, one.name, units(one.unit) ? `, ${units(one.unit)}` : '', ' ', source(one.id)),
      ...one.policies.slice(1).map(effect)]),
  }, 'side-by-side');
}

function deltaFans(quantity, policies) {
  const shown = policies.map((policy, at) => ({ ...policy, at, quantiles: quantity.policies[at] }))
    .filter(({ quantiles }) => quantiles);
  return figure({
    id: quantity.id, title: quantity.title, alt: quantity.alt,
    key: FAN_KEY.map((entry) => ({ ...entry, style: entry.style.replace('--fan', '--text') })),
    chart: {
      height: (width) => panelsHeight(width, shown.map(({ title }) => title)),
      option: (colours, width) => panelsOption(colours, width, { dates: quantity.dates,
        panels: shown.map(({ title, quantiles, at }) => ({ title, quantiles,
          colour: policyStyle(at, colours).color })) }),
    },
    contents: () => ({
      caption: `Change against \u201c${policies[0].title}\u201d, ${units(quantity.unit)}`,
      columns: [{ title: 'Policy' }, { title: 'Date', kind: 'date' },
        ...['5 %', '25 %', 'Median', '75 %', '95 %'].map((title) => ({ title, kind: 'number' }))],
      rows: shown.flatMap(({ title, quantiles: of }) => quantity.dates.map((day, i) => [
        title, day, of.q05[i], of.q25[i], of.median[i], of.q75[i], of.q95[i]])),
    }),
  }).element;
}

function survivors(surviving, policies) {
  const titleOf = (name) => policies.find((policy) => policy.name === name)?.title ?? name;
  const at = (name) => policies.findIndex((policy) => policy.name === name);
  const last = surviving.at(-1);
  const rowsFor = (colours) => [...new Set(surviving.map(({ policy }) => policy))]
    .flatMap((name) => [{ label: titleOf(name) }, ...surviving.filter((one) => one.policy === name)
      .map((one) => ({
        label: `after ${one.months} months`, low: one.low * 100, mid: one.median * 100,
        high: one.high * 100, text: `${share(one.median)} (${interval(one.low, one.high, share)})`,
        colour: policyStyle(at(name), colours).color, mark: policyStyle(at(name), colours).mark,
      }))]);
  return figure({
    id: last.id,
    title: `${share(last.median)} of the banned devices are still online ${last.months} months after `
      + `sales ended, under \u201c${titleOf(last.policy)}\u201d`,
    alt: surviving.map((one) => `${titleOf(one.policy)}, ${one.months} months after: `
      + `${share(one.median)}, 90 percent interval ${interval(one.low, one.high, share)}.`).join(' '),
    key: [{ swatch: 'range-mark', text: 'median, in the interval that holds nine in ten futures' }],
    chart: {
      height: (width) => rangesHeight(width, rowsFor(theme()), { named: true }),
      option: (colours, width) => rangesOption(colours, width, { rows: rowsFor(colours),
        axis: { type: 'value', min: 0, max: 100, format: (value) => `${value} %`,
          name: 'share of the banned base still online' } }),
    },
    contents: () => ({
      caption: 'Share of the banned base still online',
      columns: [{ title: 'Policy' }, { title: 'Months after', kind: 'number' },
        { title: 'Date', kind: 'date' }, { title: 'Median', kind: 'share' },
        { title: '5 %', kind: 'share' }, { title: '95 %', kind: 'share' }, { title: 'Dataset' }],
      rows: surviving.map((one) => [titleOf(one.policy), one.months, one.date, one.median, one.low,
        one.high, one.id]),
    }),
  }).element;
}

export function policiesSection({ policies, changes, surviving, run }) {
  const introduction = 'Every future is simulated under each policy with the same chance events, so '
    + 'that a difference is the work of the policy and not of luck.';
  if (policies.length < 2) {
    return section('policies', 'What the policies change', introduction,
      nothing('This run has one policy: there is nothing to compare.'));
  }
  return section('policies', 'What the policies change', introduction,
    changes.length ? overview(changes, policies, run.end) : null,
    changes.map((quantity) => deltaFans(quantity, policies)),
    surviving.length ? survivors(surviving, policies) : null);
}
