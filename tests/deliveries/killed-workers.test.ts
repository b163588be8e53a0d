import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { storeEngines } from '../contracts/store-engines.ts';
import type { SmallTool } from './support/small-tool.ts';
import type { WorkerProcessOptions } from './support/worker-process.ts';
import { acme, startWorld, type World } from './support/world.ts';

const script = fileURLToPath(new URL('./support/worker-process.ts', import.meta.url));
const jobs = 60;
const engines = await storeEngines();

afterAll(async () => {
  for (const engine of engines) await engine.stop();
});

function startProcess(options: WorkerProcessOptions): ChildProcess {
  return spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** For the worker that nobody kills, in milliseconds. */
const patience = 120_000;

/** One in ten answers is lost, after the tool has acted. */
function loseAnswers(tool: SmallTool): () => void {
  let lost = 0;
  const look = setInterval(() => {
    if (tool.exchanges.length / 10 < lost) return;
    lost += 1;
    tool.fail({ kind: 'lose_answer', times: 1 });
  }, 5);
  return () => clearInterval(look);
}

describe.each(engines)('on $name', (engine) => {
  const name = `[I10] [R3] ${jobs} Requests, workers killed again and again, one in ten answers lost: each has one task and one card`;

  test(
    name,
    async () => {
      const database = await engine.database();
      const world = await startWorld({ url: database.url });
      const { tool } = await world.connect('one');
      for (let i = 0; i < jobs; i += 1) await world.submit(`Subject ${i}`);
      const options: WorkerProcessOptions = {
        databaseUrl: world.url,
        key: world.key,
        slackUrl: world.slack.apiUrl,
        botToken: world.slack.botToken('acme'),
        tools: [{ tool: 'one', url: tool.url }],
        leaseLasts: 1500,
      };
      const stopLosing = loseAnswers(tool);
      const steady = startProcess(options);
      try {
        for (let kills = 0; kills < 25 && (kills < 8 || (await someWait(world))); kills += 1) {
          const doomed = startProcess(options);
          await delay(700);
          await kill(doomed);
        }
        // A tool that lost several answers in a row is left alone for half a minute.
        const giveUpAt = performance.now() + patience;
        while ((await someWait(world)) && performance.now() < giveUpAt) await delay(200);
        const latest = await world.store.in(acme).read((db) => db.deliveries.latest(2000));
        expect(latest.filter(({ state }) => state !== 'done')).toEqual([]);
        const keys = tool.tasks.map(({ content }) => content.key);
        expect(keys).toHaveLength(jobs);
        expect(new Set(keys).size).toBe(jobs);
        expect(tool.tasks.filter(({ content, links }) => !content.slackUrl || links.length !== 1)).toEqual(
          [],
        );
        expect(await cardsInChannel(world)).toHaveLength(jobs);
        expect(tool.exchanges.filter(({ fault }) => fault === 'lose_answer').length).toBeGreaterThan(5);
      } finally {
        stopLosing();
        await kill(steady);
        await world.end();
        await database.drop();
      }
    },
    patience + 90_000,
  );
});

async function someWait(world: World): Promise<boolean> {
  return (await world.store.system.read((db) => db.claims.nextDueAt())) !== null;
}

async function cardsInChannel(world: World): Promise<unknown[]> {
  const client = await world.context.slackOf(acme);
  const history = await client?.conversations.history({ channel: 'C0IT000001', limit: 200 });
  return (history?.messages ?? []).filter(({ text }) => /^#\d+ Subject/.test(text ?? ''));
}
