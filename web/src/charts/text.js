// Text in charts: broken into lines before it is drawn, so that its height is known.
import { FONT, TEXT_SIZE } from './style.js';

const context = document.createElement('canvas').getContext('2d');

export const LINE = 17; // px

export const font = (size = TEXT_SIZE, weight = 400) => `${weight} ${size}px ${FONT}`;

export function widthOf(text, style = font()) {
  context.font = style;
  return context.measureText(text).width;
}

/** Lines of at most `width` px, broken at spaces. */
export function wrap(text, width, style = font()) {
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, style) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A ZRender text element; `y` is its middle unless said otherwise. */
export function label(lines, { x, y, fill, align = 'left', vertical = 'middle', size, weight,
  rotation = 0, lineHeight = LINE }) {
  return {
    type: 'text', silent: true, x, y, rotation,
    style: { text: [lines].flat().join('\n'), font: font(size, weight), fill, align,
      verticalAlign: vertical, lineHeight },
  };
}
