// Runs the tests of a file, and again from the start if, and only if, Chromium stopped drawing.
import { spawnSync } from 'node:child_process';
import { STALLED } from './stalled.mjs';

const ATTEMPTS = 4; // at worst one in four fails by this, so all four do in 1 of 256 runs

for (let attempt = 1; ; ++attempt) {
  const { status, stdout } = spawnSync(process.execPath, ['--test', process.argv[2]],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 });
  process.stdout.write(stdout);
  if (status === 0) break;
  if (!stdout.includes(STALLED) || attempt === ATTEMPTS) process.exit(1);
  console.log(`again from the start: ${STALLED}`);
}
