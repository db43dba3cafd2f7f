// Published figures on a fan: a mark at each, with a whisker from the lowest to the highest.
import { time } from '../numbers.js';

const MARK = 5.5; // px from the middle of a mark to its corners
const CAP = 4; // px, half the width of a whisker's end
const ARROW = 26; // px that "more than" reaches upwards

/** What a figure is used for: how its mark is drawn and what the key calls it. */
const USES = {
  validate: { swatch: 'diamond', text: 'published, compared with the model' },
  calibrate: { swatch: 'square', text: 'published, kept for calibration' },
  show: { swatch: 'diamond hollow', text: 'published, shown only' },
};

export const useText = (use) => USES[use].text;

const isMoreThan = ({ value }) => value === null;

/** The key of those that are there. */
export function observedKey(observed) {
  const uses = Object.keys(USES).filter((use) => observed.some((one) => one.use === use));
  return [...uses.map((use) => USES[use]),
    ...(observed.some(isMoreThan) ? [{ swatch: 'more-than', text: 'more than' }] : [])];
}

/** The amounts that an axis must hold; a little room above "more than". */
export function observedAmounts(observed) {
  return observed.flatMap((one) => (isMoreThan(one) ? [one.low, one.low * 1.2]
    : [one.value, one.low ?? one.value, one.high ?? one.value]));
}

function stroke(points, colour) {
  return { type: 'polyline', shape: { points }, style: { stroke: colour, lineWidth: 1.5, fill: 'none' } };
}

function mark([x, y], use, colours) {
  const corners = use === 'calibrate'
    ? [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([i, j]) => [x + 0.8 * i * MARK, y + 0.8 * j * MARK])
    : [[x, y - MARK], [x + MARK, y], [x, y + MARK], [x - MARK, y]];
  return { type: 'polygon', shape: { points: corners }, style: { lineWidth: 1.5,
    stroke: colours.observed, fill: use === 'show' ? colours.background : colours.observed } };
}

function whisker(one, at, colour) {
  const [x, y] = at(one.date, one.value ?? one.low);
  if (isMoreThan(one)) {
    const top = y - ARROW;
    return [stroke([[x, y], [x, top]], colour),
      stroke([[x - CAP, top + CAP], [x, top], [x + CAP, top + CAP]], colour)];
  }
  const ends = [one.low ?? one.value, one.high ?? one.value].map((end) => at(one.date, end)[1]);
  return [stroke([[x, ends[0]], [x, ends[1]]], colour),
    ...ends.map((end) => stroke([[x - CAP, end], [x + CAP, end]], colour)),
    ...(one.from && one.statistic === 'mean' ? [stroke([at(one.from, one.value), [x, y]], colour)] : [])];
}

/** @param observed [{date, from, statistic, low, value, high, use}] */
export function observedSeries(observed, colours) {
  const dimensions = Math.max(...observed.map((one) => observedAmounts([one]).length));
  return {
    type: 'custom', silent: true, clip: true, z: 4, tooltip: { show: false },
    encode: { x: 0, y: Array.from({ length: dimensions }, (_, i) => i + 1) },
    data: observed.map((one) => [time(one.date), ...observedAmounts([one])]),
    renderItem: ({ dataIndex }, api) => {
      const one = observed[dataIndex];
      const at = (day, amount) => api.coord([time(day), amount]);
      return { type: 'group', children: [...whisker(one, at, colours.observed),
        mark(at(one.date, one.value ?? one.low), one.use, colours)] };
    },
  };
}
