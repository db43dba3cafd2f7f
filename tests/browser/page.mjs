// Puts data into the page as the program does.
import { readFileSync } from 'node:fs';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The report of `data`, from the page of the build. */
export function filled(pagePath, data) {
  return readFileSync(pagePath, 'utf8')
    .replace('@REPORT_TITLE@', () => escaped(data.run.title))
    .replace('@REPORT_DATA@', () => JSON.stringify(data).replaceAll('<', '\\u003c'));
}
