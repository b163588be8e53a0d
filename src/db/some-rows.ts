import { is, type SQL, sql } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';

/**
 * A condition that holds for at most so many rows of a table among those that meet another one: what deletes by it
 * stays short, however many there are. Both engines know a row by its place: SQLite's `rowid`, PostgreSQL's `ctid`.
 */
export function isSomeOf(table: SQLiteTable, condition: SQL | undefined, maxRows: number): SQL {
  const some = (place: string) =>
    sql`select ${sql.raw(place)} from ${table} where ${condition ?? sql`true`} limit ${maxRows}`;
  // As an array, or PostgreSQL reads the whole table to join it with itself.
  return is(table, SQLiteTable) ? sql`rowid in (${some('rowid')})` : sql`ctid = any(array(${some('ctid')}))`;
}
