// A fan: the median, the middle half and nine in ten of the members, by date.
import { compact, date, signed, tick, time, units } from '../numbers.js';
import { onPaper } from '../theme.js';
import { axisStyle, tooltipStyle, TEXT_SIZE } from './style.js';
import { observedAmounts, observedSeries } from './observed.js';

/** Runs of dates at which both lists have a number. */
function runs(low, high) {
  const found = [];
  let open = null;
  low.forEach((value, i) => {
    if (value === null || high[i] === null) open = null;
    else if (open) open.push(i);
    else found.push(open = [i]);
  });
  return found;
}

/** The area between two lists. */
export function band(times, low, high, fill, place) {
  return {
    type: 'custom', silent: true, clip: true, z: 1, ...place,
    tooltip: { show: false },
    data: runs(low, high).map((run) => [times[run[0]], low[run[0]], run]),
    renderItem: ({ dataIndex }, api) => {
      const run = runs(low, high)[dataIndex];
      const edge = (list) => run.map((i) => api.coord([times[i], list[i]]));
      return {
        type: 'polygon',
        shape: { points: [...edge(high), ...edge(low).reverse()] },
        style: { fill },
      };
    },
  };
}

function line(times, values, style, more) {
  return {
    type: 'line', symbol: 'none', silent: true, z: 3, lineStyle: style,
    data: times.map((at, i) => [at, values[i]]), ...more,
  };
}

const WIDE = 380; // px: from here the last median stands behind its line

/** The height of a fan, in px. */
export function fanHeight(width) {
  return onPaper() ? 130 : Math.round(Math.min(320, Math.max(190, width * 0.6)));
}

/** The series of one fan. Invisible edges make the axis hold the outer band. */
export function fanSeries(times, quantiles, colour, place = {}) {
  const unseen = { opacity: 0, width: 0 };
  return [
    line(times, quantiles.q05, unseen, { ...place, tooltip: { show: false } }),
    line(times, quantiles.q95, unseen, { ...place, tooltip: { show: false } }),
    band(times, quantiles.q05, quantiles.q95, `${colour}2e`, place),
    band(times, quantiles.q25, quantiles.q75, `${colour}59`, place),
    line(times, quantiles.median, { color: colour, width: 2.5 }, { ...place, name: 'median' }),
  ];
}

/** An axis of amounts; from zero unless the amounts lie far above it. */
export function amountAxis(colours, lists, write = tick) {
  const all = lists.flat().filter((value) => value !== null);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const style = axisStyle(colours);
  return {
    ...style, type: 'value', scale: low > 0.5 * high, splitNumber: 4,
    axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { ...style.axisLabel, formatter: (value) => write(value) },
  };
}

export function timeAxis(colours, from, to) {
  const style = axisStyle(colours);
  const oneYear = 366 * 86_400_000;
  return {
    ...style, type: 'time', min: from, max: to, splitLine: { show: false },
    minInterval: to - from > 2 * oneYear ? oneYear * 0.9 : 0,
    axisLabel: {
      ...style.axisLabel,
      formatter: (value) => {
        const at = new Date(value);
        return at.getUTCMonth() === 0 ? String(at.getUTCFullYear())
          : at.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
      },
    },
  };
}

function fanTooltip(colours, times, dates, quantiles, write) {
  return {
    ...tooltipStyle(colours), trigger: 'axis',
    axisPointer: { lineStyle: { color: colours.muted } },
    formatter: (points) => {
      const i = times.indexOf([points].flat()[0]?.axisValue);
      if (i < 0) return '';
      const of = (name) => write(quantiles[name][i]);
      return `${date(dates[i])}<br>median ${of('median')}<br>half of the members: ${of('q25')} to `
        + `${of('q75')}<br>nine in ten: ${of('q05')} to ${of('q95')}`;
    },
  };
}

/** From the first date or published figure to the last, with room for the marks at both ends. */
function timesShown(times, observed) {
  const published = observed.flatMap((one) => [time(one.from ?? one.date), time(one.date)]);
  const [first, last] = [Math.min(times[0], ...published), times.at(-1)];
  const room = (last - first) / 60;
  return [Math.min(times[0], ...published.map((at) => at - room)),
    Math.max(last, ...published.map((at) => at + room))];
}

/**
 * One fan with what was published and, if asked for, single members.
 * @param dates of `quantiles` {median, q05, q25, q75, q95} and of each of `paths`
 * @param observed as observedSeries() has it
 */
export function fanOption(colours, width, { dates, quantiles, paths, observed, unit, change }) {
  const times = dates.map(time);
  const write = change ? (value) => signed(value) : compact;
  const lists = [quantiles.q05, quantiles.q95, ...paths, observedAmounts(observed)];
  const [first, last] = timesShown(times, observed);
  return {
    grid: { left: 58, right: width < WIDE ? 16 : 64, top: 30, bottom: 30 },
    xAxis: timeAxis(colours, first, last),
    yAxis: { ...amountAxis(colours, lists, change ? (value) => signed(value, tick) : tick), name: units(unit),
      nameTextStyle: { ...axisStyle(colours).nameTextStyle, align: 'left', padding: [0, 0, 0, -50] } },
    tooltip: fanTooltip(colours, times, dates, quantiles, write),
    series: [
      ...fanSeries(times, quantiles, colours.fan),
      ...paths.map((path) => line(times, path,
        { color: colours.text, width: 0.8, opacity: 0.45 }, { z: 2, tooltip: { show: false } })),
      ...(observed.length ? [observedSeries(observed, colours)] : []),
      {
        type: 'line', data: [[times.at(-1), quantiles.median.at(-1)]], symbol: 'none', silent: true,
        tooltip: { show: false },
        endLabel: { show: width >= WIDE, formatter: write(quantiles.median.at(-1)), distance: 8,
          color: colours.text, fontSize: TEXT_SIZE, fontWeight: 600 },
      },
    ],
  };
}
