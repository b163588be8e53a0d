import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';
import { storable, storableJson } from './storable.ts';

/** What is stored as JSON; undefined where it isn't any, so that one spoiled row stops nothing but itself. */
function readJson(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}

/**
 * The vocabulary in which the schema is declared once and built for both engines.
 *
 * | word | SQLite | PostgreSQL | in TypeScript |
 * |---|---|---|---|
 * | text | text | text | string |
 * | key | text | text collate "C" | string that is sorted and compared by code points |
 * | int | integer | bigint | number (up to 2^53) |
 * | bool | integer 0 or 1 | boolean | boolean |
 * | time | integer, ms since the epoch | timestamptz(3) | Date |
 * | json | text | jsonb | the type given |
 * | sequence | integer primary key autoincrement | bigserial primary key | number |
 *
 * Text passes `storable` on its way in, also inside of json and in conditions.
 */
export const sqliteColumns = {
  table: sqlite.sqliteTable,
  text: sqlite.customType<{ data: string }>({ dataType: () => 'text', toDriver: storable }),
  key: sqlite.customType<{ data: string }>({ dataType: () => 'text', toDriver: storable }),
  int: (name: string) => sqlite.integer(name),
  bool: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  time: (name: string) => sqlite.integer(name, { mode: 'timestamp_ms' }),
  json: <Value>(name: string) =>
    sqlite
      .customType<{ data: Value; driverData: string }>({
        dataType: () => 'text',
        toDriver: storableJson,
        fromDriver: (stored) => readJson(stored) as Value,
      })(name)
      // Drizzle infers the column's type from here alone.
      .$type<Value>(),
  sequence: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  foreignKey: sqlite.foreignKey,
};

export type Columns = typeof sqliteColumns;

/**
 * The same words for PostgreSQL. The cast is the only place where one engine passes for the other: both builders
 * have the same methods, and what they read and write has the same TypeScript types.
 */
export const postgresColumns = {
  table: pg.pgTable,
  text: pg.customType<{ data: string }>({ dataType: () => 'text', toDriver: storable }),
  key: pg.customType<{ data: string }>({ dataType: () => 'text collate "C"', toDriver: storable }),
  int: (name: string) => pg.bigint(name, { mode: 'number' }),
  bool: (name: string) => pg.boolean(name),
  time: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  // The driver itself reads jsonb.
  json: pg.customType<{ data: unknown; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: storableJson,
  }),
  sequence: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
} as unknown as Columns;
