// The numbers that a reader sees are those of the data.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { open, scrollThrough, startBrowser, unfold } from './browser.mjs';
import { inFolder, written } from './files.mjs';
import { sample } from './sample.mjs';

/** What the cells of a table say: numbers as shown, not as kept beside them. */
const shown = (figure) => figure.$$eval('tbody tr', (rows) => rows.map((row) => [...row.cells]
  .map(({ textContent }) => textContent)));

const asNumber = (text) => (text === '\u2013' ? null
  : Number(text.replaceAll(',', '').replace('\u2212', '-')));

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
    one.querySelector('h3').textContent === wanted)), title)).asElement();

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
    assert.deepEqual(key.slice(3), ['published, compared with the model',
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
    for (const quantity of sample.changes) {
      const rows = await shown(await figureTitled(quantity.title));
      const wanted = quantity.policies.slice(1)
        .flatMap((of) => quantity.dates.map((_, i) => quantiles(of, i)));
      assert.deepEqual(rows.map((row) => row.slice(2).map(asNumber)), wanted);
    }
  });

  test('are those of the exposure, with a dash where one is missing', async () => {
    const { title, median, low, high } = sample.exposure;
    const rows = await shown(await figureTitled(title));
    const wanted = median.flatMap((row, i) => row.map((value, j) => [value, low[i][j], high[i][j]]));
    assert.deepEqual(rows.map((row) => row.slice(2).map(asNumber)), wanted);
    assert.ok(wanted.flat().includes(null));
  });

  test('tell three sizes of a campaign apart', async () => {
    const cells = await page.$$eval('#campaigns table.side-by-side tbody tr', (rows) => rows.map(
      (row) => [...row.cells].slice(1).map((cell) => cell.querySelector('data')?.value ?? null)));
    const median = (count) => (count ? String(count.median) : null);
    assert.deepEqual(cells, sample.campaigns.rows.flatMap((row) => [
      [median(row.active), median(row.ever), null],
      [row.observed_active, row.observed_ever, row.observed_recorded].map(median)]));
  });

  test('are those of the inputs', async () => {
    const rows = await shown(await page.$('#inputs'));
    assert.deepEqual(rows.map(([path, low, median, high]) => [path, ...[low, median, high].map(asNumber)]),
      sample.inputs.map(({ path, low, median, high }) => [path, low, median, high]));
  });

  test('stand in the words of each statement', async () => {
    const cards = await page.$$eval('.statement', (all) => all.map(({ textContent }) => textContent));
    sample.statements.forEach(({ ask, evidence, resolves_by: settled }, i) => {
      for (const text of [ask, evidence, settled]) assert.ok(cards[i].includes(text), cards[i]);
    });
  });

  test('name datasets that the report explains', async () => {
    const links = await page.$$eval('a.source', (all) => all.map((link) => [link.textContent,
      document.getElementById(decodeURIComponent(link.hash.slice(1)))?.textContent]));
    assert.ok(links.length > 20);
    for (const [id, place] of links) assert.equal(place, id);
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
      assert.ok(found.text.replaceAll(/\s/g, '').includes(title.replaceAll(/\s/g, '')), title);
    }
    assert.deepEqual(page.problems, []);
  });
});
