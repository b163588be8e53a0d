import { and, eq, gt, isNotNull, or } from 'drizzle-orm';
import { inState } from './delivery-records.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** A card is changed once in so many milliseconds at most: what is done quickly is shown at once. */
const pause = 1000;

/**
 * Milliseconds until what is owed in a lane of a Request may be begun: none, or what is left of the pause after the
 * last one where that is under way or was just done. All that is owed until then is covered by it (R3).
 */
export function* pauseOf(q: TenantQueries, requestId: string, lane: string, now: Date): Steps<number> {
  const { deliveries } = q.schema;
  const isUnderWay = and(inState(q.schema, 'waiting'), isNotNull(deliveries.lease));
  const wasJustDone = and(
    inState(q.schema, 'done'),
    gt(deliveries.settledAt, new Date(now.getTime() - pause)),
  );
  const recent = yield* q.select(deliveries, {
    where: and(eq(deliveries.requestId, requestId), eq(deliveries.lane, lane), or(isUnderWay, wasJustDone)),
  });
  return Math.max(0, ...recent.map(({ settledAt }) => (settledAt ?? now).getTime() + pause - now.getTime()));
}
