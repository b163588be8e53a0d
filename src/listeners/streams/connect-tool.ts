import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { connectTool, disconnectTool } from '../../domain/integrations/connect-tool.ts';
import type { Integration } from '../../domain/integrations/integration.ts';
import { wantedFields } from '../../domain/integrations/wanted-fields.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import type { ToolClient } from '../../integrations/connector.ts';
import { ToolError } from '../../integrations/errors.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { inputs } from '../../views/block-ids.ts';
import { actions, modals } from '../../views/ids.ts';
import { type ConnectToolMetadata, metadata } from '../../views/metadata.ts';
import {
  componentOptions,
  connectTool as connectToolModal,
  readConnectTool,
} from '../../views/stream-editor/connect-tool.ts';
import { connectedTools } from '../../views/stream-editor/connected-tools.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onOptions, onSubmission } from '../entry.ts';
import { readManaged, streamOfWindow } from './manage.ts';
import { showChanged } from './show-changed.ts';

/** Connecting a Stream to a component of a tool (S9). */
export function connectToolListeners(app: App, context: Context): void {
  onClick(app, context, actions.openConnectedTools, async (clicked) => {
    const { stream, tools } = await readManaged(context, clicked, clicked.value);
    const view = connectedTools(stream.id, tools);
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.connectTool, async (clicked) => {
    const ids = { streamId: streamOfWindow(clicked), integrationId: clicked.value };
    const { integration } = await allowed(context, clicked, ids);
    const { words } = context.connectors.of(integration.tool);
    const view = connectToolModal({ words, metadata: ids, chosen: null });
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  // The one place where a tool is asked before Slack is answered: a select's options are the answer itself.
  onOptions(app, context, actions.pickComponent, async (asked) => {
    const ids = metadata.connectTool.parse(asked.view?.private_metadata ?? '');
    const { client } = await allowed(context, asked, ids);
    return componentOptions(await client.findComponents(asked.query));
  });

  onClick(app, context, actions.pickComponent, async (clicked) => {
    const { view } = clicked.body;
    if (!view) return;
    const ids = metadata.connectTool.parse(view.private_metadata);
    const { integration, client } = await allowed(context, clicked, ids);
    const { words } = context.connectors.of(integration.tool);
    const chosen = await inWords(words.tool, async () => {
      const { component, problem } = await client.checkAccess(clicked.value);
      const library = await context.store
        .in(clicked.workspaceId)
        .read((db) => db.streams.everyField(ids.streamId));
      return {
        component,
        problem,
        plans: await client.describeFields(component.id, wantedFields(library, []), []),
      };
    });
    await updateWindow(clicked.client, {
      view_id: view.id,
      hash: view.hash,
      view: connectToolModal({ words, metadata: ids, chosen }),
    });
  });

  onSubmission(app, context, modals.connectTool, async (submitted) => {
    const { view } = submitted;
    const ids = metadata.connectTool.parse(view.private_metadata);
    const componentId = readConnectTool(view.state.values);
    if (componentId === null) throw new InvalidInput({ component: 'Choose where the Requests go.' });
    const { integration } = await allowed(context, submitted, ids);
    const option = view.state.values[inputs.component]?.[actions.pickComponent]?.selected_option;
    await connectTool(context, submitted.workspaceId, await personOf(context, submitted), {
      streamId: ids.streamId,
      tool: integration.tool,
      component: { id: componentId, name: option?.text.text ?? componentId, url: null },
    });
    return {
      afterwards: () =>
        showChanged(context, submitted, ids.streamId, {
          id: view.previous_view_id,
          render: ({ tools }) => connectedTools(ids.streamId, tools),
          root: view.root_view_id,
        }),
    };
  });

  onClick(app, context, actions.disconnectTool, async (clicked) => {
    await disconnectTool(context, clicked.workspaceId, await personOf(context, clicked), clicked.value);
    const streamId = streamOfWindow(clicked);
    await showChanged(context, clicked, streamId, {
      id: clicked.body.view?.id,
      render: ({ tools }) => connectedTools(streamId, tools),
      root: clicked.body.view?.root_view_id,
    });
  });
}

/** The Integration and a client of its tool, for someone who may manage the Stream. */
async function allowed(
  context: Context,
  caller: Caller,
  { streamId, integrationId }: ConnectToolMetadata,
): Promise<{ integration: Integration; client: ToolClient }> {
  const person = await personOf(context, caller);
  const integration = await context.store.in(caller.workspaceId).read(function* (db) {
    yield* managedStream(db, person, streamId);
    return yield* db.integrations.byId(integrationId);
  });
  if (!integration)
    throw new PeopleError('not_found', 'This tool is not connected to the workspace any more.');
  return { integration, client: await context.toolOf(caller.workspaceId, integration) };
}

async function inWords<Result>(tool: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ToolError)
      throw new PeopleError('tool_refused', `${tool} could not be asked: ${error.message}`);
    throw error;
  }
}
