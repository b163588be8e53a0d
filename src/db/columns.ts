import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/**
 * The vocabulary in which the schema is declared once and built for both engines.
 *
 * | word | SQLite | PostgreSQL | in TypeScript |
 * |---|---|---|---|
 * | text | text | text | string |
 * | int | integer | bigint | number (up to 2^53) |
 * | bool | integer 0 or 1 | boolean | boolean |
 * | time | integer, ms since the epoch | timestamptz(3) | Date |
 * | json | text | jsonb | the type given |
 * | sequence | integer primary key autoincrement | bigserial primary key | number |
 */
export const sqliteColumns = {
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  int: (name: string) => sqlite.integer(name),
  bool: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  time: (name: string) => sqlite.integer(name, { mode: 'timestamp_ms' }),
  json: <Value>(name: string) => sqlite.text(name, { mode: 'json' }).$type<Value>(),
  sequence: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
};

export type Columns = typeof sqliteColumns;

/**
 * The same words for PostgreSQL. The cast is the only place where one engine passes for the other: both builders
 * have the same methods, and what they read and write has the same TypeScript types.
 */
export const postgresColumns = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.bigint(name, { mode: 'number' }),
  bool: (name: string) => pg.boolean(name),
  time: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  json: <Value>(name: string) => pg.jsonb(name).$type<Value>(),
  sequence: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
} as unknown as Columns;
