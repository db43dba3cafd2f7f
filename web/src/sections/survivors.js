// What is left of a banned base: a ban stops sales, and not what was sold.
import { rangesHeight, rangesOption } from '../charts/ranges.js';
import { figure } from '../figure.js';
import { interval, share } from '../numbers.js';
import { policyStyle, theme } from '../theme.js';

const titleOf = (name, policies) => policies.find((policy) => policy.name === name)?.title ?? name;

/** The share that is left longest after the first ban began. */
export const lastOfFirstBan = (surviving) => surviving.filter(({ policy }) => (
  policy === surviving[0].policy)).at(-1);

export function survivalFinding(surviving, policies) {
  const { median, months, policy } = lastOfFirstBan(surviving);
  return `${share(median)} of the banned devices are still online ${months} months after sales ended, `
    + `under \u201c${titleOf(policy, policies)}\u201d`;
}

function rowsFor(surviving, policies, colours) {
  return [...new Set(surviving.map(({ policy }) => policy))].flatMap((name) => {
    const { color, mark } = policyStyle(policies.findIndex((policy) => policy.name === name), colours);
    return [{ label: titleOf(name, policies) }, ...surviving.filter(({ policy }) => policy === name)
      .map((one) => ({
        label: `after ${one.months} months`, low: one.low * 100, mid: one.median * 100,
        high: one.high * 100, colour: color, mark,
        text: `${share(one.median)} (${interval(one.low, one.high, share)})`,
      }))];
  });
}

export function survivors(surviving, policies) {
  const rows = (colours) => rowsFor(surviving, policies, colours);
  return figure({
    id: lastOfFirstBan(surviving).id,
    title: survivalFinding(surviving, policies),
    alt: surviving.map((one) => `${titleOf(one.policy, policies)}, ${one.months} months after: `
      + `${share(one.median)}, 90 percent interval ${interval(one.low, one.high, share)}.`).join(' '),
    key: [{ swatch: 'range-mark', text: 'median, in the interval that holds nine in ten members' }],
    chart: {
      height: (width) => rangesHeight(width, rows(theme()), { named: true }),
      option: (colours, width) => rangesOption(colours, width, { rows: rows(colours),
        axis: { type: 'value', min: 0, max: 100, format: (value) => `${value} %`,
          name: 'share of the banned base still online' } }),
    },
    contents: () => ({
      caption: 'Share of the banned base still online',
      columns: [{ title: 'Policy' }, { title: 'Months after', kind: 'number' },
        { title: 'Date', kind: 'date' }, { title: 'Median', kind: 'share' },
        { title: '5 %', kind: 'share' }, { title: '95 %', kind: 'share' }, { title: 'Dataset' }],
      rows: surviving.map((one) => [titleOf(one.policy, policies), one.months, one.date, one.median,
        one.low, one.high, one.id]),
    }),
  }).element;
}
