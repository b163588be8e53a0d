import { expect, test } from '@jest/globals';
import { seedTokens } from '../../../sandbox/smartsheet/seed.ts';
import { createQueues } from '../../../src/integrations/queue.ts';
import { smartsheetConnector } from '../../../src/integrations/smartsheet/index.ts';
import { request, startSheetWorld, wanted } from './sheet-world.ts';

test('[I10] writes to one sheet go one after the other, also from several clients, so that none collides', async () => {
  const { tool, sheetId, ensure } = await startSheetWorld({ writeMs: 20 });
  const bindings = await ensure([wanted('Place')]);
  const connector = smartsheetConnector({ url: tool.url });
  await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      connector
        .connect({ accessToken: seedTokens.serviceUser }, { spend: async () => undefined })
        .create(sheetId, request(`r${n}`, { Place: 'Oslo' }), bindings),
    ),
  );
  expect(tool.grid(sheetId).rows).toHaveLength(8);
  expect(tool.exchanges.filter(({ status }) => status !== 200)).toEqual([]);
  await tool.close();
});

test('[I10] a write that collides with one of another process is a conflict in which nothing was done', async () => {
  const { tool, sheetId, ensure } = await startSheetWorld({ writeMs: 50 });
  const bindings = await ensure([wanted('Place')]);
  const processes = [1, 2].map((n) =>
    smartsheetConnector({ url: tool.url })
      .connect({ accessToken: seedTokens.serviceUser }, { spend: async () => undefined })
      .create(sheetId, request(`r${n}`, {}), bindings),
  );
  const outcomes = await Promise.allSettled(processes);
  const [refused] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toMatchObject({ kind: 'conflict', maybeDone: false });
  expect(tool.grid(sheetId).rows).toHaveLength(1);
  await tool.close();
});

test('[I10] work of one key runs in order, of several side by side, and a failure stops nothing', async () => {
  const queues = createQueues();
  const log: string[] = [];
  const release: (() => void)[] = [];
  const waits = new Promise<void>((resolve) => release.push(resolve));
  const first = queues.run('a', async () => {
    await waits;
    log.push('a1');
    throw new Error('a1 failed');
  });
  const second = queues.run('a', async () => void log.push('a2'));
  await queues.run('b', async () => void log.push('b1'));
  release[0]?.();
  await expect(first).rejects.toThrow('a1 failed');
  await second;
  expect(log).toEqual(['b1', 'a1', 'a2']);
});
