import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Delivery } from '../deliveries/kinds.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** A delivery that was given up, as the admins read of it. */
export interface FailedDelivery {
  seq: number;
  requestId: string | null;
  work: Delivery;
  attempts: number;
  /** In words. */
  error: string | null;
  failedAt: Date | null;
}

/** What could not be delivered to a target, until somebody decides what becomes of it. */
export function failedDeliveryQueries(q: TenantQueries, clock: () => Date, onOwed: () => void) {
  const { deliveries } = q.schema;
  /** A literal: SQLite uses a partial index only where a query says the index's own condition word by word. */
  const isFailed = (target: string) =>
    and(eq(deliveries.target, target), sql`${deliveries.state} = 'failed'`);

  return {
    /** Newest first. */
    *page(target: string, page: { limit: number; offset: number }): Steps<FailedDelivery[]> {
      const found = yield* q.select(deliveries, {
        where: isFailed(target),
        orderBy: [desc(deliveries.seq)],
        ...page,
      });
      return found.map(asFailed);
    },
    /** One of them; undefined where somebody has decided already. */
    *bySeq(target: string, seq: number): Steps<FailedDelivery | undefined> {
      const row = yield* q.first(deliveries, and(isFailed(target), eq(deliveries.seq, seq)));
      return row && asFailed(row);
    },
    /** Puts them back to work, as if never tried: but nobody knows what the last attempt has left in the world. */
    *retry(target: string, seqs: readonly number[]): Steps<void> {
      const again = { attempts: 0, error: null, settledAt: null, maybeDone: true, isUnreadable: false };
      yield* q.update(
        deliveries,
        { state: 'waiting', dueAt: clock(), ...again },
        and(isFailed(target), inArray(deliveries.seq, [...seqs])),
      );
      onOwed();
    },
    /** Nothing more is tried; the reason stays for as long as deliveries are kept. */
    *giveUp(target: string, seqs: readonly number[]): Steps<void> {
      yield* q.update(
        deliveries,
        { state: 'done', settledAt: clock(), isUnreadable: false },
        and(isFailed(target), inArray(deliveries.seq, [...seqs])),
      );
    },
  };
}

export type FailedDeliveryQueries = ReturnType<typeof failedDeliveryQueries>;

function asFailed(row: Omit<FailedDelivery, 'failedAt'> & { settledAt: Date | null }): FailedDelivery {
  const { seq, requestId, work, attempts, error, settledAt: failedAt } = row;
  return { seq, requestId, work, attempts, error, failedAt };
}
