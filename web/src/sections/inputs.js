// Every number that went in, with its source and how good it is.
import { csvButton } from '../download.js';
import { h } from '../dom.js';
import { breakable } from '../sources.js';
import { csv, table } from '../table.js';
import { section } from './section.js';

const QUALITIES = ['measured', 'derived', 'expert', 'placeholder'];

const columns = [{ title: 'Number' }, { title: 'Low', kind: 'number' },
  { title: 'Median', kind: 'number' }, { title: 'High', kind: 'number' }, { title: 'Unit' },
  { title: 'Quality' }, { title: 'Source' }];
const fields = ({ path, low, median, high, unit, quality, source }) => [path, low, median, high,
  unit === '1' ? '' : unit, quality, source];

function counts(inputs) {
  const known = QUALITIES.map((quality) => [quality,
    inputs.filter((input) => input.quality === quality).length]).filter(([, n]) => n > 0);
  return known.map(([quality, n]) => `${n} ${quality}`).join(', ');
}

const isGuess = ({ quality }) => quality === 'expert' || quality === 'placeholder';

/** How many of the numbers that went in are guesses. */
export function guessesIn(inputs) {
  return `${inputs.filter(isGuess).length} of the ${inputs.length} uncertain numbers that went in are `
    + 'guesses, by experts or for want of any figure.';
}

export function inputsSection({ inputs }) {
  const rows = inputs.map((input) => {
    const [first, ...others] = fields(input);
    return [h('code', {}, breakable(first)), ...others];
  });
  const shown = h('p', { class: 'count', role: 'status' }, `${inputs.length} numbers`);
  const listing = table({ caption: 'Low, median and high over the members: nine in ten of them lie '
    + 'between low and high', columns, rows }, 'inputs');
  const lines = [...listing.querySelectorAll('tbody tr')];
  const texts = inputs.map((input) => Object.values(input).join(' ').toLowerCase());
  const words = h('input', { type: 'search', id: 'inputs-words' });
  const quality = h('select', { id: 'inputs-quality' }, h('option', { value: '' }, 'any'),
    QUALITIES.map((name) => h('option', { value: name }, name)));
  const apply = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    inputs.forEach((input, i) => {
      const fits = wanted.every((word) => texts[i].includes(word))
        && (!quality.value || input.quality === quality.value);
      lines[i].hidden = !fits;
      left += fits ? 1 : 0;
    });
    shown.textContent = left === inputs.length ? `${left} numbers`
      : `${left} of ${inputs.length} numbers`;
  };
  words.addEventListener('input', apply);
  quality.addEventListener('change', apply);
  return section('inputs', 'What went in',
    `${inputs.length} uncertain numbers: ${counts(inputs)}. A placeholder is a number `
    + 'that nobody has measured yet.',
    h('div', { class: 'controls' }, h('label', { for: 'inputs-words' }, 'Find'), words,
      h('label', { for: 'inputs-quality' }, 'Quality'), quality,
      csvButton('inputs', 'inputs', () => csv({ columns, rows: inputs.map(fields) }))),
    shown, h('div', { class: 'tall' }, listing));
}
