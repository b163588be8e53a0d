import { and, eq, isNotNull, isNull, like, lte, or } from 'drizzle-orm';
import type { Delivery } from '../deliveries/kinds.ts';
import { slackTarget } from '../deliveries/kinds.ts';
import type { ThreadEvent } from '../domain/comments/thread-event.ts';
import { inState } from './delivery-records.ts';
import type { Owing } from './owe.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Clocks of ours and Slack's may differ by so many milliseconds. */
const clockTolerance = 60_000;

/** What a message of ours is still to lead to: its link, and what waits for it to be known. */
export function replyDeliveryQueries(q: TenantQueries, { owe, add, laneOf }: Owing, clock: () => Date) {
  const { deliveries } = q.schema;
  /** Under way, or with an outcome that nobody knows. */
  const isUncertain = and(
    eq(deliveries.target, slackTarget),
    inState(q.schema, 'waiting'),
    or(isNotNull(deliveries.lease), eq(deliveries.maybeDone, true)),
  );
  const laneOfThread = (channelId: string, threadTs: string) => `reply/${channelId}/${threadTs}`;

  return {
    /**
     * Whether a message may be a Request's card that we do not know yet: some attempt to post one is under way, or
     * nobody knows what it came to.
     *
     * @param ts of that message.
     */
    *mayBeCard(ts: string): Steps<boolean> {
      const postedBy = new Date(Number(ts) * 1000 + clockTolerance);
      const isCard = and(like(deliveries.lane, laneOf('%/channel')), lte(deliveries.createdAt, postedBy));
      const waiting = yield* q.first(deliveries, and(isUncertain, isCard));
      if (waiting) return true;
      const isGivenUp = and(inState(q.schema, 'failed'), eq(deliveries.target, slackTarget));
      const failed = yield* q.first(deliveries, and(isGivenUp, eq(deliveries.maybeDone, true), isCard));
      return failed !== undefined;
    },
    /** The link to a card. */
    *owePermalink(requestId: string, place: 'channel' | 'requester'): Steps<void> {
      const work: Delivery = { kind: 'slack.permalink', requestId, place };
      // A lane of its own: no change of the card waits for it.
      yield* owe({ work, lane: `${requestId}/${place}/link`, target: slackTarget, serial: null });
    },
    /** What was said in the thread of a message that may be a card. Each is a delivery of its own. */
    *enqueueThreadEvent(event: ThreadEvent): Steps<void> {
      const work: Delivery = { kind: 'slack.reply', event };
      const lane = laneOfThread(event.channelId, event.threadTs);
      yield* add({ work, lane, target: slackTarget, serial: null }, null);
    },
    /** The message is a card, as is known now: what waited for that is taken up at once. */
    *hurryThreadEvents(channelId: string, threadTs: string): Steps<void> {
      const lane = laneOf(laneOfThread(channelId, threadTs));
      yield* q.update(
        deliveries,
        { dueAt: clock() },
        and(eq(deliveries.lane, lane), inState(q.schema, 'waiting'), isNull(deliveries.lease)),
      );
    },
    /** Of what turned out to be no reply to a card, or is kept by now, no text stays. */
    *eraseThreadEvent(seq: number, event: ThreadEvent): Steps<void> {
      const work: Delivery = { kind: 'slack.reply', event: { ...event, text: '', files: [] } };
      yield* q.update(deliveries, { work }, eq(deliveries.seq, seq));
    },
    /** Streams whose button is being put into a channel at this moment. */
    *buttonsUnderWay(): Steps<string[]> {
      const where = and(isUncertain, like(deliveries.lane, laneOf('button/%')));
      const found = yield* q.select(deliveries, { where });
      return found.flatMap(({ work }) => (work.kind === 'slack.button' ? [work.streamId] : []));
    },
  };
}
