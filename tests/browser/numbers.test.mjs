// The numbers that a reader sees are those of the data.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { open, scrollThrough, startBrowser, unfold } from './browser.mjs';
import { inFolder, written } from './files.mjs';
import { compact, readable } from '../../web/src/numbers.js';
import { sample } from './sample.mjs';
import { asNumber, shown } from './shown.mjs';

const quantiles = (of, i) => [of.q05[i], of.q25[i], of.median[i], of.q75[i], of.q95[i]];

describe('the numbers of the report', () => {
  const file = written('numbers.html', sample);
  let browser;
  let page;
  before(async () => {
    browser = await startBrowser();
    page = await open(browser, file);
    await scrollThrough(page);
    await unfold(page);
  });
  after(() => browser?.close());

  const figureTitled = async (title) => (await page.evaluateHandle((wanted) => [
    ...document.querySelectorAll('figure')].find((one) => (
    one.querySelector('h3').textContent === wanted)), readable(title))).asElement();

  test('have their dates, signs and units in the style of the page', async () => {
    assert.equal(readable('+2 k on 2026-01-09 (90 %: -1.20 k to -3) under "A\'s"'),
      '+2\u00a0k on 9\u00a0January\u00a02026 (90\u00a0%: \u22121.20\u00a0k to \u22123) under '
      + '\u201cA\u2019s\u201d');
    const roundings = [[1335, '1.34\u00a0k'], [-1335, '\u22121.34\u00a0k'], [999.6, '1.00\u00a0k'],
      [25e6, '25.0\u00a0M'], [0.125, '0.125'], [73.46, '73.5'], [0, '0'], [null, '\u2013']];
    for (const [value, text] of roundings) assert.equal(compact(value), text);
    const details = await (await figureTitled(sample.outlook[0].title)).$('.details');
    assert.equal(await details.textContent(), readable(sample.outlook[0].details));
  });

  test('are those of the outlook', async () => {
    for (const quantity of sample.outlook) {
      const rows = (await shown(await figureTitled(quantity.title)))
        .slice(quantity.observed.length); // those published come first
      const wanted = quantity.policies.flatMap((of) => quantity.dates.map((_, i) => quantiles(of, i)));
      assert.deepEqual(rows.map((row) => row.slice(2, 7).map(asNumber)), wanted);
    }
  });

  test('are those that others published, with what they are for', async () => {
    const { title, observed } = sample.outlook[0];
    const figure = await figureTitled(title);
    const rows = (await shown(figure)).slice(0, observed.length);
    assert.deepEqual(rows.map((row) => row.slice(2, 10).map(asNumber)), observed.map(
      ({ low, value, high }) => [...Array(5).fill(null), low, value, high]));
    rows.forEach((row, i) => {
      assert.ok(row[10].includes(observed[i].what), row[10]);
      assert.equal(row[10].startsWith('more than'), observed[i].value === null);
      assert.equal(row[11], observed[i].id);
    });
    const key = await figure.$$eval('.key li', (entries) => entries.map(({ textContent }) => textContent));
    assert.deepEqual(key, ['published, compared with the model',
      'published, kept for calibration', 'published, shown only', 'more than']);
    const lines = (await download(title, 'Download CSV')).trimEnd().split('\r\n');
    assert.ok(lines[0].endsWith('95 %,Lowest published,Published,Highest published,'
      + 'What was published,Dataset'), lines[0]);
    assert.ok(lines[1].startsWith('Published,2024-01-01,,,,,,20100000,21900000,23000000,'), lines[1]);
    assert.ok(lines[4].startsWith('Published,2026-06-01,,,,,,24500000,,,'), lines[4]);
  });

  test('of published figures stand on the axis of time, also before the start', async () => {
    const svg = await download(sample.outlook[0].title, 'Download SVG');
    assert.ok(svg.includes('>2024<'), 'the axis begins with the first figure');
    const without = await download(sample.outlook[1].title, 'Download SVG');
    assert.ok(!without.includes('>2024<'));
  });

  test('are those of the hindcasts, with the missed ones named', async () => {
    const { text, hindcasts } = sample.trust.hindcasts;
    const block = await page.$('#trust .block:has(h3:text-is("Hindcasts"))');
    assert.ok((await block.textContent()).includes(text));
    const cells = await block.$$eval('tbody tr', (rows) => rows.map((row) => [...row.cells].map(
      (cell) => [...cell.querySelectorAll('data')].map(({ value }) => value).join())));
    const text0 = (value) => (value === null ? '' : String(value));
    assert.deepEqual(cells.map((row) => [row[1], row[2], row[5], row[6], row[7]]), hindcasts.flatMap(
      ({ rows }) => rows.map((row) => [text0(row.published.central ?? row.published.low),
        text0(row.median), text0(row.crps), text0(row.persistence), text0(row.logistic)])));
    const verdicts = await block.$$eval('tbody tr', (rows) => rows.map((row) => row.cells[4].textContent));
    assert.deepEqual(verdicts, hindcasts.flatMap(({ rows }) => rows.map(({ verdict }) => verdict)));
  });

  test('are those of the changes, with their signs', async () => {
    for (const quantity of sample.changes.filter(({ changed }) => changed)) {
      const rows = await shown(await figureTitled(quantity.title));
      const wanted = quantity.policies.slice(1)
        .flatMap((of) => quantity.dates.map((_, i) => quantiles(of, i)));
      assert.deepEqual(rows.map((row) => row.slice(2).map(asNumber)), wanted);
    }
  });

  test('name what no policy changes, without a chart', async () => {
    const [still] = sample.changes.filter(({ changed }) => !changed);
    assert.ok((await page.textContent('#policies')).includes(
      `No policy changes these in any member: ${still.name}.`));
    assert.equal(await figureTitled(still.title), null);
  });

  test('are those of the exposure, with a dash where one is missing', async () => {
    const { title, median, low, high } = sample.exposure;
    const rows = await shown(await figureTitled(title));
    const wanted = median.flatMap((row, i) => row.map((value, j) => [value, low[i][j], high[i][j]]));
    assert.deepEqual(rows.map((row) => row.slice(2).map(asNumber)), wanted);
    assert.ok(wanted.flat().includes(null));
  });

  test('tell three sizes of a campaign apart', async () => {
    const rows = await shown(await page.$('#campaigns figure'));
    const names = { active: 'active now', observed_active: 'active now, as observed',
      ever: 'unique ever', observed_ever: 'unique ever, as observed',
      observed_recorded: 'recorded by observers' };
    const wanted = sample.campaigns.rows.flatMap((row) => Object.entries(names)
      .filter(([field]) => row[field]).map(([field, name]) => [row.title, name, row[field].median,
        row[field].low, row[field].high, row[field].id]));
    assert.deepEqual(rows.map(([title, name, ...rest]) => [title, name, ...rest.slice(0, 3).map(asNumber),
      rest[3]]), wanted);
    const chart = await page.textContent('#campaigns .chart');
    for (const text of ['390\u00a0k (195\u00a0k to 780\u00a0k)', 'recorded by observers']) {
      assert.ok(chart.includes(text), text);
    }
  });

  test('are those of the inputs', async () => {
    const rows = await shown(await page.$('#inputs'));
    assert.deepEqual(rows.map(([path, low, median, high]) => [path, ...[low, median, high].map(asNumber)]),
      sample.inputs.map(({ path, low, median, high }) => [path, low, median, high]));
  });

  test('lie with their words on the scale of each statement', async () => {
    const chart = await page.textContent('#in-short .chart');
    const words = ['highly likely', 'likely', 'not stated, 500 members are too few'];
    const numbers = ['79\u00a0% (76\u00a0% to 81\u00a0%)', '64\u00a0% (61\u00a0% to 68\u00a0%)',
      '78\u00a0% (75\u00a0% to 81\u00a0%)'];
    const seen = chart.replaceAll(/\s/g, '');
    sample.statements.forEach(({ ask }, i) => {
      for (const text of [ask, words[i] + numbers[i], '100 %']) {
        assert.ok(seen.includes(text.replaceAll(/\s/g, '')), text);
      }
    });
  });

  test('stand in the words of each statement', async () => {
    const cards = await page.$$eval('.statement', (all) => all.map(({ textContent }) => textContent));
    sample.statements.forEach(({ ask, evidence, resolves_by: settled }, i) => {
      for (const text of [ask, evidence, settled]) assert.ok(cards[i].includes(text), cards[i]);
    });
  });

  test('are those of the track record, and of each date of a statement', async () => {
    const [{ diagram }] = sample.trust.calibration.families;
    const rows = await shown(await figureTitled(diagram.title));
    assert.deepEqual(rows.map((row) => [row[2], row[4]].map(asNumber)),
      diagram.rows.map(({ events, happened }) => [events, happened]));
    const horizons = await page.$$eval('.statement:first-child tbody tr', (all) => all.map((row) => [
      row.cells[1].textContent, row.cells[2].querySelector('data').value]));
    assert.deepEqual(horizons, sample.statements[0].horizons.map(({ word, p }) => [word, String(p)]));
    const trust = await page.textContent('#trust');
    for (const { text, sentences } of sample.trust.calibration.families) {
      for (const part of [text, ...sentences]) assert.ok(trust.includes(part.slice(1)), part);
    }
  });

  test('name datasets that the report explains', async () => {
    const links = await page.$$eval('a.source', (all) => all.map((link) => [link.textContent,
      link.getAttribute('aria-label'), document.querySelector(link.hash)?.textContent]));
    assert.ok(links.length > 20);
    for (const [number, name, place] of links) {
      assert.equal(name, `${number}, source: ${place.split(' ')[1]}`);
      assert.equal(place.split(' ')[0], number);
    }
    const numbers = [...new Set(links.map(([number]) => Number(number)))];
    assert.deepEqual(numbers, numbers.map((_, i) => i + 1)); // as a reader meets them
    assert.equal(await page.locator('span.source').count(), 0);
    assert.equal(await page.locator('#datasets dt').count(), Object.keys(sample.datasets).length);
  });

  async function download(title, button) {
    const waiting = page.waitForEvent('download');
    await (await figureTitled(title)).$(`button:text-is("${button}")`).then((one) => one.click());
    const file = inFolder((await (await waiting).suggestedFilename()));
    await (await waiting).saveAs(file);
    return readFileSync(file, 'utf8');
  }

  test('can be taken away as CSV', async () => {
    const { title, dates, policies } = sample.outlook[1];
    const lines = (await download(title, 'Download CSV')).trimEnd().split('\r\n');
    assert.equal(lines[0], 'Policy,Date,5 %,25 %,Median,75 %,95 %');
    assert.equal(lines.length, 1 + dates.length * policies.length);
    assert.equal(lines[2], ['No new measure', dates[1], ...quantiles(policies[0], 1)].join(','));
    assert.ok(lines.at(-1).startsWith('Ban and standard together,2029-01-01,'));
  });

  test('can be taken away as a picture with its title', async () => {
    for (const { title } of [sample.outlook[0], sample.changes[0], sample.tail, sample.exposure]) {
      const text = await download(title, 'Download SVG');
      const found = await page.evaluate((svg) => {
        const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
        return { root: parsed.documentElement.tagName, text: parsed.documentElement.textContent };
      }, text);
      assert.equal(found.root, 'svg');
      assert.ok(found.text.replaceAll(/\s/g, '').includes(readable(title).replaceAll(/\s/g, '')), title);
    }
    assert.deepEqual(page.problems, []);
  });
});
