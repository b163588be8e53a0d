import { expect, test } from '@jest/globals';
import { createScheduler } from '../src/scheduler.ts';
import { createLog } from '../src/telemetry/log.ts';

const log = createLog('silent');

/** A job that runs until it is let go. */
function heldJob() {
  let runs = 0;
  let underWay = 0;
  let mostAtOnce = 0;
  let letGo: () => void = () => undefined;
  return {
    runs: () => runs,
    mostAtOnce: () => mostAtOnce,
    letGo: () => letGo(),
    job: {
      name: 'held',
      everyMs: 1,
      async run() {
        runs += 1;
        underWay += 1;
        mostAtOnce = Math.max(mostAtOnce, underWay);
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
        underWay -= 1;
      },
    },
  };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
};

test('[E4] a job runs at once and again, and never while it still runs', async () => {
  const held = heldJob();
  const scheduler = createScheduler([held.job], log);
  scheduler.start();
  for (let run = 1; run <= 3; run += 1) {
    await until(() => held.runs() === run);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([held.runs(), held.mostAtOnce()]).toEqual([run, 1]);
    held.letGo();
  }
  await until(() => held.runs() === 4);
  const stopped = scheduler.stop(60_000);
  held.letGo();
  await stopped;
});

test('[E4] a job that fails keeps neither itself nor others from running again', async () => {
  const runs = { failing: 0, other: 0 };
  const scheduler = createScheduler(
    [
      {
        name: 'failing',
        everyMs: 1,
        async run() {
          runs.failing += 1;
          throw new Error('broken');
        },
      },
      {
        name: 'other',
        everyMs: 1,
        async run() {
          runs.other += 1;
        },
      },
    ],
    log,
  );
  scheduler.start();
  await until(() => runs.failing > 1 && runs.other > 1);
  await scheduler.stop(60_000);
});

test('[E4] stopping waits for what runs, tells it to end early, and starts nothing more', async () => {
  const seen: boolean[] = [];
  let ended = false;
  const scheduler = createScheduler(
    [
      {
        name: 'long',
        everyMs: 1,
        async run(isStopping) {
          while (!isStopping()) await new Promise((resolve) => setTimeout(resolve, 1));
          seen.push(isStopping());
          ended = true;
        },
      },
    ],
    log,
  );
  scheduler.start();
  await scheduler.stop(60_000);
  expect(ended).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(seen).toEqual([true]);
});

test('[E4] stopping does not wait for ever for a job that hangs', async () => {
  const held = heldJob();
  const scheduler = createScheduler([held.job], log);
  scheduler.start();
  await scheduler.stop(5);
  expect(held.runs()).toBe(1);
});
