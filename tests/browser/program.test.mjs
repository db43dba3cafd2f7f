// What `cordon report` writes of a run, in a browser: the way of a number from the results file to
// the eye of the reader.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { breaches, open, scrollThrough, startBrowser, unfold } from './browser.mjs';
import { inFolder } from './files.mjs';

const { CORDON_PROGRAM: program, CORDON_SOURCE: source } = process.env;
const fourDigits = (value) => Number(value.toPrecision(4));

describe('the report of a run', () => {
  const folder = inFolder('run');
  let browser;
  let page;
  let data;
  let summary;
  before(async () => {
    execFileSync(program, ['run', path.join(source, 'scenarios/czechia.yaml'), '-n', '2',
      '-o', folder], { stdio: 'pipe' });
    execFileSync(program, ['report', folder]);
    data = JSON.parse(execFileSync(program, ['report', folder, '--data'], { maxBuffer: 1e7 }));
    summary = JSON.parse(readFileSync(path.join(folder, 'summary.json'), 'utf8'));
    browser = await startBrowser();
    page = await open(browser, path.join(folder, 'report.html'));
    const { charts, drawn } = await scrollThrough(page);
    assert.equal(drawn, charts);
    await unfold(page);
  });
  after(() => browser?.close());

  test('is whole', async () => {
    assert.equal(await page.textContent('h1'), summary.title);
    assert.deepEqual(await breaches(page), []); // with all tables unfolded
    assert.equal(await page.locator('span.source').count(), 0); // ids without a dataset
    assert.doesNotMatch(await page.textContent('main'), /NaN|undefined|null/);
    assert.deepEqual(page.problems, []);
  });

  test('shows the medians of the summary', async () => {
    const tables = await page.$$eval('#outlook tbody', (all) => all.map((body) => [...body.rows].map(
      (row) => [row.cells[0].textContent, Number(row.cells[4].textContent.replaceAll(',', ''))])));
    const last = (rows, title) => rows.filter(([policy]) => policy === title).at(-1)[1];
    const medians = summary.headlines.flatMap(({ policies }) => summary.policies.map(({ name }) => (
      fourDigits(Object.values(policies[name]).at(-1).median))));
    assert.ok(tables.length > 3);
    for (const rows of tables) {
      for (const { title } of summary.policies) assert.ok(medians.includes(last(rows, title)));
    }
    assert.equal(tables.length, data.outlook.length);
  });

  test('shows the counts of the summary', async () => {
    const cards = await page.$$eval('.statement', (all) => all.map(({ textContent }) => textContent));
    assert.equal(cards.length, summary.questions.length);
    summary.questions.forEach((question, i) => {
      assert.ok(cards[i].includes(question.ask));
      assert.ok(cards[i].includes(`${question.members_happened} of ${question.members} members`)
        || /none|each/.test(cards[i]));
    });
  });
});
