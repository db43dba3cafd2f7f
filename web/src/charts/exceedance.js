// The probability that a quantity reaches each value, on logarithmic axes, with a tolerance.
import { compact, frequency, tick, units } from '../numbers.js';
import { onPaper, policyStyle } from '../theme.js';
import { axisStyle, TEXT_SIZE, tooltipStyle } from './style.js';

const onLogAxes = (points) => points.filter(({ value, probability }) => value > 0 && probability > 0);

/** The probability of more than `limit`: that of reaching the next value; 0 beyond all. */
export function probabilityAbove(points, limit) {
  const next = points.filter(({ value }) => value > limit)
    .sort((one, other) => one.value - other.value)[0];
  return next ? next.probability : 0;
}

/** The values and probabilities that the curves span. */
export function spanOf(curves) {
  const values = curves.flatMap((points) => onLogAxes(points).map(({ value }) => value));
  return values.length ? [Math.min(...values), Math.max(...values)] : [1, 10];
}

export function exceedanceHeight(width) {
  if (onPaper()) return 260;
  return width < 560 ? 320 : 380;
}

const floorPower = (value) => 10 ** Math.floor(Math.log10(value));
const ceilPower = (value) => 10 ** Math.ceil(Math.log10(value));

/**
 * @param curves by policy: [{value, probability of at least this value}]
 * @param titles of the policies
 */
export function exceedanceOption(colours, width, { curves, titles, tolerance, unit }) {
  const style = axisStyle(colours);
  const [low, high] = spanOf(curves);
  const least = Math.min(0.1, ...curves.flatMap((points) => onLogAxes(points)
    .map(({ probability }) => probability)));
  const [from, to] = [floorPower(Math.min(low, tolerance)), ceilPower(Math.max(high, tolerance))];
  const isLeft = tolerance ** 2 < from * to; // of the middle: its words then go to the right
  return {
    grid: { left: 58, right: 18, top: 58, bottom: 56 },
    tooltip: { ...tooltipStyle(colours), trigger: 'item',
      formatter: ({ seriesName, value }) => `${seriesName}<br>at least ${compact(value[0])}: `
        + frequency(value[1]) },
    xAxis: { ...style, type: 'log', min: from, max: to, name: units(unit), nameLocation: 'middle',
      nameGap: 32, axisLabel: { ...style.axisLabel, formatter: (value) => tick(value) } },
    yAxis: { ...style, type: 'log', min: floorPower(least), max: 1, axisLine: { show: false },
      name: 'share of the members with at least so many',
      nameGap: 30,
      nameTextStyle: { ...style.nameTextStyle, align: 'left', padding: [0, 0, 0, -50] },
      axisLabel: { ...style.axisLabel, formatter: (value) => `${+(value * 100).toPrecision(2)} %` } },
    series: curves.map((points, i) => {
      const every = Math.ceil(points.length / 6); // marks enough to tell the lines apart
      const { color, dash, mark } = policyStyle(i, colours);
      return {
        type: 'line', name: titles[i], step: 'start', symbol: mark, showAllSymbol: true,
        symbolSize: (_, { dataIndex }) => (dataIndex % every === i % every ? 8 : 0),
        data: onLogAxes(points).map(({ value, probability }) => [value, probability]),
        lineStyle: { color, width: 2, type: dash }, itemStyle: { color },
        markLine: i > 0 ? undefined : { silent: true, symbol: 'none', data: [{ xAxis: tolerance }],
          lineStyle: { color: colours.text, width: 1.5, type: 'solid' },
          label: { formatter: `your tolerance: ${compact(tolerance)}`, color: colours.text,
            fontSize: TEXT_SIZE, position: 'end', align: isLeft ? 'left' : 'right' } },
      };
    }),
  };
}
