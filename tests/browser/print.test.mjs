// The report on paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { open, startBrowser } from './browser.mjs';
import { inFolder, written } from './files.mjs';
import { sample } from './sample.mjs';

const pressed = (text) => text.replaceAll(/\s/g, '');

describe('the report on paper', () => {
  const pdf = inFolder('report.pdf');
  let browser;
  let page;
  let text;
  before(async () => {
    browser = await startBrowser();
    page = await open(browser, written('print.html', sample), { colorScheme: 'dark' });
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    text = pressed(execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }));
  });
  after(() => browser?.close());

  test('is on A4', () => {
    assert.match(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }), /Page size: .*A4/);
  });

  test('can be searched for its sentences and numbers', () => {
    const { statements, outlook, changes, comparison, tail, exposure } = sample;
    for (const title of [...outlook, ...changes, comparison, tail, exposure].map((one) => one.title)) {
      assert.ok(text.includes(pressed(title)), title);
    }
    for (const { evidence } of statements) assert.ok(text.includes(pressed(evidence)), evidence);
  });

  test('has every chart, though nobody scrolled', () => {
    for (const written of ['yourtolerance:50k', '7.1M', 'shareofthebannedbasestillonline', '34.2k']) {
      assert.ok(text.includes(written), written);
    }
  });

  test('is black on white from a dark screen, which stays dark', async () => {
    const colours = execFileSync('pdftoppm', ['-r', '10', '-f', '1', '-l', '1', pdf]);
    const lightest = colours.subarray(-30).every((value) => value > 250); // its last corner
    assert.ok(lightest);
    assert.equal(await page.locator('.chart[data-drawn=light]').count(), 0);
    assert.equal(await page.locator('.chart[data-drawn=dark]').count(), 12);
    assert.deepEqual(page.problems, []);
  });
});
