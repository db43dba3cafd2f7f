// The report without a mouse.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { open, scrollThrough, startBrowser } from './browser.mjs';
import { written } from './files.mjs';
import { sample } from './sample.mjs';

const REACHABLE = 'a[href], button, select, input, summary, [tabindex="0"]';

describe('the keyboard', () => {
  const file = written('controls.html', sample);
  let browser;
  let page;
  before(async () => {
    browser = await startBrowser();
    page = await open(browser, file);
    await scrollThrough(page);
  });
  after(() => browser?.close());

  test('reaches everything, in order and visibly', async () => {
    const wanted = await page.evaluate((reachable) => {
      const all = [...document.querySelectorAll(reachable)].filter((one) => one.checkVisibility()
        && !one.closest('details:not([open]) > :not(summary)'));
      all.forEach((one, i) => { one.dataset.order = i; });
      return all.length;
    }, REACHABLE);
    assert.ok(wanted > 60);
    // Where the first Tab leads is else the browser's choice, once a page was scrolled.
    await page.locator('[data-order="0"]').focus();
    for (let i = 1; i < wanted; i += 1) {
      await page.keyboard.press('Tab');
      const { order, outline } = await page.evaluate(() => ({
        order: document.activeElement.dataset.order,
        outline: getComputedStyle(document.activeElement).outlineStyle,
      }));
      assert.equal(order, String(i));
      assert.notEqual(outline, 'none');
    }
  });

  test('skips to the report', async () => {
    await page.evaluate(() => document.activeElement.blur());
    await page.locator('.skip').focus();
    assert.ok((await page.locator('.skip').boundingBox()).x >= 0);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  });

  test('shows single futures and other policies', async () => {
    const chart = page.locator('#outlook .chart').first();
    const paths = () => chart.locator('svg path[stroke-width="0.8"]').count();
    assert.equal(await paths(), 0);
    await page.locator('#outlook input[type=checkbox]').press('Space');
    assert.equal(await paths(), 30);
    const before = await chart.innerHTML();
    await page.locator('#outlook-policy').selectOption('2');
    assert.notEqual(await chart.innerHTML(), before);
    assert.equal(await paths(), 0);
    assert.match(await chart.getAttribute('aria-label'), /^Under .Baseline standard/);
  });

  test('moves the tolerance', async () => {
    const { policies } = sample.tail;
    const answers = () => page.$$eval('.verdict strong', (all) => all.map((one) => one.textContent));
    for (const limit of [policies[0][3].value, 60000, 1e7]) {
      await page.locator('#tolerance').fill(String(limit));
      const wanted = policies.map((points) => {
        const beyond = points.filter(({ value }) => value > limit).map((one) => one.probability);
        const most = Math.max(0, ...beyond);
        return most === 0 ? 'none' : `${Math.round(most * 100)}\u00a0%`;
      });
      assert.deepEqual(await answers(), wanted);
    }
    await page.locator('#tolerance').fill('60000');
    const before = await answers();
    const slider = page.locator('#tolerance-slider');
    for (let i = 0; i < 12; i += 1) await slider.press('ArrowLeft');
    assert.notDeepEqual(await answers(), before);
    assert.ok(Number(await page.locator('#tolerance').inputValue()) < 60000);
    assert.match(await page.textContent('#tail .chart'), /your tolerance: (?!60)/);
  });

  test('finds inputs', async () => {
    const visible = () => page.locator('#inputs tbody tr:visible').count();
    await page.locator('#inputs-words').fill('energy class_1');
    const wanted = sample.inputs.filter(({ path }) => /energy/.test(path) && /class_1/.test(path));
    assert.equal(await visible(), wanted.length);
    await page.locator('#inputs-quality').selectOption('expert');
    assert.equal(await visible(), wanted.filter(({ quality }) => quality === 'expert').length);
    assert.match(await page.textContent('#inputs .count'), /of 60 numbers/);
    assert.deepEqual(page.problems, []);
  });
});
