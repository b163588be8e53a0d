import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackLanes } from '../slack-pace.ts';

/**
 * A direct message to a person. After an unknown outcome it is sent again: the app may not read its direct
 * messages back, and to be told twice is better than never.
 */
export const slackNotice: Handler<'slack.notice'> = {
  async carryOut(parts, job) {
    const { userId, text } = job.work;
    const client = await slackClient(parts, job);
    const lane = slackLanes.posts(job.workspaceId, userId);
    await parts.slackPace.keep(lane, () => client.chat.postMessage({ channel: userId, text }));
    return nothing;
  },
  /** Nobody is left to tell; the log has it. */
  tell: () => nothing,
};
