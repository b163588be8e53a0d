import { takeThreadEvent } from '../../domain/comments/keep-reply.ts';
import { NotYet } from '../failure.ts';
import { type Handler, nothing } from '../handler.ts';

const day = 24 * 60 * 60 * 1000;
/** Milliseconds after which a message that may have been a card is taken for none. Retries of a card last two days. */
const longestWait = 3 * day;
const shortestPause = 2000;
const longestPause = 5 * 60_000;

/**
 * What was said in the thread of a message that may be a Request's card: kept once the card is known, and let go once
 * it is certain that no card is there.
 */
export const slackReply: Handler<'slack.reply'> = {
  async carryOut(parts, job) {
    const { event } = job.work;
    const { store, clock } = parts;
    const now = clock().getTime();
    const waited = now - job.createdAt.getTime();
    const isTaken = await store.in(job.workspaceId).transaction(function* (db) {
      // Asked first: a card that becomes known between the two is found by the second.
      const mayBeCard = waited < longestWait && (yield* db.deliveries.mayBeCard(event.threadTs));
      return (yield* takeThreadEvent(db, parts, event)) || !mayBeCard;
    });
    if (isTaken) return (db) => db.deliveries.eraseThreadEvent(job.seq, event);
    const pause = Math.min(Math.max(shortestPause, waited / 4), longestPause);
    throw new NotYet('The message that it answers is not known yet.', new Date(now + pause));
  },
  /** Nobody waits for it but who wrote it; the log has it. */
  tell: () => nothing,
};
