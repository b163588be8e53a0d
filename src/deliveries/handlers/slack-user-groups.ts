import { fetchUserGroups } from '../../slack/user-groups.ts';
import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';

/** Asks Slack for its user groups, and keeps them. */
export const slackUserGroups: Handler<'slack.user_groups'> = {
  async carryOut(parts, job) {
    const groups = await fetchUserGroups(await slackClient(parts, job), job.workspaceId);
    return (db) => db.userGroups.replaceAll(groups, parts.clock());
  },
  /** What was known of them stays; the log has it. */
  tell: () => nothing,
};
