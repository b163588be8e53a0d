import { and, eq, gt, like, ne } from 'drizzle-orm';
import { slackTarget } from '../deliveries/kinds.ts';
import type { Owing } from './owe.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

const oneDay = 24 * 60 * 60 * 1000;

/** What people are told of troubles: once a day for each, and again where it was over in between. */
export function troubleDeliveryQueries(q: TenantQueries, { owe, laneOf }: Owing, clock: () => Date) {
  const { deliveries } = q.schema;

  return {
    /** Tells a person of a trouble, unless they were told of the same one within a day. */
    *oweNoticeOfTrouble(userId: string, trouble: string, text: string): Steps<void> {
      const lane = `${userId}/trouble/${trouble}`;
      const told = yield* q.first(
        deliveries,
        and(
          eq(deliveries.lane, laneOf(lane)),
          gt(deliveries.createdAt, new Date(clock().getTime() - oneDay)),
        ),
      );
      if (told) return;
      yield* owe({ work: { kind: 'slack.notice', userId, text }, lane, target: slackTarget, serial: null });
    },
    /** A trouble is over: the next one of its kind is told again. What is not told yet still is. */
    *forgetTrouble(trouble: string): Steps<void> {
      const isTold = and(
        like(deliveries.lane, laneOf(`%/trouble/${trouble}`)),
        ne(deliveries.state, 'waiting'),
      );
      yield* q.remove(deliveries, and(eq(deliveries.target, slackTarget), isTold));
    },
  };
}
