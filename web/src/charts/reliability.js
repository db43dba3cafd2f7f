// What came to pass against what was stated, bin by bin, with where chance alone would put it.
import { axisStyle, TEXT_SIZE, tooltipStyle } from './style.js';
import { label } from './text.js';

const SIDE = 360; // px, the largest plot
const LEFT = 58;
const FOOT = 50;
const HEAD = 34;

const sideOf = (width) => Math.min(SIDE, width - LEFT - 24);

export const reliabilityHeight = (width) => sideOf(width) + HEAD + FOOT;

/** A vertical bar with ends, and how many forecasts the bin has. */
function drawBin(row, colours, api) {
  const [x, low] = api.coord([row.stated * 100, row.low * 100]);
  const [, high] = api.coord([row.stated * 100, row.high * 100]);
  const [, y] = api.coord([row.stated * 100, row.share * 100]);
  const colour = row.inside ? colours.fan : colours.policies[2];
  const bar = { fill: colours.muted, opacity: 0.35 };
  const point = row.inside ? { type: 'circle', shape: { cx: x, cy: y, r: 5.5 } }
    : { type: 'polygon', shape: { points: [[x, y - 8], [x + 8, y], [x, y + 8], [x - 8, y]] } };
  return { type: 'group', children: [
    { type: 'rect', style: bar, shape: { x: x - 4, y: high, width: 8, height: Math.max(low - high, 2) } },
    { ...point, style: { fill: colour, stroke: colours.background, lineWidth: 1.5 } },
    label(String(row.events), { x: x + 10, y: y - 9, fill: colours.muted, size: 12 }),
  ] };
}

/** @param rows [{stated, share, low, high: in [0, 1], events, inside}] */
export function reliabilityOption(colours, width, { rows }) {
  const style = axisStyle(colours);
  const axis = { ...style, type: 'value', min: 0, max: 100, interval: 25,
    axisLabel: { ...style.axisLabel, formatter: (value) => `${value} %` } };
  return {
    grid: { left: LEFT, top: HEAD, width: sideOf(width), height: sideOf(width) },
    tooltip: { ...tooltipStyle(colours), show: false },
    xAxis: { ...axis, name: 'stated', nameLocation: 'middle', nameGap: 30 },
    yAxis: { ...axis, name: 'came to pass', nameGap: 14,
      nameTextStyle: { ...style.nameTextStyle, fontSize: TEXT_SIZE, align: 'left',
        padding: [0, 0, 0, -50] } },
    series: [
      { type: 'line', silent: true, symbol: 'none', data: [[0, 0], [100, 100]],
        lineStyle: { color: colours.text, width: 1, type: 'dashed' } },
      { type: 'custom', silent: true, z: 5,
        data: rows.map(({ stated, share }) => [stated * 100, share * 100]),
        renderItem: ({ dataIndex }, api) => drawBin(rows[dataIndex], colours, api) },
    ],
  };
}
