// The files under test: the page of the build, filled with sample data.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filled } from './page.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'cordon-report-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export const inFolder = (name) => path.join(folder, name);

/** Writes a report of `data` and returns its path. */
export function written(name, data) {
  const file = inFolder(name);
  writeFileSync(file, filled(process.env.CORDON_REPORT_PAGE, data));
  return file;
}
