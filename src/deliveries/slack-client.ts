import type { WebClient } from '@slack/web-api';
import { Uninstalled } from './failure.ts';
import type { Job, Parts } from './handler.ts';

/** The Slack client of a delivery's workspace. @throws Uninstalled */
export async function slackClient(
  { slackOf }: Pick<Parts, 'slackOf'>,
  job: Pick<Job, 'workspaceId'>,
): Promise<WebClient> {
  const client = await slackOf(job.workspaceId);
  if (!client) throw new Uninstalled();
  return client;
}
