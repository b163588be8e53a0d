import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/**
 * The body of a transaction is a generator that yields its queries and is handed their results. On SQLite it runs
 * to its end synchronously inside the engine's own transaction; on PostgreSQL each query is awaited. So a body can
 * wait for nothing but its own queries, and is written once for both.
 */
export type Steps<Result> = Generator<Step, Result, unknown>;

/** Queries are typed by the SQLite builders; PostgreSQL's have the same methods (see columns.ts). */
export type QueryBuilder = BetterSQLite3Database<Record<string, never>>;

/** A query that is built on the connection that will run it. */
export type Step =
  | { kind: 'rows'; build(db: QueryBuilder): RowsQuery; lock: 'wait' | 'skip' | null }
  | { kind: 'shaped'; shape: Shape; values: Record<string, unknown> }
  | { kind: 'run'; build(db: QueryBuilder): RunQuery }
  | { kind: 'exclusive'; name: number };

/** A query with placeholders: a connection builds and compiles it once, which takes longer than to run it. */
export interface Shape {
  /** Two shapes of one name are the same query. */
  name: string;
  build(db: QueryBuilder): { prepare(): { execute(values: Record<string, unknown>): unknown } };
}

export interface RowsQuery {
  all(): unknown[];
}
export interface RunQuery {
  run(): unknown;
}

/** Runs a query that gives rows: a select, or a change with `returning()`. */
export function* rows<Row>(build: (db: QueryBuilder) => { all(): Row[] }): Steps<Row[]> {
  return (yield { kind: 'rows', build, lock: null }) as Row[];
}

/**
 * Runs a select and holds its rows until the transaction ends, so that nobody changes them between this look and
 * our change. (SQLite has one writer at a time: there the transaction itself is the lock.)
 */
export function* lockedRows<Row>(build: (db: QueryBuilder) => { all(): Row[] }): Steps<Row[]> {
  return (yield { kind: 'rows', build, lock: 'wait' }) as Row[];
}

/** The same, but passes over rows that another transaction holds instead of waiting for it. */
export function* unheldRows<Row>(build: (db: QueryBuilder) => { all(): Row[] }): Steps<Row[]> {
  return (yield { kind: 'rows', build, lock: 'skip' }) as Row[];
}

/** Runs a query of a known shape with the values of its placeholders; gives rows where it is a select. */
export function* shaped(shape: Shape, values: Record<string, unknown>): Steps<unknown> {
  return yield { kind: 'shaped', shape, values };
}

/** Runs a change; gives the number of rows that it touched. */
export function* run(build: (db: QueryBuilder) => RunQuery): Steps<number> {
  return (yield { kind: 'run', build }) as number;
}

/**
 * Waits until no other transaction that said the same is open. (Transactions of SQLite exclude each other anyway.)
 *
 * @param name a number that no other use has.
 */
export function* exclusive(name: number): Steps<void> {
  yield { kind: 'exclusive', name };
}
