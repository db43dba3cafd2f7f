// The bands of a probability scale behind rows of ranges, in percent.
import { plotWidth } from './ranges.js';
import { font, label, widthOf } from './text.js';

const WIDE = 400; // px: in a narrower plot the words stand upright
const SIZE = 12; // px, of the words
const STRIP = 26; // px, the height of the bands behind a row

const isWide = (width) => plotWidth(width) >= WIDE;

/** Room above the rows for the words. */
export function headFor(width, terms) {
  return isWide(width) ? 50
    : Math.max(...terms.map(({ word }) => widthOf(word, font(SIZE, 600)))) + 16;
}

const overlap = (terms) => terms.some((one, i) => terms.some((other, j) => i < j
  && one.low < other.high && other.low < one.high));

/** The bands to draw: all of a scale, or, where the words of a scale overlap, those used. */
export function bandsToDraw(terms, used) {
  return overlap(terms) ? terms.filter(({ word }) => used.has(word)) : terms;
}

/**
 * @param terms [{word, low, high}] with low and high in [0, 1]
 * @param used the words that occur
 * @returns what rangesOption() wants to draw behind its rows
 */
export function wordBands(colours, width, terms, used) {
  return (api, area, middles) => terms.flatMap(({ word, low, high }) => {
    const x = (share) => api.coord([share * 100, 0])[0];
    const isUsed = used.has(word);
    const strips = middles.map((middle) => ({
      type: 'rect', style: { fill: isUsed ? colours.used : colours.band },
      shape: { x: x(low), y: area.y + middle - STRIP / 2, width: x(high) - x(low), height: STRIP },
    }));
    const place = { x: (x(low) + x(high)) / 2, y: area.y - 6, size: SIZE, lineHeight: 14,
      fill: isUsed ? colours.text : colours.muted, weight: isUsed ? 600 : 400 };
    return [...strips, isWide(width)
      ? label(word.split(' '), { ...place, align: 'center', vertical: 'bottom' })
      : label(word, { ...place, rotation: Math.PI / 2 })];
  });
}
