import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { disconnectTool } from '../../domain/integrations/connect-tool.ts';
import { addField, deleteField, setOnForm } from '../../domain/streams/change-form.ts';
import { archiveStream, managedStream } from '../../domain/streams/manage-stream.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions, modals, parseFieldAct } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { md } from '../../views/mrkdwn.ts';
import { noticeModal } from '../../views/notice.ts';
import { addField as addFieldModal, readAddField } from '../../views/stream-editor/add-field.ts';
import { manageStream, type StreamTool } from '../../views/stream-editor/manage-stream.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick, onSubmission } from '../entry.ts';
import { publishHome } from '../home.ts';

/** The window of a Stream's fields and tools, as they are now. @throws PeopleError where the person may not. */
export async function manageView(context: Context, caller: Caller, streamId: string) {
  const person = await personOf(context, caller);
  const content = await context.store.in(caller.workspaceId).read(function* (db) {
    return {
      stream: yield* managedStream(db, person, streamId),
      library: yield* db.streams.library(streamId),
      integrations: yield* db.integrations.all(),
      connected: yield* db.integrations.connectedTools(streamId),
    };
  });
  const tools = content.integrations.flatMap((integration): StreamTool[] => {
    const { tool, component } = context.connectors.of(integration.tool).words;
    const words = { integrationId: integration.id, tool, component };
    const own = content.connected.filter((connected) => connected.integrationId === integration.id);
    if (own.length === 0) return [{ ...words, state: 'connectable' }];
    return own.map(({ id, componentName, componentUrl }) => ({
      ...words,
      state: 'connected',
      connectedToolId: id,
      componentName,
      componentUrl,
    }));
  });
  return manageStream({ stream: content.stream, library: content.library, tools });
}

/** The Stream whose window was clicked in. */
function streamOf({ body }: Clicked): string {
  return metadata.manageStream.parse(body.view?.private_metadata ?? '').streamId;
}

/** Changes of a Stream by its admins (S3, S4, S8, S11). The window shows each one at once. */
export function manageStreamListeners(app: App, context: Context): void {
  async function showChanged(clicked: Clicked): Promise<void> {
    const view = await manageView(context, clicked, streamOf(clicked));
    await updateWindow(clicked.client, { view_id: clicked.body.view?.id ?? '', view });
  }

  onClick(app, context, actions.manageStream, async (clicked) => {
    const view = await manageView(context, clicked, clicked.value);
    await clicked.client.views.open({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.addField, async (clicked) => {
    const person = await personOf(context, clicked);
    await context.store.in(clicked.workspaceId).read((db) => managedStream(db, person, clicked.value));
    const view = addFieldModal({ streamId: clicked.value });
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onSubmission(app, context, modals.addField, async (submitted) => {
    const { streamId } = metadata.addField.parse(submitted.view.private_metadata);
    const person = await personOf(context, submitted);
    await addField(
      context,
      submitted.workspaceId,
      person,
      streamId,
      readAddField(submitted.view.state.values),
    );
    return {
      afterwards: async () => {
        const view = await manageView(context, submitted, streamId);
        await updateWindow(submitted.client, { view_id: submitted.view.previous_view_id ?? '', view });
      },
    };
  });

  onClick(app, context, actions.changeField, async (clicked) => {
    const change = parseFieldAct(clicked.value);
    if (!change) return;
    const person = await personOf(context, clicked);
    const where = [context, clicked.workspaceId, person, streamOf(clicked), change.fieldId] as const;
    if (change.act === 'delete') await deleteField(...where);
    else await setOnForm(...where, change.act === 'put_on_form');
    await showChanged(clicked);
  });

  onClick(app, context, actions.disconnectTool, async (clicked) => {
    await disconnectTool(context, clicked.workspaceId, await personOf(context, clicked), clicked.value);
    await showChanged(clicked);
  });

  onClick(app, context, actions.archiveStream, async (clicked) => {
    const person = await personOf(context, clicked);
    const stream = await archiveStream(context, clicked.workspaceId, person, clicked.value);
    await updateWindow(clicked.client, {
      view_id: clicked.body.view?.id ?? '',
      view: noticeModal(
        'Archived',
        md`*${stream.name}* takes no new Requests any more. Those that it has stay.`,
      ),
    });
    await publishHome(context, clicked);
  });
}
