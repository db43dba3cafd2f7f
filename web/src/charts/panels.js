// Fans side by side on one scale, one panel for each policy.
import { compact, signed, time } from '../numbers.js';
import { amountAxis, fanSeries, timeAxis } from './fan.js';
import { TEXT_SIZE } from './echarts.js';

const PANEL_HEIGHT = 230; // px, with its heading
const HEAD = 44;
const FOOT = 30;

function columnsFor(width, count) {
  return Math.max(1, Math.min(count, Math.floor(width / 270)));
}

export function panelsHeight(width, count) {
  return Math.ceil(count / columnsFor(width, count)) * PANEL_HEIGHT;
}

/**
 * @param panels [{title, quantiles, colour}]
 * @param dates of the quantiles
 */
export function panelsOption(colours, width, { panels, dates }) {
  const times = dates.map(time);
  const columns = columnsFor(width, panels.length);
  const lists = panels.flatMap(({ quantiles }) => [quantiles.q05, quantiles.q95, [0]]);
  const all = lists.flat().filter((value) => value !== null);
  const each = width / columns;
  const option = { grid: [], xAxis: [], yAxis: [], series: [], title: [] };
  const axis = amountAxis(colours, lists, (value) => signed(value, compact));
  panels.forEach(({ title, quantiles, colour }, i) => {
    const [left, top] = [(i % columns) * each, Math.floor(i / columns) * PANEL_HEIGHT];
    const place = { xAxisIndex: i, yAxisIndex: i };
    option.grid.push({ left: left + 62, width: each - 78, top: top + HEAD,
      height: PANEL_HEIGHT - HEAD - FOOT });
    option.xAxis.push({ ...timeAxis(colours, times[0], times.at(-1)), gridIndex: i,
      axisLine: { show: false }, axisTick: { show: false } });
    option.yAxis.push({ ...axis, gridIndex: i, min: Math.min(...all), max: Math.max(...all),
      scale: true });
    option.title.push({ text: title, left: left + 4, top: top + 2, textStyle: {
      color: colours.text, fontSize: TEXT_SIZE, fontWeight: 600, width: each - 20,
      overflow: 'break', lineHeight: 17 } });
    option.series.push(...fanSeries(times, quantiles, colour, place), {
      type: 'line', ...place, data: [], silent: true,
      markLine: { silent: true, symbol: 'none', label: { show: false }, data: [{ yAxis: 0 }],
        lineStyle: { color: colours.text, type: 'solid', width: 1 } },
    });
  });
  return option;
}
