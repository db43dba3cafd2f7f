// Each sentence with a number has a number of its own behind it, which leads to the dataset that it
// comes from: the list at the end of the report says what each dataset is.
import { h } from './dom.js';

let known = new Set();
let numbers = new Map();

export function setDatasets(datasets) {
  known = new Set(Object.keys(datasets));
  numbers = new Map();
}

/** Numbers are given in the order in which the report first names the datasets. */
export function numberOf(id) {
  if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return numbers.get(id);
}

export const placeOf = (id) => `source-${numberOf(id)}`;

/** The number of a dataset as a link to its entry. */
export function source(id) {
  if (!id) return null;
  if (!known.has(id)) return h('span', { class: 'source' }, id);
  const number = numberOf(id);
  return h('a', { class: 'source', href: `#${placeOf(id)}`, 'aria-label': `${number}, source: ${id}` },
    number);
}

/** A long name that may break after its dots and low lines. */
export function breakable(text) {
  return text.split(/(?<=[._/])/).flatMap((part, i) => (i ? [h('wbr'), part] : [part]));
}
