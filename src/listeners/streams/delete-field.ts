import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { fieldOfDraft } from '../../domain/streams/change-draft.ts';
import { deleteField, deletionCost } from '../../domain/streams/delete-field.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { modals } from '../../views/ids.ts';
import { type DeleteFieldMetadata, metadata } from '../../views/metadata.ts';
import { md } from '../../views/mrkdwn.ts';
import { deleteField as deleteFieldModal } from '../../views/stream-editor/delete-field.ts';
import { personOf } from '../caller.ts';
import { type Clicked, onSubmission } from '../entry.ts';
import { listView, showChanged } from './show-changed.ts';

/** Asks before a field is deleted (S8), and says what that costs. @throws PeopleError where the person may not. */
export async function openDeleteField(
  context: Context,
  clicked: Clicked,
  ids: DeleteFieldMetadata,
): Promise<void> {
  const person = await personOf(context, clicked);
  const { field, cost, tools } = await context.store.in(clicked.workspaceId).read(function* (db) {
    yield* managedStream(db, person, ids.streamId);
    const draft = yield* db.streams.draft(ids.streamId);
    const { definition: field } = fieldOfDraft(draft, ids.fieldId);
    return {
      field,
      cost: yield* deletionCost(db, ids.streamId, draft, ids.fieldId),
      tools: yield* db.integrations.connectedTools(ids.streamId),
    };
  });
  const words = tools.flatMap(({ tool, componentName, bindings }) => {
    const { words } = context.connectors.of(tool);
    const hasIt = bindings.some(({ fieldId, externalId }) => fieldId === ids.fieldId && externalId !== null);
    return hasIt ? [md`${words.tool} (${componentName}): ${words.deletedField}`] : [];
  });
  const view = deleteFieldModal(ids, field, cost, words);
  await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
}

/** The answer to the question before a field is deleted. */
export function deleteFieldListeners(app: App, context: Context): void {
  onSubmission(app, context, modals.deleteField, async (submitted) => {
    const { view } = submitted;
    const { fieldId, ...list } = metadata.deleteField.parse(view.private_metadata);
    const admin = await personOf(context, submitted);
    const where = { workspaceId: submitted.workspaceId, admin, streamId: list.streamId };
    await deleteField(context, where, fieldId);
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
