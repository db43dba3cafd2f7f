// Each sentence with a number names the dataset it comes from; the list at the end of the report
// says what each dataset is.
import { h } from './dom.js';

let places = new Map();

export function setDatasets(datasets) {
  places = new Map(Object.keys(datasets).map((id, i) => [id, `data-${i + 1}`]));
}

export const placeOf = (id) => places.get(id);

/** A long name that may break after its dots and low lines. */
export function breakable(text) {
  return text.split(/(?<=[._/])/).flatMap((part, i) => (i ? [h('wbr'), part] : [part]));
}

/** The dataset's id as a link to its entry. */
export function source(id) {
  if (!id) return null;
  const place = places.get(id);
  return place
    ? h('a', { class: 'source', href: `#${place}`, 'aria-label': `Source of the numbers: ${id}` },
      breakable(id))
    : h('span', { class: 'source' }, breakable(id));
}
