import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../../sandbox/demo/free-port.ts';
import type { Act, Conversation } from '../../sandbox/page-server/api.ts';
import type { Progress } from '../../sandbox/page-server/stage-api.ts';

const demo = fileURLToPath(new URL('../../sandbox/demo.ts', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamly-demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface RunningDemo {
  url: string;
  /** Everything that it has printed. */
  lines: string[];
  get<Answer>(path: string): Promise<Answer>;
  act(handle: string, act: Act): Promise<Response>;
  /** Resolves with its exit code. */
  end(): Promise<number | null>;
}

/** Resolves as soon as it says where the page is. */
async function startDemo(): Promise<RunningDemo> {
  const port = await freePort();
  const child = spawn(process.execPath, [demo, '--port', String(port), '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  while (!lines.some((line) => line.includes('sandbox: http'))) {
    if (child.exitCode !== null) throw new Error(`it ended: ${lines.join('\n')}`);
    await delay(20);
  }
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    lines,
    get: async <Answer>(path: string) => (await (await fetch(url + path)).json()) as Answer,
    act: (handle, act) =>
      fetch(`${url}/api/in/acme/${handle}/acts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(act),
      }),
    async end() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

const hello: Act = { kind: 'write', channel: 'C0IT000001', text: 'Hello' };
const filling = (running: RunningDemo) => running.get<Progress | null>('/api/stage/filling');
const messages = async (running: RunningDemo) =>
  (await running.get<Conversation>('/api/in/acme/bob/conversations/C0IT000001')).messages;

test('[E3] the page of the very first start is there before the two weeks are, says so, and is theirs to look at', async () => {
  const running = await startDemo();
  expect(await filling(running)).not.toBeNull();
  expect((await fetch(`${running.url}/acme/bob/it`)).status).toBe(200);
  expect(await messages(running)).toEqual([]);
  const refused = await running.act('bob', hello);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({
    refused: expect.stringMatching(/being filled in \(\d+ of \d+\)/),
  });
  const order = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"kind":"clear"}' };
  expect((await fetch(`${running.url}/api/stage/switches`, order)).status).toBe(409);

  while ((await filling(running)) !== null) await delay(200);
  expect((await messages(running)).length).toBeGreaterThan(20);
  expect((await running.act('bob', hello)).status).toBe(200);
  expect(await running.end()).toBe(0);
}, 300_000);

test('[E3] a later start goes on where the last one ended', async () => {
  const running = await startDemo();
  expect(await filling(running)).toBeNull();
  expect((await messages(running)).at(-1)).toMatchObject({ text: 'Hello' });
  expect((await running.act('bob', hello)).status).toBe(200);
  while (!running.lines.some((line) => line.includes('The app itself'))) await delay(50);
  expect(await running.end()).toBe(0);
}, 60_000);

test('[E3] what was ended while it was being filled begins anew', async () => {
  await rm(folder, { recursive: true, force: true });
  const first = await startDemo();
  while (((await filling(first))?.done ?? 0) < 3) await delay(50);
  expect(await first.end()).toBe(0);
  const second = await startDemo();
  expect(await filling(second)).toMatchObject({ done: 0 });
  expect(await second.end()).toBe(0);
}, 120_000);
