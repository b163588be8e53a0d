import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { sqliteColumns } from './columns.ts';
import type { Engine } from './engine.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { defineSchema } from './schema.ts';
import type { QueryBuilder, Shape, Step, Steps } from './steps.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations/sqlite', import.meta.url));

/** Milliseconds that a writer waits for another process's transaction on the same file. */
const busyTimeout = 5000;
/** Something to wait on, as opening a database is synchronous. */
const pause = new Int32Array(new SharedArrayBuffer(4));

/** Compiled statements that are kept; each takes some kilobytes. */
const mostStatements = 500;

/**
 * SQLite in a file. Every commit is on the disk before anyone is told of it (`synchronous=FULL`), and several
 * processes on one file are allowed (WAL).
 *
 * @param path a file name, whose folder is made where missing, or `:memory:`.
 */
export function sqliteEngine(path: string): Engine {
  if (path !== ':memory:' && !existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true });
  const client = new Database(path, { timeout: busyTimeout });
  turnToWriteAheadLog(client);
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  // What is deleted is overwritten, so that it can't be read from the file's free pages.
  client.pragma('secure_delete = ON');
  compileOnce(client);
  const db: QueryBuilder = drizzle(client);
  const prepared: PreparedShapes = new Map();
  const wakers = new Set<() => void>();

  return {
    name: 'sqlite',
    schema: defineSchema(sqliteColumns),
    async transaction(body) {
      return client.transaction(() => runToEnd(db, prepared, body())).immediate();
    },
    async read(body) {
      return runToEnd(db, prepared, body());
    },
    async migrate() {
      migrateSqlite(client, migrationsFolder);
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

/** Keeps compiled statements by their text, of which there are few: drizzle compiles anew for every run. */
function compileOnce(client: Database.Database): void {
  const compile = client.prepare.bind(client);
  const compiled = new Map<string, Database.Statement>();
  client.prepare = ((text: string) => {
    const known = compiled.get(text);
    if (known) return known;
    if (compiled.size >= mostStatements) compiled.clear();
    const statement = compile(text);
    compiled.set(text, statement);
    return statement;
  }) as typeof client.prepare;
}

/** By their shape's name. */
type PreparedShapes = Map<string, ReturnType<ReturnType<Shape['build']>['prepare']>>;

/**
 * Turning to WAL is the one thing that does not wait for other processes by itself: of two that open a new file at
 * once, one is told that it is locked.
 */
function turnToWriteAheadLog(client: Database.Database): void {
  const giveUpAt = Date.now() + busyTimeout;
  for (;;) {
    try {
      client.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const isLocked = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isLocked || Date.now() > giveUpAt) throw error;
      Atomics.wait(pause, 0, 0, 20);
    }
  }
}

function runToEnd<Result>(db: QueryBuilder, prepared: PreparedShapes, steps: Steps<Result>): Result {
  let turn = steps.next();
  while (!turn.done) turn = steps.next(carryOut(db, prepared, turn.value));
  return turn.value;
}

function carryOut(db: QueryBuilder, prepared: PreparedShapes, step: Step): unknown {
  if (step.kind === 'exclusive') return undefined;
  if (step.kind === 'rows') return step.build(db).all();
  if (step.kind === 'shaped') {
    const { name } = step.shape;
    const query = prepared.get(name) ?? step.shape.build(db).prepare();
    prepared.set(name, query);
    return (query.execute(step.values) as { sync(): unknown }).sync();
  }
  return (step.build(db).run() as Database.RunResult).changes;
}
