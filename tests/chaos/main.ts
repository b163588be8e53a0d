import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPostgres } from '../support/postgres.ts';
import { type ChaosFigures, runChaos } from './chaos.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'both' },
    minutes: { type: 'string', default: '10' },
  },
});
const minute = 60_000;

async function onSqlite(): Promise<ChaosFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'streamly-chaos-'));
  try {
    return await run(`file:${join(folder, 'streamly.db')}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onPostgres(): Promise<ChaosFigures> {
  const postgres = await findPostgres();
  if (!postgres) throw new Error('No PostgreSQL on this machine: start one, or run with --engine sqlite.');
  const database = await postgres.freshDatabase();
  try {
    return await run(database.url);
  } finally {
    await database.drop();
    await postgres.stop();
  }
}

function run(databaseUrl: string): Promise<ChaosFigures> {
  return runChaos({
    databaseUrl,
    requests: Number(values.requests),
    seed: Number(values.seed),
    faultShare: 0.12,
    workersLive: 1000,
    cutEvery: 2000,
    chaosLasts: (Number(values.minutes) / 2) * minute,
    finishLasts: (Number(values.minutes) / 2) * minute,
  });
}

const engines = { sqlite: onSqlite, postgres: onPostgres };
const chosen = Object.entries(engines).filter(([name]) => ['both', name].includes(values.engine));
if (chosen.length === 0) {
  console.error(
    'Usage: npm run chaos -- [--engine sqlite|postgres|both] [--requests 200] [--seed 1] [--minutes 10]',
  );
  process.exit(1);
}
for (const [name, measure] of chosen) {
  const { broken, ...figures } = await measure();
  console.log(name, figures);
  console.table(broken);
  const promises = Object.values(broken).reduce((sum, count) => sum + count, 0);
  if (promises > 0) process.exitCode = 1;
}
