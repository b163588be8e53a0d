import { and, inArray, isNotNull, lt, lte, or, sql } from 'drizzle-orm';
import { delivery } from '../deliveries/kinds.ts';
import type { Schema } from './schema.ts';
import { rows, run, type Steps } from './steps.ts';

/** Unreadable rows that are looked at again in one transaction. */
const maxReadAgain = 200;

/** How the deliveries of all workspaces are doing. */
export function outboxQueries({ deliveries }: Schema) {
  /** Literals: SQLite uses a partial index only where a query says the index's own condition word by word. */
  const isWaiting = sql`${deliveries.state} = 'waiting'`;
  const isUnreadable = sql`${deliveries.isUnreadable}`;

  return {
    /** Puts back to work what was set aside as unreadable and can be read by this version. @returns how many. */
    *takeUpReadable(now: Date): Steps<number> {
      const aside = yield* rows((db) =>
        db
          .select({ seq: deliveries.seq, work: deliveries.work })
          .from(deliveries)
          .where(isUnreadable)
          .orderBy(deliveries.seq)
          .limit(maxReadAgain),
      );
      const readable = aside.filter(({ work }) => delivery.safeParse(work).success).map(({ seq }) => seq);
      if (readable.length === 0) return 0;
      return yield* run((db) =>
        db
          .update(deliveries)
          .set({ state: 'waiting', isUnreadable: false, dueAt: now, settledAt: null, error: null })
          .where(and(isUnreadable, inArray(deliveries.seq, readable))),
      );
    },
    /** What was set aside since this version can't read it, in all workspaces. */
    *countUnreadable(): Steps<number> {
      const [row] = yield* rows((db) =>
        db.select({ count: sql<number>`count(*)` }).from(deliveries).where(isUnreadable),
      );
      return Number(row?.count ?? 0);
    },
    /**
     * Whether work has been due since before a time that nothing kept waiting, and nothing at all was carried out
     * since: no worker runs, or none gets on.
     */
    *isStalled(since: Date): Steps<boolean> {
      const time = sql.param(since, deliveries.dueAt);
      const [row] = yield* rows((db) =>
        db
          .select({ seq: deliveries.seq })
          .from(deliveries)
          .where(
            and(
              isWaiting,
              lt(deliveries.dueAt, since),
              sql`not exists (
                select 1 from deliveries d where d.state = 'done' and d.settled_at >= ${time})`,
              sql`exists (
                select 1 from workspaces w
                where w.workspace_id = ${deliveries.workspaceId} and w.stopped_at is null)`,
              sql`not exists (
                select 1 from integrations i
                where i.workspace_id = ${deliveries.workspaceId} and i.id = ${deliveries.target}
                  and i.paused_because is not null)`,
            ),
          )
          .limit(1),
      );
      return row !== undefined;
    },
    /** How many wait or are under way, in all workspaces. */
    *countWaiting(): Steps<number> {
      const [row] = yield* rows((db) =>
        db.select({ count: sql<number>`count(*)` }).from(deliveries).where(isWaiting),
      );
      return Number(row?.count ?? 0);
    },
    /** What is under way, or could be at this time. */
    *countDue(now: Date): Steps<number> {
      const isDue = or(isNotNull(deliveries.lease), lte(deliveries.dueAt, now));
      const [row] = yield* rows((db) =>
        db.select({ count: sql<number>`count(*)` }).from(deliveries).where(and(isWaiting, isDue)),
      );
      return Number(row?.count ?? 0);
    },
  };
}

export type OutboxQueries = ReturnType<typeof outboxQueries>;
