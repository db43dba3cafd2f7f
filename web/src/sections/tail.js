// The tail: how likely a campaign holds more than the reader would tolerate.
import { exceedanceHeight, exceedanceOption, probabilityAbove, spanOf } from '../charts/exceedance.js';
import { h } from '../dom.js';
import { figure } from '../figure.js';
import { compact, date, frequency, units } from '../numbers.js';
import { markInWords, policyMark } from '../policy_mark.js';
import { source } from '../sources.js';
import { nothing, section } from './section.js';

const STEPS = 200; // of the slider, in equal ratios

/** A slider in equal ratios and a field for the exact number; both set the same tolerance. */
function toleranceInputs(span, start, onChange) {
  const [low, high] = span.map(Math.log10);
  const toStep = (value) => Math.round(((Math.log10(value) - low) / (high - low)) * STEPS);
  const slider = h('input', { type: 'range', id: 'tolerance-slider', min: 0, max: STEPS,
    value: toStep(start) });
  const field = h('input', { type: 'number', id: 'tolerance', min: 1, step: 'any', value: start });
  const tell = () => slider.setAttribute('aria-valuetext', compact(Number(field.value)));
  slider.addEventListener('input', () => {
    field.value = Number((10 ** (low + (slider.value / STEPS) * (high - low))).toPrecision(2));
    tell();
    onChange(Number(field.value));
  });
  field.addEventListener('input', () => {
    if (!(Number(field.value) > 0)) return;
    slider.value = toStep(Number(field.value));
    tell();
    onChange(Number(field.value));
  });
  tell();
  return [h('label', { for: 'tolerance' }, 'Most devices you would tolerate'), field,
    h('label', { for: 'tolerance-slider', class: 'unseen' }, 'Tolerance, coarsely'), slider];
}

function verdict(curves, policies, tolerance) {
  return policies.map(({ title }, i) => h('li', {}, policyMark(i), h('span', {}, title),
    h('strong', {}, frequency(probabilityAbove(curves[i], tolerance)))));
}

export function tailSection({ tail, policies, run }) {
  const introduction = 'The largest number of devices that one campaign holds at the same time. '
    + 'Set the number you would tolerate and read how likely it is to be exceeded.';
  if (!tail || spanOf(tail.policies)[1] <= 0) {
    return section('tail', 'The worst cases', introduction, nothing('No campaign holds any device.'));
  }
  let tolerance = tail.tolerance;
  let made = null;
  const answer = h('ul', { class: 'verdict' }, verdict(tail.policies, policies, tolerance));
  const limit = h('data', { value: tolerance }, compact(tolerance));
  const inputs = toleranceInputs([Math.min(1, tolerance), Math.max(spanOf(tail.policies)[1] * 2,
    tolerance)], tolerance, (value) => {
    tolerance = value;
    limit.value = String(value);
    limit.textContent = compact(value);
    answer.replaceChildren(...verdict(tail.policies, policies, tolerance));
    made.redraw();
  });
  made = figure({
    id: tail.id, title: tail.title, details: tail.details, alt: tail.alt, controls: inputs,
    notes: policies.map(({ title }, i) => markInWords(i, title)).join('; '),
    chart: {
      height: exceedanceHeight,
      option: (colours, width) => exceedanceOption(colours, width, { curves: tail.policies,
        titles: policies.map(({ title }) => title), tolerance, unit: tail.unit }),
    },
    contents: () => ({
      caption: `Probability that the largest number of ${units(tail.unit)} is at least each value`,
      columns: [{ title: 'Policy' }, { title: 'Value', kind: 'number' },
        { title: 'Probability', kind: 'frequency' }],
      rows: tail.policies.flatMap((points, i) => points.map(({ value, probability }) => [
        policies[i].title, value, probability])),
    }),
  });
  made.element.querySelector('.chart').before(h('div', { class: 'answer', 'aria-live': 'polite' },
    h('p', {}, 'Share of the members in which one campaign holds more than ', limit, ` ${units(tail.unit)} at some `
      + `time between ${date(run.start)} and ${date(run.end)} `, source(tail.id)), answer));
  return section('tail', 'The worst cases', introduction, made.element);
}
