import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { postgresColumns } from './columns.ts';
import type { Engine } from './engine.ts';
import { type Listener, listenTo } from './postgres-listener.ts';
import { runAgain } from './run-again.ts';
import { defineSchema } from './schema.ts';
import { type AppliedMigration, refuseUnknownSchema } from './schema-version.ts';
import type { QueryBuilder, Step, Steps } from './steps.ts';

const migrationsFolder = fileURLToPath(new URL('../../migrations/postgres', import.meta.url));
const connectTimeout = 5000;
const statementTimeout = 10_000;
const channel = 'streamly_deliveries';
/** Names our advisory lock: migrations of two processes that start together go one after the other. */
const migrationLock = 5_712_001;

/** What a PostgreSQL query builder is at run time. */
type Runnable = PromiseLike<unknown[] & { rowCount: number | null }> & {
  for(strength: 'update', options: { skipLocked: boolean }): Runnable;
};

/** What a PostgreSQL query with placeholders is at run time. */
interface Preparable {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<unknown> };
}

/** PostgreSQL, for several processes. */
export function postgresEngine(url: string, onError: (error: unknown) => void = () => undefined): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
  });
  // A connection that breaks must not end the process, whether it is idle or in the middle of a transaction: a query
  // that is under way fails by itself, and the next one opens another connection.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  const db = drizzle(pool);
  const wakers = new Set<() => void>();
  let listener: Listener | null = null;
  const wakeAll = () => {
    for (const wake of wakers) wake();
  };

  return {
    name: 'postgres',
    schema: defineSchema(postgresColumns),
    transaction(body) {
      let isCommitting = false;
      const run = () => {
        isCommitting = false;
        return db.transaction(async (tx) => {
          const result = await runToEnd(tx as unknown as QueryBuilder, body());
          isCommitting = true;
          return result;
        });
      };
      return runAgain(run, () => isCommitting);
    },
    read: (body) =>
      runAgain(
        () => runToEnd(db as unknown as QueryBuilder, body()),
        () => false,
      ),
    async migrate() {
      const client = await pool.connect();
      try {
        await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
        refuseUnknownSchema(await appliedMigrations(client), readMigrationFiles({ migrationsFolder }));
        await migrate(drizzle(client), { migrationsFolder });
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
        client.release();
      }
    },
    onDeliveriesWaiting(wake) {
      wakers.add(wake);
      listener ??= listenTo(url, channel, wakeAll, onError);
    },
    tellDeliveriesWaiting() {
      pool.query(`NOTIFY ${channel}`).catch(onError);
    },
    async close() {
      await listener?.close();
      await pool.end();
    },
  };
}

/** What drizzle's migrator has written down; none in a new database. */
async function appliedMigrations(client: pg.PoolClient): Promise<AppliedMigration[]> {
  const table = 'drizzle.__drizzle_migrations';
  const { rows } = await client.query<{ isThere: boolean }>(
    'select to_regclass($1) is not null as "isThere"',
    [table],
  );
  if (!rows[0]?.isThere) return [];
  const applied = await client.query<{ hash: string; at: string }>(
    `select hash, created_at as at from ${table}`,
  );
  return applied.rows.map(({ hash, at }) => ({ hash, at: Number(at) }));
}

async function runToEnd<Result>(db: QueryBuilder, steps: Steps<Result>): Promise<Result> {
  let turn = steps.next();
  while (!turn.done) turn = steps.next(await carryOut(db, turn.value));
  return turn.value;
}

async function carryOut(db: QueryBuilder, step: Step): Promise<unknown> {
  if (step.kind === 'exclusive') {
    return await (db as unknown as NodePgDatabase).execute(sql`select pg_advisory_xact_lock(${step.name})`);
  }
  if (step.kind === 'shaped') {
    // Without a name the server keeps nothing: a pooler in between may give the next transaction another connection.
    return await (step.shape.build(db) as unknown as Preparable).prepare('').execute(step.values);
  }
  const query = step.build(db) as unknown as Runnable;
  if (step.kind === 'run') return (await query).rowCount ?? 0;
  return step.lock ? await query.for('update', { skipLocked: step.lock === 'skip' }) : await query;
}
