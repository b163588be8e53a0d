import { publishHome } from '../../slack/home/publish-home.ts';
import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackLanes } from '../slack-pace.ts';

/** The App Home of someone who looks at it; of one who has stopped looking meanwhile, nothing. */
export const slackHome: Handler<'slack.home'> = {
  async carryOut(parts, job) {
    const { workspaceId, work } = job;
    const client = await slackClient(parts, job);
    const viewer = { workspaceId, userId: work.userId };
    await parts.slackPace.keep(slackLanes.homes(workspaceId), () => publishHome(parts, client, viewer));
    return nothing;
  },
  /** They see it when they open it again. */
  tell: () => nothing,
};
