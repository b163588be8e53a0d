import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { ConnectedTool } from '../../domain/integrations/integration.ts';
import { wantedFields } from '../../domain/integrations/wanted-fields.ts';
import { changeWords } from '../../domain/streams/change-words.ts';
import type { FieldChange } from '../../domain/streams/compare-forms.ts';
import { type Draft, formOf, libraryOf, statesOf } from '../../domain/streams/draft.ts';
import { formProblems } from '../../domain/streams/form-problems.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { publicationLosses } from '../../domain/streams/publication-losses.ts';
import { publishForm, unpublishedChanges } from '../../domain/streams/publish-form.ts';
import { ToolError } from '../../integrations/errors.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { publishForm as publishFormModal, type ToolPlan } from '../../views/stream-editor/publish-form.ts';
import { personOf } from '../caller.ts';
import { onClick, onSubmission } from '../entry.ts';
import { listOfWindow } from './list-window.ts';
import { listView, showChanged } from './show-changed.ts';

/** Publishing a Stream's form (S17): what will change is said first, in Streamly's words and in each tool's. */
export function publishFormListeners(app: App, context: Context): void {
  onClick(app, context, actions.publishForm, async (clicked) => {
    const list = listOfWindow(clicked);
    const person = await personOf(context, clicked);
    const { draft, tools, losses } = await context.store.in(clicked.workspaceId).read(function* (db) {
      yield* managedStream(db, person, list.streamId);
      const draft = yield* db.streams.draft(list.streamId);
      return {
        draft,
        losses: yield* publicationLosses(db, unpublishedChanges(draft)),
        tools: yield* db.integrations.connectedTools(list.streamId),
      };
    });
    const changes = unpublishedChanges(draft);
    const every = [...libraryOf(draft), ...changes.map(({ field }) => field)];
    const find = (id: string) => every.find((field) => field.id === id);
    const question = {
      ids: { ...list, revision: draft.revision },
      changes: changes.map((change) => changeWords(change, find)),
      losses,
      problems: formProblems(formOf(draft), libraryOf(draft)),
      tools: tools.length === 0 ? [] : null,
    };
    const pushed = await clicked.client.views.push({
      trigger_id: clicked.triggerId ?? '',
      view: publishFormModal(question),
    });
    if (tools.length === 0 || !pushed.view?.id) return;
    const plans = await Promise.all(
      tools.map((tool) => planOf(context, clicked.workspaceId, tool, draft, changes)),
    );
    const view = publishFormModal({ ...question, tools: plans });
    await updateWindow(clicked.client, { view_id: pushed.view.id, view });
  });

  onSubmission(app, context, modals.publishForm, async (submitted) => {
    const { view } = submitted;
    const { revision, ...list } = metadata.publishForm.parse(view.private_metadata);
    const admin = await personOf(context, submitted);
    const where = { workspaceId: submitted.workspaceId, admin, streamId: list.streamId };
    await publishForm(context, where, revision);
    return {
      afterwards: () =>
        showChanged(context, submitted, list.streamId, {
          id: view.previous_view_id,
          render: listView(list),
          root: view.root_view_id,
        }),
    };
  });
}

/** What a tool would do about the fields that change. A tool that cannot be asked holds nothing up. */
async function planOf(
  context: Context,
  workspaceId: string,
  tool: ConnectedTool,
  draft: Draft,
  changes: readonly FieldChange[],
): Promise<ToolPlan> {
  const { words } = context.connectors.of(tool.tool);
  const name = `${words.tool}: ${tool.componentName}`;
  const { integration, stream } = await context.store.in(workspaceId).read(function* (db) {
    return {
      integration: yield* db.integrations.byId(tool.integrationId),
      stream: yield* db.streams.byId(tool.streamId),
    };
  });
  if (!integration || !stream) return { name, words: [] };
  const fields = statesOf(draft).drafted.map(({ definition, position, deleted }) => ({
    ...definition,
    onForm: position !== null,
    deleted,
  }));
  const changed = new Set(changes.map(({ field }) => field.id));
  try {
    const client = await context.toolOf(workspaceId, integration);
    const wanted = wantedFields(fields, tool.bindings, stream);
    const plans = await client.describeFields(tool.componentId, wanted, tool.bindings);
    return {
      name,
      words: plans.filter(({ fieldId }) => changed.has(fieldId)).map((plan) => `${plan.name}: ${plan.words}`),
    };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { name, words: [`${words.tool} could not be asked: ${error.message}`] };
  }
}
