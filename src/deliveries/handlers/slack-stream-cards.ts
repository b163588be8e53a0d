import { oweSeenAnew } from '../../domain/requests/owe-everywhere.ts';
import { newestFirst } from '../../domain/requests/request-query.ts';
import { type Handler, nothing } from '../handler.ts';

/** Requests whose messages are owed at once, two each: as many as Slack takes until the next are owed. */
const atOnce = 25;
const untilNext = 60_000;

/**
 * After a change of who may see a Stream's Requests: owes their messages, the newest first, a few a minute, so that
 * a Stream of thousands holds up nobody else's.
 */
export const slackStreamCards: Handler<'slack.stream_cards'> = {
  async carryOut(_, { work: { streamId, before } }) {
    return function* (db) {
      const stream = yield* db.streams.byId(streamId);
      if (!stream) return;
      const { requests, next } = yield* db.requests.page({
        streamId,
        sort: newestFirst,
        pageSize: atOnce,
        after: before === null ? undefined : { number: before, value: before },
      });
      for (const request of requests) yield* oweSeenAnew(db, stream, request);
      if (next) yield* db.deliveries.oweStreamCards(streamId, next.number, untilNext);
    };
  },
  /** Nothing but our own database can fail. */
  tell: () => nothing,
};
