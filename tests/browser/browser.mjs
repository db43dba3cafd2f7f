// A real browser without a network, and what every test wants to know about a page in it.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { STALLED } from './stalled.mjs';

const modules = createRequire(path.join(process.env.CORDON_NODE_MODULES, 'any.js'));
const { chromium } = modules('playwright-core');
const axe = readFileSync(modules.resolve('axe-core'), 'utf8');
const program = process.env.CORDON_CHROMIUM;

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export async function startBrowser() {
  if (!program || !existsSync(program)) {
    throw new Error('chromium is missing (Debian package chromium): the report cannot be tested');
  }
  return chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
}

/**
 * Opens a file, and closes what was opened before. What goes wrong is kept in `page.problems`:
 * errors, warnings and every request that leaves the file.
 */
export async function open(browser, file, { viewport = DESKTOP, colorScheme = 'light' } = {}) {
  await Promise.all(browser.contexts().map((earlier) => earlier.close()));
  const context = await browser.newContext({ viewport, colorScheme, offline: true,
    acceptDownloads: true });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.problems = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.problems.push(message.text());
  });
  page.on('pageerror', (error) => page.problems.push(String(error.stack)));
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(address)) return route.continue();
    page.problems.push(`request of ${url}`);
    return route.abort();
  });
  const before = performance.now();
  await page.goto(address);
  page.openedAfter = performance.now() - before;
  watch(page);
  return page;
}

/** Ends the tests when Chromium stops drawing the page, as they would wait for ever. */
async function watch(page) {
  const isDrawn = () => page.evaluate(() => new Promise((resolve) => {
    requestAnimationFrame(() => resolve(true));
    setTimeout(() => resolve(false), 10_000);
  })).catch(() => undefined); // it has been closed
  for (let drawn = await isDrawn(); drawn !== undefined; drawn = await isDrawn()) {
    if (!drawn) {
      console.log(STALLED);
      process.exit(1);
    }
    await setTimeout(1000);
  }
}

/** Scrolls through the page as a reader does; returns how many charts there are and are drawn. */
export async function scrollThrough(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve, 20));
    });
    const charts = [...document.querySelectorAll('.chart')];
    for (const chart of charts) {
      chart.scrollIntoView({ behavior: 'instant' });
      await frame();
    }
    scrollTo({ top: 0, behavior: 'instant' });
    await frame();
    return { charts: charts.length, drawn: charts.filter((one) => one.querySelector('svg path')).length };
  });
}

/** Opens everything that is folded away. */
export async function unfold(page) {
  await page.evaluate(() => new Promise((resolve) => {
    document.querySelectorAll('details').forEach((one) => { one.open = true; });
    setTimeout(resolve, 100); // their toggle events fill them
  }));
}

/** The breaches of WCAG and of good practice that axe finds, in a line each. */
export async function breaches(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document,
    { resultTypes: ['violations'] }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
