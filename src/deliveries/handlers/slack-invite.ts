import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackCode } from '../slack-failure.ts';

/** Whom Slack does not let us invite: they are there, or can never be. */
const settled = new Set(['already_in_channel', 'cant_invite', 'cant_invite_self', 'user_is_restricted']);

/** Brings people into a channel that the app has made for a Stream. */
export const slackInvite: Handler<'slack.invite'> = {
  async carryOut(parts, job) {
    const { channelId, userIds } = job.work;
    const client = await slackClient(parts, job);
    for (const userId of userIds) {
      await client.conversations.invite({ channel: channelId, users: userId }).catch((error: unknown) => {
        if (!settled.has(slackCode(error) ?? '')) throw error;
      });
    }
    return nothing;
  },
  /** Whoever is in the channel can invite them, too. */
  tell: () => nothing,
};
