// Where each number of the report comes from: the datasets of the results file.
import { h, sentence } from '../dom.js';
import { breakable, numberOf, placeOf } from '../sources.js';
import { section } from './section.js';

function entry(id, { path, where }) {
  const chosen = Object.entries(where ?? {}).map(([name, value]) => `${name} = ${value}`).join(', ');
  return [h('dt', { id: placeOf(id), tabindex: -1 }, `${numberOf(id)} `, breakable(id)),
    h('dd', {}, h('code', {}, breakable(path)), chosen ? ` where ${chosen}` : '')];
}

/** Those of which the same was counted, together. */
function groupsOf(entries) {
  const groups = new Map();
  for (const [id, of] of entries) {
    const counted = sentence(of.statistic) + (of.note ? ` ${sentence(of.note)}` : '');
    groups.set(counted, [...(groups.get(counted) ?? []), [id, of]]);
  }
  return [...groups];
}

/** \pre all other sections are made: they give the numbers */
export function datasetsSection({ datasets }) {
  const entries = Object.entries(datasets).sort(([one], [other]) => numberOf(one) - numberOf(other));
  return section('datasets', 'Where the numbers come from',
    'Datasets of results.h5, or of the file that is named, and what was counted over them. The small '
    + 'number behind a sentence or title leads here.',
    h('div', { class: 'datasets' }, groupsOf(entries).map(([counted, group]) => [
      h('p', {}, counted), h('dl', {}, group.map(([id, of]) => entry(id, of)))])));
}
