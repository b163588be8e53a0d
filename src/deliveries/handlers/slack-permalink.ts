import { oweTaskLinks } from '../../domain/requests/task-links.ts';
import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackFailure } from '../slack-failure.ts';

/** The link to a Request's card, where Slack did not tell it when the card was posted. */
export const slackPermalink: Handler<'slack.permalink'> = {
  async carryOut(parts, job) {
    const { requestId, place } = job.work;
    const cards = await parts.store.in(job.workspaceId).read((db) => db.requests.cards(requestId));
    const card = cards.find((each) => each.place === place);
    if (!card || card.permalink !== null) return nothing;
    const client = await slackClient(parts, job);
    const at = { channel: card.channelId, message_ts: card.ts };
    try {
      const { permalink } = await client.chat.getPermalink(at);
      if (!permalink) return nothing;
      return function* (db) {
        const request = yield* db.requests.byId(requestId, { lock: true });
        const now = (yield* db.requests.cards(requestId)).find((each) => each.place === place);
        // Another message may stand in its place by now, which has a link of its own.
        if (!request || now?.ts !== card.ts) return;
        yield* db.requests.putCard(requestId, { ...now, permalink });
        if (place === 'channel') yield* oweTaskLinks(db, request);
      };
    } catch (error) {
      const kind = slackFailure(error, parts.clock())?.kind;
      // The message was deleted, or the app is not where it stands any more: there is nothing to lead to.
      if (kind === 'missing' || kind === 'forbidden') return nothing;
      throw error;
    }
  },
  /** The card itself is there; the log has it. */
  tell: () => nothing,
};
