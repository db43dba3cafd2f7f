// Rows of a mark within its 90 % interval, with the numbers written beside them.
import { axisStyle, FONT, TEXT_SIZE } from './echarts.js';

const WIDE = 640; // px: from here labels stand left of the plot instead of above their row

const isWide = (width) => width >= WIDE;
const rowHeight = (width) => (isWide(width) ? 40 : 66);

export function rangesHeight(width, rows, head = 8) {
  return head + rows.length * rowHeight(width) + 44;
}

const label = (text, style) => ({
  type: 'text', silent: true,
  style: { text, font: `${style.weight ?? 400} ${TEXT_SIZE}px ${FONT}`, fill: style.color,
    x: style.x, y: style.y, align: style.align, verticalAlign: 'middle', width: style.width,
    overflow: 'break', lineHeight: 17 },
});

function mark(kind, x, y, size, style) {
  const r = size / 2;
  const points = {
    rect: [[-r, -r], [r, -r], [r, r], [-r, r]],
    diamond: [[0, -r * 1.3], [r * 1.3, 0], [0, r * 1.3], [-r * 1.3, 0]],
    triangle: [[0, -r * 1.15], [r * 1.15, r], [-r * 1.15, r]],
  }[kind];
  return points
    ? { type: 'polygon', shape: { points: points.map(([a, b]) => [x + a, y + b]) }, style }
    : { type: 'circle', shape: { cx: x, cy: y, r }, style };
}

function drawRow(row, colours, width, api, area) {
  const at = (value) => api.coord([value, row.index])[0];
  const middle = api.coord([row.low ?? row.mid, row.index])[1];
  const wide = isWide(width);
  const y = wide ? middle : middle + 18;
  const colour = row.colour ?? colours.fan;
  const numbers = label(row.text, wide
    ? { x: area.x + area.width + 14, y, align: 'left', color: colours.text, width: 170 }
    : { x: area.x + area.width, y: middle - 10, align: 'right', color: colours.text, width: 140 });
  const name = label(row.label, wide
    ? { x: area.x - 16, y, align: 'right', color: colours.text, width: 225 }
    : { x: area.x, y: middle - 10, align: 'left', color: colours.text, width: area.width - 150 });
  const range = row.low === null || row.low === undefined ? [] : [
    { type: 'rect', style: { fill: colour, opacity: 0.35 },
      shape: { x: at(row.low), y: y - 4, width: Math.max(at(row.high) - at(row.low), 2), height: 8 } },
  ];
  const point = row.mid === null || row.mid === undefined ? [] : [
    mark(row.mark, at(row.mid), y, 11,
      { fill: colour, stroke: colours.background, lineWidth: 1.5 })];
  return { type: 'group', children: [...range, ...point, name, numbers] };
}

/**
 * @param rows [{label, low, mid, high, text, colour, mark}]; those without numbers are only named
 * @param axis {type, min, max, format(value), name}
 * @param background series drawn below, and the room in px that they need above the rows
 */
export function rangesOption(colours, width, { rows, axis, background = [], head = 8 }) {
  const wide = isWide(width);
  const style = axisStyle(colours);
  const indexed = rows.map((row, index) => ({ ...row, index }));
  const lowest = (row) => row.low ?? row.mid ?? axis.min;
  return {
    grid: { left: wide ? 250 : 8, right: wide ? 190 : 14, top: head,
      height: rows.length * rowHeight(width) },
    xAxis: { ...style, type: axis.type, min: axis.min, max: axis.max, name: axis.name,
      interval: axis.interval, nameLocation: 'middle', nameGap: 28,
      axisLabel: { ...style.axisLabel, formatter: (value) => axis.format(value) } },
    yAxis: { type: 'category', inverse: true, data: rows.map((_, i) => String(i)),
      axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false },
      splitLine: { show: false } },
    series: [...background, {
      type: 'custom', silent: true, z: 5, data: indexed.map((row) => [lowest(row), row.index]),
      renderItem: (params, api) => drawRow(indexed[params.dataIndex], colours, width, api,
        params.coordSys),
    }],
  };
}
