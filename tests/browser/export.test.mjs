// The numbers in the page are those of `cordon export`. Of two members the median is the mean, and
// means of parts add up, so sums over an axis and changes by a policy can be compared too. No export
// has quantiles of changes and of single cells of sector by bloc, nor statements, regret, the tail or
// what is told of trust: tests/app/report_test.py and report_trust_test.py recompute those from HDF5.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { open, scrollThrough, startBrowser, unfold } from './browser.mjs';
import { inFolder } from './files.mjs';
import { asDate, asNumber, shown, sourceOf } from './shown.mjs';

const { CORDON_PROGRAM: program, CORDON_SOURCE: source } = process.env;
/** Whether what is told is a number of the export, rounded to so many digits; a half either way. */
function isRounded(told, value, digits) {
  const unit = value === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
  return Math.abs(told - value) <= 0.50001 * unit;
}

function assertRounded(told, values, what, digits = 4) {
  assert.equal(told.length, values.length);
  told.forEach((one, i) => assert.ok(isRounded(one, values[i], digits), `${what}: ${one} is not ${values[i]}`));
}

describe('the report of a run shows the numbers of its export', () => {
  const folder = inFolder('exported');
  let browser;
  let page;
  let data;
  let courses;

  const keyOf = (policy, series, where) => JSON.stringify([policy, series, Object.entries(where).sort()]);

  /** {dates, statistics} of what an entry of the datasets names. */
  function courseOf({ path: series, where }, policy = where.policy) {
    const { policy: _, ...places } = where;
    const found = courses.get(keyOf(policy, series.replace('/series/', ''), places));
    assert.ok(found, `no course of ${series} ${JSON.stringify(where)}`);
    return found;
  }

  const nameOf = (title) => data.policies.find((policy) => policy.title === title).name;

  before(async () => {
    execFileSync(program, ['run', path.join(source, 'scenarios/czechia.yaml'), '-n', '2', '-o', folder],
      { stdio: 'pipe' });
    execFileSync(program, ['report', folder]);
    data = JSON.parse(execFileSync(program, ['report', folder, '--data'], { maxBuffer: 1e7 }));
    const exported = JSON.parse(execFileSync(program, ['export', folder, '--to', 'json'],
      { maxBuffer: 1e9 }));
    courses = new Map(exported.courses.map((one) => [keyOf(one.policy, one.variable, one.strata), one]));
    browser = await startBrowser();
    page = await open(browser, path.join(folder, 'report.html'));
    await scrollThrough(page);
    await unfold(page);
  });
  after(() => browser?.close());

  test('in the fans of the outlook, for each policy and date', async () => {
    const figures = await page.$$('#outlook figure');
    assert.equal(figures.length, data.outlook.length);
    for (const figure of figures) {
      const id = await sourceOf(figure);
      const rows = await shown(figure);
      assert.ok(rows.length > 30 * data.policies.length);
      for (const [title, day, ...numbers] of rows) {
        const { dates, statistics: of } = courseOf(data.datasets[id], nameOf(title));
        const at = dates.indexOf(asDate(day));
        const wanted = ['q05', 'q25', 'median', 'q75', 'q95'].map((name) => of[name][at]);
        assertRounded(numbers.slice(0, 5).map(asNumber), wanted, `${id}, ${title}, ${day}`);
      }
    }
  });

  test('in the sizes of campaigns', async () => {
    const rows = await shown(await page.$('#campaigns figure'));
    assert.ok(rows.length > 10);
    for (const [campaign, size, median, low, high, id] of rows) {
      const { statistics: of } = courseOf(data.datasets[id]);
      assertRounded([median, low, high].map(asNumber),
        ['median', 'q05', 'q95'].map((name) => of[name].at(-1)), `${campaign}, ${size}`);
    }
  });

  test('in the sums over the table of exposure', async () => {
    const { rows: sectors, columns: blocs } = data.exposure;
    const medians = (await shown(await page.$('#exposure figure'))).map((row) => asNumber(row[2]));
    assert.equal(medians.length, sectors.length * blocs.length);
    const check = (where, cells) => {
      const { statistics: of } = courseOf({ path: '/series/devices', where }, data.policies[0].name);
      const sum = cells.reduce((one, other) => one + other, 0);
      assert.ok(Math.abs(sum - of.mean[0]) <= 5.001e-4 * sum, `${JSON.stringify(where)}: ${sum} is not `
        + of.mean[0]);
    };
    sectors.forEach(({ name }, i) => check({ sector: name },
      medians.slice(i * blocs.length, (i + 1) * blocs.length)));
    blocs.forEach(({ name }, j) => check({ bloc: name },
      medians.filter((_, at) => at % blocs.length === j)));
    check({}, medians);
  });

  test('in the medians of changes', async () => {
    let compared = 0;
    for (const figure of await page.$$('#policies figure')) {
      const id = await sourceOf(figure);
      if (!id.startsWith('changes.')) continue;
      for (const [title, day, , , median] of await shown(figure)) {
        const of = courseOf(data.datasets[id], nameOf(title));
        const at = of.dates.indexOf(asDate(day));
        const [policy, baseline] = [of, courseOf(data.datasets[id], data.policies[0].name)]
          .map(({ statistics }) => statistics.mean[at]);
        const wanted = policy - baseline;
        assert.ok(Math.abs(asNumber(median) - wanted) <= 5.001e-4 * Math.abs(wanted)
          + 1e-9 * Math.abs(baseline), `${id}, ${title}, ${day}: ${median} is not ${wanted}`);
        compared += 1;
      }
    }
    assert.ok(compared > 100);
  });

  test('in the shares of banned devices that are left', async () => {
    const figure = (await page.$$('#policies figure')).at(-1);
    let compared = 0;
    for (const row of await shown(figure)) {
      const id = row.at(-1);
      const { dates, statistics: of } = courseOf(data.datasets[id]);
      const at = dates.indexOf(asDate(row[2]));
      if (at < 0) continue; // between two dates of the export
      const wanted = ['median', 'q05', 'q95'].map((name) => of[name][at] * 100);
      assertRounded(row.slice(3, 6).map((text) => parseFloat(text)), wanted, id, 3);
      compared += 1;
    }
    assert.ok(compared >= 6);
  });
});
