import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Schema } from './schema.ts';
import { lockedRows, rows, run, type Steps } from './steps.ts';

/** A table that belongs to workspaces. */
type TenantTable = SQLiteTable & { workspaceId: SQLiteColumn };
type RowOf<Table extends TenantTable> = Table['$inferSelect'];
type NewRowOf<Table extends TenantTable> = Omit<Table['$inferInsert'], 'workspaceId'>;

interface SelectOptions {
  where?: SQL | undefined;
  orderBy?: SQL[];
  limit?: number;
  offset?: number;
  /** Hold the rows until the transaction ends. */
  lock?: boolean;
}

/**
 * The only way from a subject's queries to the tables of one workspace. Every method adds the workspace id, to
 * conditions and to new rows; a caller cannot leave it out, nor name another.
 */
export interface TenantQueries {
  readonly workspaceId: string;
  readonly schema: Schema;
  select<Table extends TenantTable>(table: Table, options?: SelectOptions): Steps<RowOf<Table>[]>;
  first<Table extends TenantTable>(
    table: Table,
    where: SQL | undefined,
    options?: { lock?: boolean },
  ): Steps<RowOf<Table> | undefined>;
  count<Table extends TenantTable>(table: Table, where?: SQL): Steps<number>;
  insert<Table extends TenantTable>(table: Table, values: NewRowOf<Table> | NewRowOf<Table>[]): Steps<void>;
  /** @returns false where a row of the same key was there already; nothing is changed then. */
  insertIfNew<Table extends TenantTable>(table: Table, values: NewRowOf<Table>): Steps<boolean>;
  /** Inserts, or sets everything but the key of the row that is there. */
  put<Table extends TenantTable>(table: Table, key: SQLiteColumn[], values: NewRowOf<Table>): Steps<void>;
  /** @returns the rows as they are after the change. */
  update<Table extends TenantTable>(
    table: Table,
    changes: Partial<NewRowOf<Table>>,
    where: SQL | undefined,
  ): Steps<RowOf<Table>[]>;
  remove<Table extends TenantTable>(table: Table, where: SQL | undefined): Steps<number>;
}

/** Queries bound to one workspace. */
export function tenantQueries(schema: Schema, workspaceId: string): TenantQueries {
  const within = (table: TenantTable, where?: SQL) => and(eq(table.workspaceId, workspaceId), where) as SQL;
  // The builders cannot follow a generic table; what goes in and out is typed by the interface above.
  const owned = (values: object) => ({ ...values, workspaceId }) as never;

  return {
    workspaceId,
    schema,
    *select<Table extends TenantTable>(table: Table, options: SelectOptions = {}) {
      const found = yield* (options.lock ? lockedRows : rows)((db) => {
        const query = db
          .select()
          .from(table as TenantTable)
          .where(within(table, options.where))
          .orderBy(...(options.orderBy ?? []))
          .$dynamic();
        if (options.limit !== undefined) query.limit(options.limit);
        if (options.offset !== undefined) query.offset(options.offset);
        return query;
      });
      return found as RowOf<Table>[];
    },
    *first<Table extends TenantTable>(
      table: Table,
      where: SQL | undefined,
      options: { lock?: boolean } = {},
    ): Steps<RowOf<Table> | undefined> {
      const [row] = yield* this.select(table, { where, limit: 1, ...options });
      return row;
    },
    *count(table, where) {
      const [row] = yield* rows((db) =>
        db
          .select({ count: sql<number>`count(*)` })
          .from(table as TenantTable)
          .where(within(table, where)),
      );
      return Number(row?.count ?? 0);
    },
    *insert(table, values) {
      const list = (Array.isArray(values) ? values : [values]).map(owned);
      if (list.length === 0) return;
      yield* run((db) => db.insert(table as TenantTable).values(list));
    },
    *insertIfNew(table, values) {
      const touched = yield* run((db) =>
        db
          .insert(table as TenantTable)
          .values(owned(values))
          .onConflictDoNothing(),
      );
      return touched > 0;
    },
    *put(table, key, values) {
      yield* run((db) =>
        db
          .insert(table as TenantTable)
          .values(owned(values))
          .onConflictDoUpdate({ target: key, set: values as never, setWhere: within(table) }),
      );
    },
    *update<Table extends TenantTable>(
      table: Table,
      changes: Partial<NewRowOf<Table>>,
      where: SQL | undefined,
    ) {
      const changed = yield* rows((db) =>
        db
          .update(table as TenantTable)
          .set(changes as never)
          .where(within(table, where))
          .returning(),
      );
      return changed as RowOf<Table>[];
    },
    *remove(table, where) {
      return yield* run((db) => db.delete(table as TenantTable).where(within(table, where)));
    },
  };
}
