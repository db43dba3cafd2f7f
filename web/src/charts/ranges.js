// Rows of a mark within its interval, with the numbers written beside them.
import { onPaper } from '../theme.js';
import { axisStyle } from './style.js';
import { font, label, LINE, widthOf, wrap } from './text.js';

const WIDE = 640; // px: from here names stand left of the plot instead of above their row

const isWide = (width) => width >= WIDE;
const namesOf = (width) => (width < 760 ? 184 : 236); // px, the column of names
const numbersOf = (width) => (width < 760 ? 176 : 196); // px, the column of numbers

/** The width of the plot itself, in px. */
export function plotWidth(width) {
  return isWide(width) ? width - namesOf(width) - numbersOf(width) : width - 30;
}

/** The words of a row in bold and its numbers, in lines: beside the plot, or below the name. */
function readingOf({ words, text }, width) {
  const room = isWide(width) ? numbersOf(width) - 18 : width - 20;
  const bold = words ? wrap(words, room, font(undefined, 600)) : [];
  return { bold, lines: [...bold, text] };
}

/** The height of a row and where in it the mark lies, in px. */
function extentOf(lines, reading, heading, beside, width) {
  const text = lines * LINE;
  if (heading) return { height: text + (onPaper() ? 10 : 16), mark: 0 };
  if (isWide(width)) {
    const gap = onPaper() ? 7 : 14;
    const height = Math.max(lines, reading) * LINE + gap;
    return { height, mark: height / 2 };
  }
  const words = beside ? text : text + reading * LINE;
  return { height: words + 44, mark: words + 19 };
}

/**
 * Where each row lies, in px from the first.
 * @returns [{row, lines of its name, reading, top, mark: the middle of its mark, height}]
 */
function layout(rows, width) {
  let top = 0;
  return rows.map((row) => {
    const heading = row.text === undefined;
    const lines = wrap(row.label, isWide(width) ? namesOf(width) - 20 : width - 20,
      font(undefined, heading ? 600 : 400));
    const reading = heading ? null : readingOf(row, width);
    const beside = lines.length === 1 && !heading && reading.lines.length === 1
      && widthOf(row.label) + widthOf(row.text) + 50 < width;
    const { height, mark: at } = extentOf(lines.length, reading?.lines.length, heading, beside, width);
    const placed = { row, lines, reading, top, height, mark: top + at, heading, beside };
    top += height;
    return placed;
  });
}

const bodyHeight = (rows, width) => layout(rows, width)
  .reduce((sum, { height }) => sum + height, 0);

export function rangesHeight(width, rows, { head = 8, named = false } = {}) {
  return head + bodyHeight(rows, width) + (named ? 48 : 28);
}

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

/** Where the reading of a row begins, and which way its lines run. */
function readingPlace({ reading, lines, top, mark: markAt, beside }, width, area) {
  if (isWide(width)) {
    return { x: area.x + area.width + 14, y: area.y + markAt - (reading.lines.length * LINE) / 2 };
  }
  return { align: beside ? 'right' : 'left', x: beside ? area.x + area.width : area.x,
    y: area.y + top + 2 + (beside ? 0 : lines.length * LINE) };
}

function texts(placed, colours, width, area) {
  const { row, lines, reading, top, mark: markAt, heading } = placed;
  const color = colours.text;
  const name = isWide(width) && !heading
    ? label(lines, { x: 0, y: area.y + markAt, fill: color })
    : label(lines, { x: isWide(width) ? 0 : area.x, y: area.y + top + (heading ? 12 : 2), fill: color,
      vertical: 'top', weight: heading ? 600 : 400 });
  if (heading) return [name];
  const place = { ...readingPlace(placed, width, area), vertical: 'top' };
  const bold = label(reading.bold, { ...place, fill: color, weight: 600 });
  const numbers = label(row.text, { ...place, y: place.y + reading.bold.length * LINE,
    fill: isWide(width) ? color : colours.muted });
  return [name, bold, numbers];
}

function drawRow(placed, colours, width, api, area) {
  const { row, mark: markAt } = placed;
  const at = (value) => api.coord([value, 0])[0];
  const y = area.y + markAt;
  const colour = row.colour ?? colours.fan;
  const hasRange = row.low !== null && row.low !== undefined;
  const range = hasRange ? [
    { type: 'rect', style: { fill: colour, opacity: 0.4 },
      shape: { x: at(row.low), y: y - 4, width: Math.max(at(row.high) - at(row.low), 2), height: 8 } },
  ] : [];
  const point = row.mid === null || row.mid === undefined ? [] : [
    mark(row.mark, at(row.mid), y, 11,
      { fill: colour, stroke: colours.background, lineWidth: 1.5 })];
  return { type: 'group', children: [...range, ...point, ...texts(placed, colours, width, area)] };
}

/**
 * @param rows [{label, low, mid, high, words, text, colour, mark}]: words stand in bold above the
 *     text; a row without text is a heading
 * @param axis {type, min, max, format(value), name, interval}
 * @param behind (api, area, middle of each row in px) -> ZRender elements drawn below the rows
 * @param head room in px above the rows
 */
export function rangesOption(colours, width, { rows, axis, behind, head = 8 }) {
  const style = axisStyle(colours);
  const placed = layout(rows, width);
  const middles = placed.filter(({ heading }) => !heading).map(({ mark: at }) => at);
  const height = bodyHeight(rows, width);
  return {
    grid: { left: isWide(width) ? namesOf(width) : 10, right: isWide(width) ? numbersOf(width) : 20, top: head,
      height },
    xAxis: { ...style, type: axis.type, min: axis.min, max: axis.max, name: axis.name,
      interval: axis.interval, nameLocation: 'middle', nameGap: 28,
      splitLine: { ...style.splitLine, show: isWide(width) },
      axisLabel: { ...style.axisLabel, formatter: (value) => axis.format(value) } },
    yAxis: { type: 'value', min: 0, max: 1, show: false },
    series: [
      ...(behind ? [{ type: 'custom', silent: true, z: 1, data: [[axis.min, 0]],
        renderItem: ({ coordSys }, api) => ({ type: 'group',
          children: behind(api, coordSys, middles) }) }] : []),
      {
        type: 'custom', silent: true, z: 5, data: placed.map(() => [axis.min, 0]),
        renderItem: ({ dataIndex, coordSys }, api) => drawRow(placed[dataIndex], colours, width, api,
          coordSys),
      },
    ],
  };
}
