import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { connectTool, disconnectTool } from '../../domain/integrations/connect-tool.ts';
import { createComponentFinder } from '../../domain/integrations/find-components.ts';
import type { Integration } from '../../domain/integrations/integration.ts';
import { wantedFields } from '../../domain/integrations/wanted-fields.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { ToolError } from '../../integrations/errors.ts';
import { createLiveWindow } from '../../slack/live-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { type ConnectToolMetadata, metadata } from '../../views/metadata.ts';
import {
  type ChosenComponent,
  componentOf,
  componentOptions,
  connectTool as connectToolModal,
  notPossible,
  readConnectTool,
} from '../../views/stream-editor/connect-tool.ts';
import { connectedTools } from '../../views/stream-editor/connected-tools.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick, onOptions, onSubmission } from '../entry.ts';
import { readManaged, streamOfWindow } from './manage.ts';
import { showChanged } from './show-changed.ts';

/** One drawing at a time for each of these windows. */
const live = createLiveWindow();

/** Connecting a Stream to a component of a tool, to another one, and to none (S9). */
export function connectToolListeners(app: App, context: Context): void {
  const finder = createComponentFinder(context.clock);

  onClick(app, context, actions.openConnectedTools, async (clicked) => {
    const { stream, tools } = await readManaged(context, clicked, clicked.value);
    const view = connectedTools(stream.id, tools);
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.connectTool, (clicked) =>
    openConnect(context, clicked, { integrationId: clicked.value, replaces: null }),
  );

  onClick(app, context, actions.changeComponent, async (clicked) => {
    const tool = await context.store
      .in(clicked.workspaceId)
      .read((db) => db.integrations.connectedTool(clicked.value));
    if (!tool || tool.disconnected) throw new PeopleError('not_found', 'This connection is gone.');
    await openConnect(context, clicked, { integrationId: tool.integrationId, replaces: tool.id });
  });

  // The one place where a tool is asked before Slack is answered: a select's options are the answer itself.
  onOptions(app, context, actions.pickComponent, async (asked) => {
    const ids = metadata.connectTool.parse(asked.view?.private_metadata ?? '');
    try {
      const { integration } = await allowed(context, asked, ids);
      const { words } = context.connectors.of(integration.tool);
      const place = `${asked.workspaceId}/${integration.id}`;
      const found = await finder.find(place, asked.query, async (query) => {
        const client = await context.toolOf(asked.workspaceId, integration);
        return client.findComponents(query);
      });
      return componentOptions(words.tool, found);
    } catch (error) {
      if (error instanceof PeopleError) return notPossible(error.message);
      throw error;
    }
  });

  onClick(app, context, actions.pickComponent, (clicked) => showChosen(context, clicked));

  onSubmission(app, context, modals.connectTool, async (submitted) => {
    const { view } = submitted;
    const { chosen, ...ids } = metadata.connectTool.parse(view.private_metadata);
    const componentId = readConnectTool(view.state.values);
    if (componentId === null) throw new InvalidInput({ component: 'Choose where the Requests go.' });
    if (chosen?.id !== componentId) {
      // The tool was not heard, or said no: what the window shows.
      throw new InvalidInput({
        component: 'It is not sure that the service user may write there. Choose it again, or another one.',
      });
    }
    const { integration } = await allowed(context, submitted, ids);
    await connectTool(context, submitted.workspaceId, await personOf(context, submitted), {
      streamId: ids.streamId,
      tool: integration.tool,
      component: chosen,
      replaces: ids.replaces,
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

async function openConnect(
  context: Context,
  clicked: Clicked,
  which: Pick<ConnectToolMetadata, 'integrationId' | 'replaces'>,
): Promise<void> {
  const ids = { ...which, streamId: streamOfWindow(clicked), chosen: null };
  const { integration, replaced } = await allowed(context, clicked, ids);
  const { words } = context.connectors.of(integration.tool);
  const view = connectToolModal({ words, metadata: ids, chosen: null, replaced, trouble: null });
  await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
}

/** Looks at the component that was chosen: whether the service user may write there, and what becomes of the fields. */
async function showChosen(context: Context, clicked: Clicked): Promise<void> {
  const { view } = clicked.body;
  if (!view) return;
  const before = metadata.connectTool.parse(view.private_metadata);
  await live.draw(clicked.client, view, () => chosenView(context, clicked, before));
}

async function chosenView(
  context: Context,
  clicked: Clicked,
  before: ConnectToolMetadata,
): Promise<ModalView> {
  const { integration, replaced } = await allowed(context, clicked, before);
  const { words } = context.connectors.of(integration.tool);
  const componentId = componentOf(clicked.value);
  const looked =
    componentId === null
      ? `${words.tool} did not answer. Type again to find a ${words.component}.`
      : await look(context, clicked, { ...before, integration, componentId });
  const chosen = typeof looked === 'string' ? null : looked;
  return connectToolModal({
    words,
    metadata: { ...before, chosen: chosen?.canWrite ? shortened(chosen) : null },
    chosen,
    replaced,
    trouble: typeof looked === 'string' ? looked : null,
  });
}

/** What there is to know of a component; a text: why that could not be found out. */
async function look(
  context: Context,
  { workspaceId }: Caller,
  { streamId, integration, componentId }: { streamId: string; integration: Integration; componentId: string },
): Promise<ChosenComponent | string> {
  const { words } = context.connectors.of(integration.tool);
  try {
    const client = await context.toolOf(workspaceId, integration);
    const { component, problem, canWriteTasks } = await client.checkAccess(componentId);
    const wanted = await context.store.in(workspaceId).read(function* (db) {
      const stream = yield* db.streams.byId(streamId);
      const library = yield* db.streams.everyField(streamId);
      return stream ? wantedFields(library, [], stream) : [];
    });
    const plans = canWriteTasks ? await client.describeFields(component.id, wanted, []) : [];
    return { component, problem, canWrite: canWriteTasks, plans };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return error.kind === 'missing'
      ? `The service user cannot open this ${words.component}. Share it with the service user in ${words.tool}, then choose it again.`
      : `${words.tool} could not be asked: ${error.message} Choose it again in a moment.`;
  }
}

/** What a window can carry. */
function shortened({ component: { id, name, url } }: ChosenComponent): ConnectToolMetadata['chosen'] {
  return { id, name: name.slice(0, 300).toWellFormed(), url: url !== null && url.length < 1000 ? url : null };
}

/** The Integration, for someone who may manage the Stream, and the name of what is to be replaced. */
async function allowed(
  context: Context,
  caller: Caller,
  { streamId, integrationId, replaces }: Omit<ConnectToolMetadata, 'chosen'>,
): Promise<{ integration: Integration; replaced: string | null }> {
  const person = await personOf(context, caller);
  const { integration, replaced } = await context.store.in(caller.workspaceId).read(function* (db) {
    yield* managedStream(db, person, streamId);
    return {
      integration: yield* db.integrations.byId(integrationId),
      replaced: replaces === null ? undefined : yield* db.integrations.connectedTool(replaces),
    };
  });
  if (!integration) {
    throw new PeopleError('not_found', 'This tool is not connected to the workspace any more.');
  }
  if (integration.pausedBecause !== null) {
    const { tool } = context.connectors.of(integration.tool).words;
    throw new PeopleError(
      'tool_refused',
      `${tool} is paused: ${integration.pausedBecause} A workspace admin can see to it in the App Home.`,
    );
  }
  return { integration, replaced: replaced?.componentName ?? null };
}
