import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const demo = fileURLToPath(new URL('../../sandbox/demo.ts', import.meta.url));

test('[E1, E3, R2, I10] the tour: app and stand-ins come up, the job runs, a killed process loses and doubles nothing', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [demo, '--tour']);
  for (const words of [
    'one card, one task in Asana, one row in Smartsheet',
    'open again in all four places',
    'All of it held.',
  ]) {
    expect(stdout).toContain(words);
  }
}, 150_000);
