// The report on paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { readable } from '../../web/src/numbers.js';
import { open, startBrowser } from './browser.mjs';
import { inFolder, written } from './files.mjs';
import { sample } from './sample.mjs';

const pressed = (text) => text.replaceAll(/\s/g, '');
const of = (command, ...rest) => execFileSync(command, rest, { encoding: 'utf8' });

for (const [format, size, mostPages] of [['A4', /Page size: .*A4/, 11],
  ['Letter', /Page size: .*letter/, 11]]) {
  describe(`the report on ${format}`, () => {
    const pdf = inFolder(`report-${format}.pdf`);
    let browser;
    let page;
    let text;
    before(async () => {
      browser = await startBrowser();
      page = await open(browser, written(`print-${format}.html`, sample), { colorScheme: 'dark' });
      await page.pdf({ path: pdf, format, preferCSSPageSize: true });
      text = of('pdftotext', '-layout', pdf, '-');
    });
    after(() => browser?.close());

    test('leaves the size to the reader, and is something to print', () => {
      const facts = of('pdfinfo', pdf);
      assert.match(facts, size);
      assert.ok(Number(facts.match(/Pages: +(\d+)/)[1]) <= mostPages, facts);
    });

    test('can be searched for its sentences and numbers', () => {
      const { statements, outlook, comparison, tail, exposure, changes } = sample;
      const found = pressed(of('pdftotext', '-raw', pdf, '-'));
      const figures = [...outlook, ...changes.filter(({ changed }) => changed), comparison, tail, exposure];
      for (const { title, details } of figures) {
        assert.ok(found.includes(pressed(readable(title))), title);
        assert.ok(found.includes(pressed(readable(details ?? ''))), details);
      }
      for (const { evidence } of statements) assert.ok(found.includes(pressed(evidence)), evidence);
    });

    test('has every chart, though nobody scrolled, and every input', () => {
      const found = pressed(text);
      for (const wanted of ['yourtolerance:50.0k', '7.10M', 'shareofthebannedbasestillonline',
        '30M']) assert.ok(found.includes(wanted), wanted);
      const plain = pressed(of('pdftotext', '-raw', pdf, '-'));
      for (const { path } of sample.inputs) assert.ok(plain.includes(path), path);
    });

    test('ends no page with a heading', async () => {
      const headings = await page.$$eval('h2, h3', (all) => all.map((one) => one.textContent));
      const known = new Set(headings.map(pressed));
      const lastLines = text.split('\f').map((one) => one.trimEnd().split('\n').at(-1));
      for (const line of lastLines.filter(Boolean)) {
        assert.ok(!known.has(pressed(line.replace(/\[\d+\]/g, ''))), line);
      }
    });

    test('is black on white from a dark screen, which stays dark', async () => {
      const colours = execFileSync('pdftoppm', ['-r', '10', '-f', '1', '-l', '1', pdf]);
      assert.ok(colours.subarray(-30).every((value) => value > 250)); // its last corner
      assert.equal(await page.locator('.chart[data-drawn=light]').count(), 0);
      assert.equal(await page.locator('.chart[data-drawn=dark]').count(), 12);
      assert.deepEqual(page.problems, []);
    });
  });
}
