// Where each number of the report comes from: the datasets of the results file.
import { h } from '../dom.js';
import { placeOf } from '../sources.js';
import { section } from './section.js';

function entry(id, { path, where, statistic, note }) {
  const chosen = Object.entries(where ?? {}).map(([name, value]) => `${name} = ${value}`).join(', ');
  return [h('dt', { id: placeOf(id), tabindex: -1 }, id),
    h('dd', {}, h('code', {}, path), chosen ? ` where ${chosen}` : '',
      statistic ? `: ${statistic}` : '', note ? h('span', { class: 'small' }, ` (${note})`) : null)];
}

export function datasetsSection({ datasets }) {
  return section('datasets', 'Where the numbers come from',
    'Datasets of results.h5, and what was counted over them. The name behind each sentence and '
    + 'title leads here.',
    h('dl', { class: 'datasets' }, Object.entries(datasets).map(([id, of]) => entry(id, of))));
}
