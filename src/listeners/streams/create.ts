import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { requireMay } from '../../domain/permissions.ts';
import { createStream } from '../../domain/streams/create-stream.ts';
import { InvalidInput } from '../../errors.ts';
import { channelForStream, joinIfPublic } from '../../slack/channels.ts';
import { actions, modals } from '../../views/ids.ts';
import {
  createStream as createStreamModal,
  readCreateStream,
} from '../../views/stream-editor/create-stream.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onSubmission } from '../entry.ts';
import { publishHome } from '../home/publish.ts';
import { manageView } from './manage.ts';

/** Opens the window that creates a Stream (S1). @throws PeopleError where the person may not. */
export async function openCreateStream(context: Context, caller: Caller): Promise<void> {
  const person = await personOf(context, caller);
  await context.store.in(caller.workspaceId).read((db) => requireMay(db, person, 'create_stream'));
  await caller.client.views.open({
    trigger_id: caller.triggerId ?? '',
    view: createStreamModal({ creatorId: caller.userId }),
  });
}

/** Creating a Stream; the window then becomes that of its fields. */
export function createStreamListeners(app: App, context: Context): void {
  onClick(app, context, actions.createStream, (clicked) => openCreateStream(context, clicked));

  onSubmission(app, context, modals.createStream, async (submitted) => {
    const { channelId, ...input } = readCreateStream(submitted.view.state.values);
    if (channelId === null) throw new InvalidInput({ channel: 'Choose the channel where Requests appear.' });
    const channel = await channelForStream(submitted.client, channelId);
    const person = await personOf(context, submitted);
    const stream = await createStream(context, submitted.workspaceId, person, {
      ...input,
      channelId: channel.id,
      channelName: channel.name,
    });
    return {
      ack: { response_action: 'update', view: await manageView(context, submitted, stream.id) },
      afterwards: async () => {
        await joinIfPublic(submitted.client, channel.id);
        await publishHome(context, submitted);
      },
    };
  });
}
