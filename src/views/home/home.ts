import type { Button, HomeView, KnownBlock } from '@slack/types';
import { actionsRow, button, divider, header, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { type HomeIntegration, integrationBlocks } from './integrations.ts';
import type { Page } from './page.ts';
import { type HomeRequest, requestBlocks } from './requests.ts';
import { type HomeStream, streamBlocks } from './streams.ts';

/** Everything that the App Home shows one person. */
export interface Home {
  streams: Page<HomeStream>;
  myRequests: Page<HomeRequest>;
  assignedToMe: Page<HomeRequest>;
  mayCreateStream: boolean;
  /** One for each tool; null for people who are not workspace admins. */
  integrations: readonly HomeIntegration[] | null;
}

/** The App Home: what a person can submit, what became of it, and what waits for them. */
export function home(of: Home): HomeView {
  return {
    type: 'home',
    blocks: [
      ...greeting(of),
      ...streamBlocks(of.streams),
      divider(),
      header('My Requests'),
      ...requestBlocks(of.myRequests, 'You have submitted no Requests yet.'),
      header('Assigned to me'),
      ...requestBlocks(of.assignedToMe, 'No Requests are assigned to you.'),
      ...(of.integrations === null ? [] : [divider(), ...integrationBlocks(of.integrations)]),
    ],
  };
}

function greeting({ streams, mayCreateStream }: Home): KnownBlock[] {
  const submit = button('Submit a Request', actions.pickAndOpenForm, { style: 'primary' });
  const create = button('Create Stream', actions.createStream);
  if (streams.total > 0) {
    const row: Button[] = mayCreateStream ? [submit, create] : [submit];
    return [section(md`Ask a team for something, and see here what becomes of it.`), actionsRow(row)];
  }
  return [
    header('No Streams yet'),
    section(
      md`A Stream is where a team takes its Requests: a form that people fill in here in Slack, a channel where each Request is posted, and the people who work them.`,
    ),
    mayCreateStream
      ? actionsRow([{ ...create, style: 'primary' }])
      : section(md`Ask an admin of Streamly to create the first one.`),
  ];
}
