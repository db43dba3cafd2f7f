// Three numbers that are often taken for one another: active now, unique ever, and recorded.
import { rangesHeight, rangesOption } from '../charts/ranges.js';
import { figure } from '../figure.js';
import { compact, date, interval, tick } from '../numbers.js';
import { theme } from '../theme.js';
import { nothing, section } from './section.js';

const KINDS = [
  { field: 'active', name: 'active now', mark: 'circle', colour: 1 },
  { field: 'observed_active', name: 'active now, as observed', mark: 'diamond', colour: 2 },
  { field: 'ever', name: 'unique ever', mark: 'circle', colour: 1 },
  { field: 'observed_ever', name: 'unique ever, as observed', mark: 'diamond', colour: 2 },
  { field: 'observed_recorded', name: 'recorded by observers', mark: 'diamond', colour: 2 },
];

/** A logarithmic axis cannot show zero: such an end lies at its edge. */
function axisOf(counts) {
  const seen = counts.flatMap(({ low, median, high }) => [low, median, high])
    .filter((value) => value > 0);
  return {
    type: 'log', format: tick, name: 'devices',
    min: 10 ** Math.floor(Math.log10(Math.min(...seen, 1e9))),
    max: 10 ** Math.ceil(Math.log10(Math.max(...seen, 10))),
  };
}

function chart(campaigns) {
  const entries = campaigns.rows.flatMap((row) => KINDS.filter(({ field }) => row[field])
    .map((kind) => ({ kind, row, count: row[kind.field] })));
  const axis = axisOf(entries.map(({ count }) => count));
  const onAxis = (value) => Math.max(value, axis.min);
  const rowsFor = (colours) => campaigns.rows.flatMap((campaign) => [{ label: campaign.title },
    ...entries.filter(({ row }) => row === campaign).map(({ kind, count }) => ({
      label: kind.name, mark: kind.mark, colour: colours.policies[kind.colour],
      low: onAxis(count.low), mid: onAxis(count.median), high: onAxis(count.high),
      text: `${compact(count.median)} (${interval(count.low, count.high)})`,
    }))]);
  return figure({
    id: campaigns.id, title: campaigns.title, details: campaigns.details, alt: campaigns.alt,
    key: [{ swatch: 'dot', style: 'color: var(--blue)', text: 'what is so, in the members' },
      { swatch: 'diamond', style: 'color: var(--vermillion)', text: 'what observers would see' }],
    chart: {
      height: (width) => rangesHeight(width, rowsFor(theme()), { named: true }),
      option: (colours, width) => rangesOption(colours, width, { rows: rowsFor(colours), axis }),
    },
    contents: () => ({
      caption: `Devices on ${date(campaigns.date)}`,
      columns: [{ title: 'Campaign' }, { title: 'Number' }, { title: 'Median', kind: 'number' },
        { title: '5 %', kind: 'number' }, { title: '95 %', kind: 'number' }, { title: 'Dataset' }],
      rows: entries.map(({ kind, row, count }) => [row.title, kind.name, count.median, count.low,
        count.high, count.id]),
    }),
  }).element;
}

export function campaignsSection({ campaigns }) {
  const introduction = 'A campaign has more than one size: the devices it holds now, all those it '
    + 'ever held, and those that an observer recorded. Public reports quote any of the three.';
  if (!campaigns || campaigns.rows.length === 0) {
    return section('campaigns', 'Campaigns', introduction, nothing('This run has no campaigns.'));
  }
  return section('campaigns', 'Campaigns', introduction, chart(campaigns));
}
