import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { sqliteColumns } from './columns.ts';
import type { Engine } from './engine.ts';
import { defineSchema } from './schema.ts';
import type { QueryBuilder, Step, Steps } from './steps.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations/sqlite', import.meta.url));

/** Milliseconds that a writer waits for another process's transaction on the same file. */
const busyTimeout = 5000;

/**
 * SQLite in a file. Every commit is on the disk before anyone is told of it (`synchronous=FULL`), and several
 * processes on one file are allowed (WAL).
 *
 * @param path a file name, whose folder is made where missing, or `:memory:`.
 */
export function sqliteEngine(path: string): Engine {
  if (path !== ':memory:' && !existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  const client = new Database(path, { timeout: busyTimeout });
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  const db: QueryBuilder = drizzle(client);
  const wakers = new Set<() => void>();

  return {
    name: 'sqlite',
    schema: defineSchema(sqliteColumns),
    async transaction(body) {
      return client.transaction(() => runToEnd(db, body())).immediate();
    },
    async read(body) {
      return runToEnd(db, body());
    },
    async migrate() {
      migrate(db, { migrationsFolder });
    },
    onDeliveriesWaiting(wake) {
      wakers.add(wake);
    },
    tellDeliveriesWaiting() {
      for (const wake of wakers) wake();
    },
    async close() {
      client.close();
    },
  };
}

function runToEnd<Result>(db: QueryBuilder, steps: Steps<Result>): Result {
  let turn = steps.next();
  while (!turn.done) turn = steps.next(carryOut(db, turn.value));
  return turn.value;
}

function carryOut(db: QueryBuilder, step: Step): unknown {
  if (step.kind === 'exclusive') return undefined;
  if (step.kind === 'rows') return step.build(db).all();
  return (step.build(db).run() as Database.RunResult).changes;
}
