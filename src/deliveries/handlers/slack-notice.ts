import { type Handler, nothing } from '../handler.ts';
import { findPosted } from '../posted.ts';
import { slackClient } from '../slack-client.ts';
import { slackLanes } from '../slack-pace.ts';

const eventType = 'streamly_notice';

/** A direct message to a person. After an unknown outcome it is looked for by the delivery's number. */
export const slackNotice: Handler<'slack.notice'> = {
  async carryOut(parts, job) {
    const { userId, text } = job.work;
    const client = await slackClient(parts, job);
    const isThere =
      job.maybeDone &&
      (await findPosted(client, job, userId, eventType, ({ delivery }) => delivery === job.seq)) !== null;
    if (isThere) return nothing;
    const metadata = { event_type: eventType, event_payload: { delivery: job.seq } };
    const lane = slackLanes.posts(job.workspaceId, userId);
    await parts.slackPace.keep(lane, () => client.chat.postMessage({ channel: userId, text, metadata }));
    return nothing;
  },
  /** Nobody is left to tell; the log has it. */
  tell: () => nothing,
};
