// What the policies change, member by member.
import { panelsHeight, panelsOption } from '../charts/panels.js';
import { h } from '../dom.js';
import { figure, keyList } from '../figure.js';
import { date, frequency, interval, percent, signed, units } from '../numbers.js';
import { source } from '../sources.js';
import { table } from '../table.js';
import { policyStyle } from '../theme.js';
import { FAN_KEY } from './outlook.js';
import { nothing, section } from './section.js';
import { survivors } from './survivors.js';

/** "Scanning worms: devices held", with the unit if that is not in the name. */
function nameWithUnit({ name, unit }) {
  const said = name.toLowerCase().includes(units(unit));
  return said ? name : `${name}, ${units(unit)}`;
}

const GREY_KEY = FAN_KEY.map((entry) => ({ ...entry, style: entry.style.replace('--fan', '--text') }));

function effect(change) {
  if (!change) return h('span', { class: 'none' }, 'baseline');
  const { end, better } = change;
  return h('span', {},
    h('data', { value: end.median }, h('strong', {}, signed(end.median))), h('br'),
    h('span', { class: 'small part' }, interval(end.low, end.high, signed)), h('br'),
    h('span', { class: 'small part' }, 'lower in ', h('data', { value: better.p },
      frequency(better.p))), ' ',
    h('span', { class: 'small part' }, `(${interval(better.low, better.high, percent)})`));
}

function overview(changes, policies, end) {
  return table({
    caption: `Change against \u201c${policies[0].title}\u201d on ${date(end)}: median, 90 % interval, `
      + 'and the share of the members in which the quantity is lower (with its 90 % interval)',
    columns: [{ title: 'Quantity' }, ...policies.slice(1).map(({ title }) => ({ title }))],
    rows: changes.map((one) => [
      h('span', {}, nameWithUnit(one), ' ', source(one.id)),
      ...one.policies.slice(1).map(effect)]),
  }, 'side-by-side');
}

function deltaFans(quantity, policies) {
  const shown = policies.map((policy, at) => ({ ...policy, at, quantiles: quantity.policies[at] }))
    .filter(({ quantiles }) => quantiles);
  return figure({
    id: quantity.id, title: quantity.title, alt: quantity.alt,
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

export function policiesSection({ policies, changes, surviving, run }) {
  const introduction = 'Every member is simulated under each policy with the same chance events, so '
    + 'that a difference is the work of the policy and not of luck. Titles speak of '
    + `${date(run.end)} against \u201c${policies[0].title}\u201d; \u201clower\u201d and `
    + '\u201chigher\u201d stand only where the middle nine in ten members all agree.';
  if (policies.length < 2) {
    return section('policies', 'What the policies change', null,
      nothing('This run has one policy: there is nothing to compare.'));
  }
  const changed = changes.filter((quantity) => quantity.changed);
  const others = changes.filter((quantity) => !quantity.changed).map(({ name }) => name);
  return section('policies', 'What the policies change', introduction,
    changed.length ? [overview(changed, policies, run.end), keyList(GREY_KEY)] : null,
    changed.map((quantity) => deltaFans(quantity, policies)),
    others.length ? h('p', {}, `No policy changes these in any member: ${others.join('; ')}.`) : null,
    surviving.length ? survivors(surviving, policies) : null);
}
