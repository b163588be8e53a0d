import { afterAll, describe, expect, test } from '@jest/globals';
import { storeEngines } from '../contracts/store-engines.ts';
import { runChaos } from './chaos.ts';

const engines = await storeEngines();

afterAll(async () => {
  for (const engine of engines) await engine.stop();
});

describe.each(engines)('on $name', (engine) => {
  test('[I10] [R3] [R9] workers killed, answers lost, connections cut: nothing is lost, nothing doubled', async () => {
    const database = await engine.database();
    try {
      const { broken, ...figures } = await runChaos({
        databaseUrl: database.url,
        requests: 6,
        seed: 7,
        faultShare: 0.12,
        workersLive: 1000,
        cutEvery: 2000,
        chaosLasts: 10_000,
        finishLasts: 100_000,
      });
      expect(figures).toMatchObject({ requests: 6, replies: 6, completions: 3 });
      expect(Object.entries(broken).filter(([, count]) => count > 0)).toEqual([]);
    } finally {
      await database.drop();
    }
  }, 300_000);
});
