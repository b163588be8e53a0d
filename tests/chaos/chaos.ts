import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { slackTarget } from '../../src/deliveries/kinds.ts';
import type { Request } from '../../src/domain/requests/request.ts';
import { disturb, seededRandom } from './faults.ts';
import { type Broken, type Done, judge, unfinished } from './judge.ts';
import { complete, reply, submit, untilItWorks } from './people.ts';
import type { ChaosWorkerOptions } from './worker-process.ts';
import { type ChaosWorld, startChaosWorld } from './world.ts';

export interface ChaosOptions {
  /** Of an empty database. */
  databaseUrl: string;
  requests: number;
  seed: number;
  /** Of the calls to Slack and to the tools, that go wrong. */
  faultShare: number;
  /** Milliseconds that each worker lives, from when it works. */
  workersLive: number;
  /** Milliseconds between two cuts of all connections, on PostgreSQL. */
  cutEvery: number;
  /** Milliseconds after which no worker is killed and no connection cut, and one worker finishes what is left. */
  chaosLasts: number;
  /** Milliseconds for that. */
  finishLasts: number;
}

export interface ChaosFigures {
  requests: number;
  replies: number;
  completions: number;
  workersKilled: number;
  connectionsCut: number;
  callsDisturbed: number;
  seconds: number;
  broken: Broken;
  unfinished: string[];
}

const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url));
const workersAtOnce = 2;
const leaseLasts = 2000;
/** Longer than what an attempt may have made takes to be found. */
const hurryEvery = 10_000;

/** Lets people work while everything goes wrong that can, and says in the end what came of it. */
export async function runChaos(options: ChaosOptions): Promise<ChaosFigures> {
  const { databaseUrl, seed, faultShare } = options;
  const world = await startChaosWorld(databaseUrl);
  const begunAt = performance.now();
  const end = new AbortController();
  const stopCutting = new AbortController();
  try {
    const random = seededRandom(seed);
    const counts = [world.app.slack, world.asana, world.github].map((each) =>
      disturb(each, faultShare, random),
    );
    const workers = Array.from({ length: workersAtOnce }, () => keepKilling(world, options, end.signal));
    const cutter = databaseUrl.startsWith('postgres')
      ? keepCutting(databaseUrl, options.cutEvery, stopCutting.signal)
      : Promise.resolve(0);
    const people = peopleAtWork(world, options);
    const isQuiet = people.then(async () => {
      while (!end.signal.aborted && (await waiting(world))) await delay(250);
    });
    await Promise.race([isQuiet, delay(options.chaosLasts, undefined, { signal: end.signal })]);
    end.abort();
    const workersKilled = (await Promise.all(workers)).reduce((sum, killed) => sum + killed, 0);
    stopCutting.abort();
    const done = await finish(world, options, people, () => {
      for (const each of [world.app.slack, world.asana, world.github]) each.disturb(null);
    });
    const connectionsCut = await cutter;
    return {
      requests: done.requests.length,
      replies: done.replies.length,
      completions: done.completed.length,
      workersKilled,
      connectionsCut,
      callsDisturbed: counts.reduce((sum, count) => sum + count(), 0),
      seconds: Math.round((performance.now() - begunAt) / 1000),
      broken: await judge(world, done),
      unfinished: await unfinished(world),
    };
  } finally {
    end.abort();
    stopCutting.abort();
    await world.close();
  }
}

/** Each Request is submitted, answered in its thread, and each second one is completed. */
async function peopleAtWork(world: ChaosWorld, options: ChaosOptions): Promise<Done> {
  const requests: Request[] = [];
  const replies: { request: Request; text: string }[] = [];
  const completed: Request[] = [];
  const answering: Promise<void>[] = [];
  for (let number = 1; number <= options.requests; number += 1) {
    const request = await submit(world, `Subject ${number} of the chaos`);
    requests.push(request);
    const answer = async () => {
      const text = `Reply ${number} to the chaos.`;
      await reply(world, request, text);
      replies.push({ request, text });
      if (number % 2 === 0) return;
      await complete(world, request);
      completed.push(request);
    };
    answering.push(answer());
  }
  await Promise.all(answering);
  return { requests, replies, completed };
}

const waiting = (world: ChaosWorld) =>
  untilItWorks(
    async () => (await world.app.context.store.system.read((db) => db.claims.nextDueAt())) !== null,
  );

function startWorker(world: ChaosWorld, { databaseUrl }: ChaosOptions): ChildProcess {
  const told: ChaosWorkerOptions = {
    databaseUrl,
    slackUrl: world.app.slack.apiUrl,
    asanaUrl: world.asana.url,
    githubUrl: world.github.url,
    leaseLasts,
  };
  return spawn(process.execPath, [script, JSON.stringify(told)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A process that is ready to work. */
async function readyWorker(world: ChaosWorld, options: ChaosOptions): Promise<ChildProcess> {
  const child = startWorker(world, options);
  await Promise.race([once(child, 'message'), once(child, 'exit')]);
  return child;
}

/** One worker after another, each killed once it has worked for a while. @returns how many. */
async function keepKilling(world: ChaosWorld, options: ChaosOptions, signal: AbortSignal): Promise<number> {
  let killed = 0;
  let next = readyWorker(world, options);
  while (!signal.aborted) {
    const child = await next;
    next = readyWorker(world, options);
    if (child.connected) child.send('work');
    await delay(options.workersLive, undefined, { signal }).catch(() => undefined);
    await kill(child);
    killed += 1;
  }
  await kill(await next);
  return killed;
}

/** Ends every other connection to the database again and again. @returns how many. */
async function keepCutting(url: string, every: number, signal: AbortSignal): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let cut = 0;
  try {
    while (!signal.aborted) {
      await delay(every, undefined, { signal }).catch(() => undefined);
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      cut += rowCount ?? 0;
    }
  } finally {
    await client.end();
  }
  return cut;
}

/** What waits for its next try would come in some minutes: that time is taken to have passed. */
async function hurry(world: ChaosWorld): Promise<void> {
  const { store } = world.app.context;
  await untilItWorks(() =>
    store.in(world.app.workspaceId).transaction(function* (db) {
      yield* db.deliveries.hurry(slackTarget);
      for (const { id } of yield* db.integrations.all()) yield* db.deliveries.hurry(id);
    }),
  );
}

/** Waits until nothing is owed any more, at most so many milliseconds. */
async function quiet(world: ChaosWorld, atMost: number): Promise<void> {
  const giveUpAt = performance.now() + atMost;
  while ((await waiting(world)) && performance.now() < giveUpAt) await delay(200);
}

/**
 * One worker that nobody kills finishes what is left: at first with lost answers as before, then without.
 *
 * @throws where people wait for it too long.
 */
async function finish(
  world: ChaosWorld,
  options: ChaosOptions,
  people: Promise<Done>,
  heal: () => void,
): Promise<Done> {
  const steady = await readyWorker(world, options);
  steady.send('work');
  const giveUp = new AbortController();
  const hurrying = setInterval(() => void hurry(world), hurryEvery);
  try {
    const tooLate = delay(options.finishLasts, undefined, { signal: giveUp.signal }).then(() => {
      throw new Error('People still wait for what they asked for.');
    });
    const done = await Promise.race([people, tooLate]);
    await quiet(world, options.finishLasts / 2);
    heal();
    await hurry(world);
    await quiet(world, options.finishLasts / 2);
    return done;
  } finally {
    clearInterval(hurrying);
    giveUp.abort();
    await kill(steady);
  }
}
