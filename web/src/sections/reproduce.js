// How to make the same numbers again.
import { h } from '../dom.js';
import { table } from '../table.js';
import { section } from './section.js';

export function reproduceSection({ reproduce, run }) {
  const facts = [['Run', run.id], ['Program', run.program_version], ['Commit', reproduce.commit],
    ['Compiler', reproduce.compiler], ['Seed', run.seed], ['Members', run.members],
    ['Scenario, SHA-256', reproduce.scenario_sha256]];
  const code = (text) => h('code', {}, String(text));
  return section('reproduce', 'How to reproduce it',
    'The same program, scenario and seed make the same results, byte by byte.',
    h('pre', { tabindex: 0, 'aria-label': 'Command that repeats the run' },
      code(reproduce.command)),
    h('dl', { class: 'facts' }, facts.map(([name, value]) => [h('dt', {}, name),
      h('dd', {}, code(value))])),
    table({ caption: 'Files the scenario was read from', columns: [{ title: 'File' },
      { title: 'SHA-256' }], rows: reproduce.files.map(({ path, sha256 }) => [path, code(sha256)]) }, 'hashes'));
}
