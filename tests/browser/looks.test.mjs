// The report on a desk and on a phone, on a light and on a dark screen.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { breaches, DESKTOP, open, PHONE, scrollThrough, startBrowser, unfold } from './browser.mjs';
import { written } from './files.mjs';
import { sample } from './sample.mjs';

const LARGEST_REPORT = 1_500_000; // bytes

describe('the report', () => {
  const file = written('looks.html', sample);
  let browser;
  before(async () => { browser = await startBrowser(); });
  after(() => browser?.close());

  for (const [where, viewport] of [['desk', DESKTOP], ['phone', PHONE]]) {
    for (const colorScheme of ['light', 'dark']) {
      test(`is whole on a ${colorScheme} ${where}`, async () => {
        const page = await open(browser, file, { viewport, colorScheme });
        console.log(`opened after ${Math.round(page.openedAfter)} ms`);
        const { charts, drawn } = await scrollThrough(page);
        assert.equal(charts, 12);
        assert.equal(drawn, charts);
        const scheme = await page.$$eval('.chart', (all) => all.map(({ dataset }) => dataset.drawn));
        assert.deepEqual([...new Set(scheme)], [colorScheme]);
        assert.deepEqual(await breaches(page), []);
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.equal(await overflow(), 0);
        await unfold(page);
        assert.equal(await overflow(), 0);
        assert.deepEqual(page.problems, []);
      });
    }
  }

  test('is as open to all when its tables are unfolded, and on paper', async () => {
    const page = await open(browser, file);
    await scrollThrough(page);
    await unfold(page);
    assert.ok(await page.locator('.numbers table').count() >= 11);
    assert.doesNotMatch(await page.textContent('main'), /NaN|undefined|null/);
    assert.deepEqual(await breaches(page), []);
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await breaches(page), []);
  });

  test('moves nothing for readers who want no motion', async () => {
    const page = await open(browser, file);
    const scrolling = () => page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    assert.equal(await scrolling(), 'smooth');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await scrolling(), 'auto');
    await scrollThrough(page);
    const moving = await page.evaluate(() => document.getAnimations().length
      + document.querySelectorAll('animate, animateTransform').length);
    assert.equal(moving, 0);
  });

  test('tells policies apart without colour', async () => {
    const page = await open(browser, file);
    const marks = await page.$$eval('.verdict .policy-mark', (all) => all.map((one) => (
      `${one.querySelector('line').getAttribute('stroke-dasharray')} ${one.querySelector('g').innerHTML}`)));
    assert.equal(marks.length, sample.policies.length);
    assert.equal(new Set(marks).size, marks.length);
  });

  test('has a language, and a policy that lets nothing in or out', async () => {
    const page = await open(browser, file);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    const blocked = await page.evaluate(() => new Promise((resolve) => {
      const all = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (all.push(effectiveDirective) === 3) resolve(all.sort());
      });
      fetch('https://example.invalid/').catch(() => {});
      document.body.append(Object.assign(new Image(), { src: 'https://example.invalid/a.png' }));
      document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }));
    }));
    assert.deepEqual(blocked, ['connect-src', 'img-src', 'script-src-elem']);
  });

  test('follows the screen when that turns dark or narrow', async () => {
    const page = await open(browser, file);
    await scrollThrough(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForSelector('.chart[data-drawn=dark]');
    assert.equal(await page.locator('.chart[data-drawn=light]').count(), 0);
    await page.setViewportSize(PHONE);
    await page.waitForFunction(() => [...document.querySelectorAll('.chart')].every((box) => {
      const drawing = box.querySelector('svg');
      return Number(drawing.getAttribute('width')) === box.clientWidth;
    }));
    assert.deepEqual(page.problems, []);
  });

  test('draws only the charts that are near the window', async () => {
    const page = await open(browser, file);
    await page.waitForTimeout(200);
    assert.ok(await page.locator('.chart svg').count() < 6);
  });

  for (const [where, viewport] of [['desk', DESKTOP], ['phone', PHONE]]) {
    test(`is read from where a link leads, on a ${where}`, async () => {
      const page = await open(browser, file, { viewport });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const place = (id) => page.waitForFunction((one) => {
        const { top } = document.getElementById(one).getBoundingClientRect();
        return top >= 0 && top < 100;
      }, id);
      for (const id of ['tail', 'source-20', 'policies']) {
        await page.locator(`a[href="#${id}"]`).first().click();
        await place(id);
      }
      await page.goto('about:blank');
      await page.goto(`${pathToFileURL(file).href}#tail`);
      await place('tail');
      assert.deepEqual(page.problems, []);
    });
  }

  test('stays below its size', () => assert.ok(statSync(file).size <= LARGEST_REPORT));

  test('says what a run does not have', async () => {
    const bare = written('bare.html', { ...sample, statements: [], surviving: [], outlook: [],
      exposure: { ...sample.exposure, rows: [], median: [], low: [], high: [] },
      campaigns: { ...sample.campaigns, rows: [] }, changes: [], comparison: null,
      policies: sample.policies.slice(0, 1), tail: { ...sample.tail, policies: [[]] }, inputs: [],
      trust: { ...sample.trust, monte_carlo: [], guesses: { missing: 'Run it with more members.' } } });
    const page = await open(browser, bare);
    assert.equal(await page.locator('section').count(), 11);
    assert.doesNotMatch(await page.textContent('main'), /NaN|undefined|null/);
    assert.deepEqual(await breaches(page), []);
    assert.deepEqual(page.problems, []);
  });

  test('refuses data that it does not know', async () => {
    const page = await open(browser, written('newer.html', { ...sample, format: 2 }));
    assert.match(await page.textContent('main'), /data are of format 2/);
  });

  test('takes no markup from its data', async () => {
    const title = '</script><script>window.broken = 1</script><b>& more</b>';
    const page = await open(browser, written('markup.html', { ...sample,
      run: { ...sample.run, title } }));
    assert.equal(await page.textContent('h1'), title);
    assert.equal(await page.title(), title);
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.deepEqual(page.problems, []);
  });
});
