// What a reader sees, as numbers and dates again.

/** What the cells of a table say: numbers as shown, not as kept beside them. */
export const shown = (figure) => figure.$$eval('tbody tr', (rows) => rows.map((row) => [...row.cells]
  .map(({ textContent }) => textContent)));

/** "-25,620,000" with the typographic minus, or a dash for a missing number */
export const asNumber = (text) => (text === '\u2013' ? null
  : Number(text.replaceAll(',', '').replace('\u2212', '-')));

/** "1 January 2026" as 2026-01-01 */
export const asDate = (text) => new Date(`${text.replaceAll('\u00a0', ' ')} UTC`).toISOString()
  .slice(0, 10);

/** The dataset that the first source within an element leads to. */
export const sourceOf = (element) => element.$eval('a.source', (link) => (
  link.getAttribute('aria-label').split('source: ')[1]));
