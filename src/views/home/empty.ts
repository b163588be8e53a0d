import type { KnownBlock } from '@slack/types';
import { templateChoices } from '../../domain/streams/file/templates.ts';
import { actionsRow, button, header, option, plain, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { md } from '../mrkdwn.ts';
import { adminBlocks } from './admin.ts';
import type { HomeIntegration } from './integrations.ts';

/** The App Home where no Stream is there yet: it says what one is, and how to get to a working one. */
export function emptyHome(
  mayCreateStream: boolean,
  integrations: readonly HomeIntegration[] | null,
): KnownBlock[] {
  return [
    header('No Streams yet'),
    section(
      md`A Stream is where a team takes its Requests: a form that people fill in here in Slack, a channel where each Request is posted, and the people who work them.`,
    ),
    ...(mayCreateStream ? howTo() : [section(md`Ask an admin of Streamly to create the first one.`)]),
    ...(integrations === null ? [] : adminBlocks(integrations)),
  ];
}

function howTo(): KnownBlock[] {
  return [
    section(
      md`*1. Create a Stream.* Start with a form that is ready to use, or with an empty one. It asks for a name, a channel and a team.\n*2. Look at its form.* Add, change and order the fields until it asks what the team needs to know.\n*3. Submit a Request.* Type */request* anywhere in Slack. Everybody else can too, from then on.`,
    ),
    actionsRow([
      button('Create Stream', actions.createStream, { style: 'primary' }),
      {
        type: 'static_select',
        action_id: actions.createFromTemplate,
        placeholder: plain('Start from a template', limits.element.placeholder),
        options: templateChoices.map(({ id, name, about }) => option(name, id, about)),
      },
    ]),
  ];
}
