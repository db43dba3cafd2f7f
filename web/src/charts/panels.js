// Fans side by side on one scale, one panel for each policy.
import { signed, tick, time } from '../numbers.js';
import { onPaper } from '../theme.js';
import { fanSeries, timeAxis } from './fan.js';
import { axisStyle, TEXT_SIZE } from './style.js';
import { font, LINE, wrap } from './text.js';

const PLOT = 165; // px, the height of a panel without its title
const PAPER_PLOT = 80;
const FOOT = 34;
const SCALE = 66; // px, the column of the scale
const GAP = 22; // px between panels

const bold = font(TEXT_SIZE, 600);

/** How the panels fill the width: columns, their width, the plot's height, the room for titles. */
function layout(width, titles) {
  const columns = Math.max(1, Math.min(titles.length, Math.floor((width - SCALE) / 180)));
  const each = (width - SCALE - GAP * (columns - 1) - 16) / columns;
  const head = Math.max(...titles.map((title) => wrap(title, each, bold).length)) * LINE + 12;
  const plot = onPaper() ? PAPER_PLOT : PLOT;
  return { columns, each, head, plot, height: head + plot + FOOT };
}

export function panelsHeight(width, titles) {
  const { columns, height } = layout(width, titles);
  return Math.ceil(titles.length / columns) * height;
}

/** The ends of a scale of about four round steps that holds all numbers and zero. */
function roundScale(lists) {
  const all = lists.flat().filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= rough);
  return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval,
    interval };
}

/**
 * @param panels [{title, quantiles, colour}]
 * @param dates of the quantiles
 */
export function panelsOption(colours, width, { panels, dates }) {
  const times = dates.map(time);
  const { columns, each, head, plot, height } = layout(width, panels.map(({ title }) => title));
  const scale = roundScale(panels.flatMap(({ quantiles }) => [quantiles.q05, quantiles.q95]));
  const option = { grid: [], xAxis: [], yAxis: [], series: [], title: [] };
  const style = axisStyle(colours);
  panels.forEach(({ title, quantiles, colour }, i) => {
    const [column, top] = [i % columns, Math.floor(i / columns) * height];
    const left = SCALE + column * (each + GAP);
    const place = { xAxisIndex: i, yAxisIndex: i };
    option.grid.push({ left, width: each, top: top + head, height: plot });
    const across = timeAxis(colours, times[0], times.at(-1));
    option.xAxis.push({ ...across, gridIndex: i, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { ...across.axisLabel, alignMinLabel: 'left', alignMaxLabel: 'right' } });
    option.yAxis.push({ type: 'value', ...style, ...scale, gridIndex: i,
      axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { ...style.axisLabel, show: column === 0,
        formatter: (value) => signed(value, tick) } });
    option.title.push({ text: wrap(title, each, bold).join('\n'), left: left - 5, top,
      textStyle: { color: colours.text, fontSize: TEXT_SIZE, fontWeight: 600, lineHeight: LINE } });
    option.series.push(...fanSeries(times, quantiles, colour, place), {
      type: 'line', ...place, data: [], silent: true,
      markLine: { silent: true, symbol: 'none', label: { show: false }, data: [{ yAxis: 0 }],
        lineStyle: { color: colours.text, type: 'solid', width: 1 } },
    });
  });
  return option;
}
