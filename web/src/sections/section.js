// What every section of the report has: a heading, an anchor and an introduction.
import { h } from '../dom.js';

export function section(id, title, introduction, ...contents) {
  const heading = `${id}-heading`;
  return h('section', { id, 'aria-labelledby': heading },
    h('h2', { id: heading }, title),
    introduction ? h('p', { class: 'introduction' }, introduction) : null,
    contents);
}

/** Says that a run has nothing for a section. */
export function nothing(text) {
  return h('p', { class: 'nothing' }, text);
}
