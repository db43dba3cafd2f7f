// The page around the sections: title, contents, and how the run was made.
import { h } from './dom.js';
import { date } from './numbers.js';

function header({ run }) {
  return h('header', {},
    h('p', { class: 'kicker' }, `Forecast for ${run.jurisdiction}`),
    h('h1', {}, run.title),
    h('p', { class: 'run' }, `${date(run.start)} to ${date(run.end)}, simulated `
      + `${run.members === 1 ? 'once' : `${run.members} times`}. Each simulation is one possible `
      + 'course of events, and is called a member below.'),
    h('p', { class: 'small' }, `Run ${run.id}, Cordon ${run.program_version}, commit ${run.commit}`),
    h('p', { class: 'on-paper' }, 'On paper this report has no tables below its charts, and no '
      + 'sources of its inputs: they are in the page itself, report.html. ', h('code', {},
      'cordon export'), ' writes every series of the run.'));
}

function contents(sections) {
  return h('nav', { 'aria-label': 'Contents' }, h('ol', {}, sections.map((one) => h('li', {},
    h('a', { href: `#${one.id}` }, one.querySelector('h2').textContent)))));
}

/**
 * Fills the body: first with what the window shows, and with the rest when the document is loaded, for
 * browsers may paint in between. With a place in its address the page is whole at once, or the browser
 * would look for the place in vain.
 */
export function showPage(report, sections) {
  const [first, ...rest] = sections;
  const main = h('main', { id: 'main', tabindex: -1 }, first);
  const finish = () => main.append(...rest);
  document.body.append(
    h('a', { class: 'skip', href: '#main' }, 'Skip to the report'),
    header(report),
    contents(sections),
    main);
  if (location.hash) finish();
  else addEventListener('load', finish);
}

/** Says why there is no report, rather than showing an empty page. */
export function showProblem(text) {
  document.body.append(h('main', {}, h('h1', {}, 'This report cannot be shown'), h('p', {}, text)));
}
