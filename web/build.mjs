// Bundles the page of `cordon report`: build.mjs <build folder> <C++ source to write>
// The build folder holds node_modules; report.html goes there too, for the browser tests. ECharts is a
// script of its own, which the page's script starts when it first draws (src/charts/library.js).
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, cppFile] = process.argv.slice(2);
const web = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(path.resolve(folder), 'node_modules');
const esbuild = createRequire(path.join(modules, 'any.js'))('esbuild');
const LARGEST_PAGE = 1_100_000; // bytes; the data may add 400 000 to stay below 1.5 MB

function bundle(entry, options = {}) {
  const result = esbuild.buildSync({
    entryPoints: [path.join(web, entry)],
    nodePaths: [modules],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'ascii', // a page of one byte per character is read and compiled faster
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
    ...options,
  });
  return result.outputFiles[0].text.trim();
}

const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const script = bundle('src/main.js');
const echarts = bundle('src/charts/echarts.js', { globalName: 'echarts' });
const parts = { SCRIPT: script, ECHARTS: echarts, STYLE: bundle('styles/report.css'),
  SCRIPT_HASHES: [script, echarts].map(hashOf).join(' '), LICENCES: licences() };

/** The licences of what is bundled, which must go where it goes. */
function licences() {
  const files = ['echarts/LICENSE', 'echarts/NOTICE', 'echarts/licenses/LICENSE-d3',
    'zrender/LICENSE', 'tslib/LICENSE.txt'];
  return files.map((file) => `${file}\n\n${readFileSync(path.join(modules, file), 'utf8')}`)
    .join('\n').replaceAll('--', '- -');
}

const page = readFileSync(path.join(web, 'report.html'), 'utf8')
  .replace(/@(SCRIPT|ECHARTS|STYLE|SCRIPT_HASHES|LICENCES)@/g, (_, name) => parts[name]);

for (const place of ['@REPORT_TITLE@', '@REPORT_DATA@']) {
  if (page.split(place).length !== 2) throw new Error(`${place} must occur once`);
}
if (Buffer.byteLength(page) > LARGEST_PAGE) throw new Error('the page has grown too large');
if (page.includes(')cordon_page"')) throw new Error('the page ends its own C++ literal');

writeFileSync(path.join(folder, 'report.html'), page);
writeFileSync(cppFile, `// Made from web/ by web/build.mjs.

#include "analysis/report/page.hpp"

namespace cordon::analysis {

std::optional<std::string_view> report_page() {
    return R"cordon_page(${page})cordon_page";
}

}  // namespace cordon::analysis
`);
