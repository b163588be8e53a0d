import { and, eq, getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Schema } from './schema.ts';
import { columnOf, findShape, insertShape } from './shapes.ts';
import { lockedRows, rows, run, type Steps, shaped } from './steps.ts';

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

interface PickOptions {
  where?: SQL | undefined;
  /**
   * The rows that `where` and `orderBy` choose from, which may name the picked columns alone then. The engine
   * gathers them first, by an index that fits this condition, and no more than `atMost`.
   */
  among?: { where: SQL | undefined; atMost: number };
  orderBy?: SQL[];
  limit: number;
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
  /** Rows whose columns have these values, none null; in no order. Faster than `select` where it is asked often. */
  find<Table extends TenantTable>(table: Table, key: Partial<RowOf<Table>>): Steps<RowOf<Table>[]>;
  count<Table extends TenantTable>(table: Table, where?: SQL): Steps<number>;
  /** Some columns only: an index that holds them all answers without the rows. */
  pick<Table extends TenantTable, Column extends string & keyof RowOf<Table>>(
    table: Table,
    columns: readonly Column[],
    options: PickOptions,
  ): Steps<Pick<RowOf<Table>, Column>[]>;
  /** Counts the rows that match among the rows of a condition, of which it looks at no more than `atMost`. */
  countAmong(
    table: TenantTable,
    options: { among: SQL | undefined; matching: SQL | undefined; atMost: number },
  ): Steps<{ looked: number; matching: number }>;
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
        const limited = options.limit === undefined ? query : query.limit(options.limit);
        return options.offset === undefined ? limited : limited.offset(options.offset);
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
    *find<Table extends TenantTable>(table: Table, key: Partial<RowOf<Table>>) {
      const values = owned(key);
      return (yield* shaped(findShape(table, Object.keys(values)), values)) as RowOf<Table>[];
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
    *pick<Table extends TenantTable, Column extends string & keyof RowOf<Table>>(
      table: Table,
      columns: readonly Column[],
      { where, among, orderBy = [], limit }: PickOptions,
    ) {
      const found = yield* rows((db) => {
        const named = Object.fromEntries(columns.map((name) => [name, columnOf(table, name)]));
        const all = db.select(named).from(table as TenantTable);
        // A subquery with a limit is taken first and by itself: neither engine dissolves it. It keeps the table's
        // own name, so that conditions read the same inside and outside.
        const picked = among
          ? db
              .select(named)
              .from(all.where(within(table, among.where)).limit(among.atMost).as(getTableName(table)))
              .where(where)
          : all.where(within(table, where));
        return picked.orderBy(...orderBy).limit(limit);
      });
      return found as Pick<RowOf<Table>, Column>[];
    },
    *countAmong(table, { among, matching, atMost }) {
      const [counts] = yield* rows((db) => {
        const looked = db
          .select({
            matches: sql<number>`${matching ? sql`case when ${matching} then 1 else 0 end` : sql`1`}`.as(
              'matches',
            ),
          })
          .from(table)
          .where(within(table, among))
          .limit(atMost)
          .as('looked');
        return db
          .select({
            looked: sql<number>`count(*)`,
            matching: sql<number>`coalesce(sum(${looked.matches}), 0)`,
          })
          .from(looked);
      });
      return { looked: Number(counts?.looked ?? 0), matching: Number(counts?.matching ?? 0) };
    },
    *insert(table, values) {
      if (!Array.isArray(values)) {
        const row = owned(values);
        yield* shaped(insertShape(table, row), row);
        return;
      }
      const list = values.map(owned);
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
