import { and, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import { type Delivery, delivery } from '../deliveries/kinds.ts';
import type { Schema } from './schema.ts';
import { isSomeOf } from './some-rows.ts';
import { exclusive, rows, run, type Steps, unheldRows } from './steps.ts';

/** A delivery that one worker has for itself until its lease ends. */
export interface Claim {
  seq: number;
  workspaceId: string;
  work: Delivery;
  target: string;
  lease: string;
  /** This one counted. */
  attempts: number;
  /** An earlier attempt may have acted: it was cut off, or its worker died. */
  maybeDone: boolean;
  /** What went wrong before, in words; null: nothing did. */
  lastError: string | null;
  createdAt: Date;
}

export interface ClaimOptions {
  now: Date;
  /** Names this claim; never used twice. */
  lease: string;
  leaseEndsAt: Date;
  limit: number;
  /** Targets that have as many under way in this process as they may. */
  busyTargets: readonly string[];
}

/** What is looked through for free work at a time; more waits for the next claim. */
const lookedThrough = 500;
const claimLock = 5_712_002;
const unreadableReason =
  'This version of Streamly can’t read this work. It’s tried again once a version runs that can.';

/** The workers' side of the table, across all workspaces. */
export function claimQueries({ deliveries }: Schema) {
  /** A literal: SQLite uses a partial index only where a query says the index's own condition word by word. */
  const isWaiting = sql`${deliveries.state} = 'waiting'`;
  const isDone = sql`${deliveries.state} = 'done'`;
  const own = (claim: Pick<Claim, 'seq' | 'lease'>) =>
    and(eq(deliveries.seq, claim.seq), eq(deliveries.lease, claim.lease));

  /** Claims rows as they are stored. */
  function* claimRows(options: ClaimOptions): Steps<(typeof deliveries.$inferSelect)[]> {
    const now = sql.param(options.now, deliveries.dueAt);
    const notBusy =
      options.busyTargets.length === 0
        ? sql`true`
        : sql`d.target not in (${sql.join(
            options.busyTargets.map((target) => sql`${target}`),
            sql`, `,
          )})`;
    const free = sql`(
      select seq from (
        select d.seq,
          row_number() over (partition by coalesce(d.serial, cast(d.seq as text)) order by d.seq) as turn
        from (
          select d.seq, d.serial from deliveries d
          where d.state = 'waiting' and d.due_at <= ${now} and ${notBusy}
            and not exists (
              select 1 from deliveries e
              where e.lane = d.lane and e.state = 'waiting' and e.seq <> d.seq
                and (e.seq < d.seq or (e.lease is not null and e.due_at > ${now})))
            and not exists (
              select 1 from deliveries s
              where s.serial = d.serial and s.lease is not null and s.state = 'waiting'
                and s.due_at > ${now} and s.seq <> d.seq)
            and exists (
              select 1 from workspaces w
              where w.workspace_id = d.workspace_id and w.stopped_at is null)
            and not exists (
              select 1 from integrations i
              where i.workspace_id = d.workspace_id and i.id = d.target and i.paused_because is not null)
          order by d.seq
          limit ${lookedThrough}
        ) d
      ) ranked
      where turn = 1
      order by seq
      limit ${options.limit}
    )`;
    // What another transaction holds is left for the next claim: a worker never waits, so it is in no deadlock.
    // The conditions are said again for rows that were changed while this statement ran.
    const unheld = yield* unheldRows((db) =>
      db
        .select({ seq: deliveries.seq })
        .from(deliveries)
        .where(
          and(
            inArray(deliveries.seq, free),
            eq(deliveries.state, 'waiting'),
            lte(deliveries.dueAt, options.now),
          ),
        ),
    );
    if (unheld.length === 0) return [];
    const claimed = yield* rows((db) =>
      db
        .update(deliveries)
        .set({
          lease: options.lease,
          dueAt: options.leaseEndsAt,
          attempts: sql`${deliveries.attempts} + 1`,
          maybeDone: sql`(${deliveries.maybeDone} or ${deliveries.lease} is not null)`,
        })
        .where(
          inArray(
            deliveries.seq,
            unheld.map(({ seq }) => seq),
          ),
        )
        .returning(),
    );
    return claimed.sort((a, b) => a.seq - b.seq);
  }

  /**
   * What this version can't read holds up nothing but itself: a kind of a newer version, before a rollback or while
   * one replaces another. It is given up with its reason, as an attempt that never was.
   */
  function* setUnreadableAside(
    claimed: readonly (typeof deliveries.$inferSelect)[],
    now: Date,
  ): Steps<Claim[]> {
    const readable: Claim[] = [];
    for (const { seq, workspaceId, work, target, lease, attempts, maybeDone, error, createdAt } of claimed) {
      const parsed = delivery.safeParse(work);
      if (parsed.success) {
        const own = { seq, workspaceId, work: parsed.data, target, lease: lease ?? '' };
        readable.push({ ...own, attempts, maybeDone, lastError: error, createdAt });
        continue;
      }
      yield* run((db) =>
        db
          .update(deliveries)
          .set({
            state: 'failed',
            isUnreadable: true,
            lease: null,
            settledAt: now,
            attempts: attempts - 1,
            error: unreadableReason,
          })
          .where(eq(deliveries.seq, seq)),
      );
    }
    return readable;
  }

  return {
    /**
     * Claims due deliveries, those that were owed first before others, also where they had to wait meanwhile: the
     * first of each lane, at most one of each serial key, none of a stopped workspace or a paused Integration. What a dead worker had claimed is due again when its lease ends.
     */
    *claim(options: ClaimOptions): Steps<Claim[]> {
      yield* exclusive(claimLock);
      for (;;) {
        const claimed = yield* claimRows(options);
        const readable = yield* setUnreadableAside(claimed, options.now);
        // Where all that came could not be read, there may be more behind it.
        if (readable.length > 0 || claimed.length === 0) return readable;
      }
    },
    /** @returns false where the claim was lost meanwhile. */
    *extend(claim: Pick<Claim, 'seq' | 'lease'>, until: Date): Steps<boolean> {
      return (yield* run((db) => db.update(deliveries).set({ dueAt: until }).where(own(claim)))) > 0;
    },
    /** Whether the claim is still its worker's: another one may have taken the work up. */
    *holds(claim: Pick<Claim, 'seq' | 'lease'>): Steps<boolean> {
      return (
        (yield* rows((db) => db.select({ seq: deliveries.seq }).from(deliveries).where(own(claim)))).length >
        0
      );
    },
    /** @returns false where the claim was lost meanwhile: nothing may be written in its name then. */
    *settle(
      claim: Pick<Claim, 'seq' | 'lease'>,
      outcome: { state: 'done' | 'failed'; at: Date; error: string | null },
    ): Steps<boolean> {
      const settled = yield* run((db) =>
        db
          .update(deliveries)
          .set({ state: outcome.state, settledAt: outcome.at, lease: null, error: outcome.error })
          .where(own(claim)),
      );
      return settled > 0;
    },
    /** Gives a delivery back, to be tried again at a time. */
    *postpone(
      claim: Claim,
      next: { at: Date; error: string; countsAsAttempt: boolean; maybeDone: boolean },
    ): Steps<void> {
      yield* run((db) =>
        db
          .update(deliveries)
          .set({
            lease: null,
            dueAt: next.at,
            error: next.error,
            attempts: next.countsAsAttempt ? claim.attempts : claim.attempts - 1,
            maybeDone: next.maybeDone,
          })
          .where(own(claim)),
      );
    },
    /** Gives back a delivery that was not begun, as if it had never been claimed. */
    *release(claim: Claim, at: Date): Steps<void> {
      yield* run((db) =>
        db
          .update(deliveries)
          .set({ lease: null, dueAt: at, attempts: claim.attempts - 1 })
          .where(own(claim)),
      );
    },
    /** When the next waiting delivery is due; null: none waits. */
    *nextDueAt(): Steps<Date | null> {
      const [first] = yield* rows((db) =>
        db
          .select({ dueAt: deliveries.dueAt })
          .from(deliveries)
          .where(isWaiting)
          .orderBy(deliveries.dueAt)
          .limit(1),
      );
      return first?.dueAt ?? null;
    },
    /** Removes what was carried out before a time; failed ones stay until someone decides. */
    *prune(before: Date, maxRows: number): Steps<number> {
      return yield* run((db) =>
        db
          .delete(deliveries)
          .where(isSomeOf(deliveries, and(isDone, lt(deliveries.settledAt, before)), maxRows)),
      );
    },
  };
}

export type ClaimQueries = ReturnType<typeof claimQueries>;
