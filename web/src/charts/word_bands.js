// The bands of a probability scale behind rows of ranges, in percent.
import { FONT } from './echarts.js';

export const HEAD_WIDE = 64; // px above the rows for the words
export const HEAD_NARROW = 150;

const overlap = (terms) => terms.some((one, i) => terms.some((other, j) => i < j
  && one.low < other.high && other.low < one.high));

/** The bands to draw: all of a scale, or, where the words of a scale overlap, those used. */
export function bandsToDraw(terms, used) {
  return overlap(terms) ? terms.filter(({ word }) => used.has(word)) : terms;
}

/** @param terms [{word, low, high}] with low and high in [0, 1] */
export function bandSeries(colours, width, terms, used) {
  const wide = width >= 640;
  return [{
    type: 'custom', silent: true, z: 0, data: terms.map(({ low }) => [low * 100, 0]),
    renderItem: ({ dataIndex, coordSys }, api) => {
      const { word, low, high } = terms[dataIndex];
      const [x0] = api.coord([low * 100, 0]);
      const [x1] = api.coord([high * 100, 0]);
      const isUsed = used.has(word);
      return { type: 'group', children: [
        { type: 'rect', style: { fill: isUsed ? colours.used : colours.band },
          shape: { x: x0, y: coordSys.y - 4, width: x1 - x0, height: coordSys.height + 4 } },
        { type: 'text', rotation: wide ? 0 : Math.PI / 2, x: (x0 + x1) / 2, y: coordSys.y - 8,
          style: {
            text: wide ? word.replaceAll(' ', '\n') : word,
            font: `${isUsed ? 600 : 400} 12px ${FONT}`, lineHeight: 14,
            fill: isUsed ? colours.text : colours.muted,
            align: wide ? 'center' : 'left', verticalAlign: wide ? 'bottom' : 'middle',
          } },
      ] };
    },
  }];
}
