import { and, eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Shape } from './steps.ts';

/** Rows whose columns have the values that are given when it runs, none of them null. */
export function findShape(table: SQLiteTable, names: readonly string[]): Shape {
  return {
    name: `find ${getTableName(table)} by ${names.join()}`,
    build: (db) =>
      db
        .select()
        .from(table)
        .where(and(...names.map((name) => eq(columnOf(table, name), filledIn(table, name))))),
  };
}

/** One new row. What is null is part of the shape: drizzle's encoders of placeholders know no null. */
export function insertShape(table: SQLiteTable, values: Readonly<Record<string, unknown>>): Shape {
  const names = Object.keys(values).filter((name) => values[name] !== undefined);
  const row = () =>
    Object.fromEntries(names.map((name) => [name, values[name] === null ? null : sql.placeholder(name)]));
  return {
    name: `insert ${getTableName(table)} ${names.map((name) => (values[name] === null ? `${name} null` : name)).join()}`,
    build: (db) => db.insert(table).values(row() as never),
  };
}

/** @throws where the table has no such column. */
export function columnOf(table: SQLiteTable, name: string): SQLiteColumn {
  const column = getTableColumns(table)[name];
  if (!column) throw new Error(`No column ${name} in ${getTableName(table)}.`);
  return column;
}

function filledIn(table: SQLiteTable, name: string) {
  return sql.param(sql.placeholder(name), columnOf(table, name));
}
