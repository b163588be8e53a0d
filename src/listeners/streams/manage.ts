import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { actions } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import type { StreamTool } from '../../views/stream-editor/connected-tools.ts';
import { type ManagedStream, manageStream } from '../../views/stream-editor/manage-stream.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick } from '../entry.ts';

/** All that a Stream's windows tell of, as it is now. @throws PeopleError where the person may not. */
export async function readManaged(
  context: Context,
  caller: Caller,
  streamId: string,
): Promise<ManagedStream> {
  const person = await personOf(context, caller);
  const { integrations, connected, ...content } = await context.store
    .in(caller.workspaceId)
    .read(function* (db) {
      return {
        stream: yield* managedStream(db, person, streamId),
        draft: yield* db.streams.draft(streamId),
        integrations: yield* db.integrations.all(),
        connected: yield* db.integrations.connectedTools(streamId),
      };
    });
  const tools = integrations.flatMap((integration): StreamTool[] => {
    const { tool, component } = context.connectors.of(integration.tool).words;
    const { pausedBecause } = integration;
    const words = { integrationId: integration.id, tool, component, pausedBecause };
    const own = connected.filter((connected) => connected.integrationId === integration.id);
    if (own.length === 0) return [{ ...words, state: 'connectable' }];
    return own.map(({ id, componentName, componentUrl }) => ({
      ...words,
      state: 'connected',
      connectedToolId: id,
      componentName,
      componentUrl,
    }));
  });
  return { ...content, tools };
}

/** The window from which everything of a Stream is reached. @throws PeopleError where the person may not. */
export async function manageView(context: Context, caller: Caller, streamId: string) {
  return manageStream(await readManaged(context, caller, streamId));
}

/** The Stream whose window was clicked in. */
export function streamOfWindow({ body }: Clicked): string {
  return metadata.manageStream.parse(body.view?.private_metadata ?? '').streamId;
}

/** The window from which a Stream admin reaches the others; each of them is opened by listeners of its own. */
export function manageStreamListeners(app: App, context: Context): void {
  onClick(app, context, actions.manageStream, async (clicked) => {
    const view = await manageView(context, clicked, clicked.value);
    await clicked.client.views.open({ trigger_id: clicked.triggerId ?? '', view });
  });
}
