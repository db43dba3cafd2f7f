// A sample of the line and mark by which a policy is known in a chart.
import { svg } from './dom.js';
import { policyStyle } from './theme.js';

const MARKS = {
  circle: () => svg('circle', { cx: 18, cy: 7, r: 4 }),
  rect: () => svg('rect', { x: 14.5, y: 3.5, width: 7, height: 7 }),
  triangle: () => svg('path', { d: 'M18 2.5l4.5 8h-9z' }),
  diamond: () => svg('path', { d: 'M18 2l5 5-5 5-5-5z' }),
};
const NAMES = { circle: 'dots', rect: 'squares', triangle: 'triangles', diamond: 'diamonds' };

export function policyMark(index) {
  const { dash, mark } = policyStyle(index);
  return svg('svg', { width: 36, height: 14, viewBox: '0 0 36 14', 'aria-hidden': 'true',
    class: 'policy-mark', style: `color: var(--policy-${index % 7})` },
  svg('line', { x1: 0, y1: 7, x2: 36, y2: 7, stroke: 'currentColor', 'stroke-width': 2,
    'stroke-dasharray': Array.isArray(dash) ? dash.join(' ') : null }),
  svg('g', { fill: 'currentColor' }, MARKS[mark]()));
}

/** "dots: No new measure", for where there is no picture. */
export function markInWords(index, title) {
  return `${NAMES[policyStyle(index).mark]}: ${title}`;
}
