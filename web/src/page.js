// The page around the sections: title, contents, and how the run was made.
import { h } from './dom.js';
import { date } from './numbers.js';

function header({ run }) {
  return h('header', {},
    h('p', { class: 'kicker' }, `Forecast for ${run.jurisdiction}`),
    h('h1', {}, run.title),
    h('p', { class: 'run' }, `${date(run.start)} to ${date(run.end)} \u00b7 ${run.members} simulated `
      + `futures \u00b7 run ${run.id} \u00b7 Cordon ${run.program_version}, commit ${run.commit}`));
}

function contents(sections) {
  return h('nav', { 'aria-label': 'Contents' }, h('ol', {}, sections.map((one) => h('li', {},
    h('a', { href: `#${one.id}` }, one.querySelector('h2').textContent)))));
}

/** Fills the body. */
export function showPage(report, sections) {
  document.body.append(
    h('a', { class: 'skip', href: '#main' }, 'Skip to the report'),
    header(report),
    contents(sections),
    h('main', { id: 'main', tabindex: -1 }, sections));
}

/** Says why there is no report, rather than showing an empty page. */
export function showProblem(text) {
  document.body.append(h('main', {}, h('h1', {}, 'This report cannot be shown'), h('p', {}, text)));
}
