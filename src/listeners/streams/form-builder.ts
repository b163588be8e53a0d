import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { addField, deleteField, setOnForm } from '../../domain/streams/change-form.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { actions, modals, parseFieldAct } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { addField as addFieldModal, readAddField } from '../../views/stream-editor/add-field.ts';
import { formBuilder } from '../../views/stream-editor/form-builder.ts';
import { personOf } from '../caller.ts';
import { onClick, onSubmission } from '../entry.ts';
import { readManaged, streamOfWindow } from './manage.ts';
import { showChanged } from './show-changed.ts';

/** Changes of a Stream's form by its admins (S3, S4, S8). The windows show each one at once. */
export function formBuilderListeners(app: App, context: Context): void {
  onClick(app, context, actions.openFormBuilder, async (clicked) => {
    const { stream, library } = await readManaged(context, clicked, clicked.value);
    const view = formBuilder(stream.id, library);
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
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
    const input = readAddField(submitted.view.state.values);
    await addField(context, submitted.workspaceId, person, streamId, input);
    return {
      afterwards: () =>
        showChanged(context, submitted, streamId, {
          id: submitted.view.previous_view_id,
          render: ({ library }) => formBuilder(streamId, library),
          root: submitted.view.root_view_id,
        }),
    };
  });

  onClick(app, context, actions.changeField, async (clicked) => {
    const change = parseFieldAct(clicked.value);
    if (!change) return;
    const person = await personOf(context, clicked);
    const streamId = streamOfWindow(clicked);
    const where = [context, clicked.workspaceId, person, streamId, change.fieldId] as const;
    if (change.act === 'delete') await deleteField(...where);
    else await setOnForm(...where, change.act === 'put_on_form');
    await showChanged(context, clicked, streamId, {
      id: clicked.body.view?.id,
      render: ({ library }) => formBuilder(streamId, library),
      root: clicked.body.view?.root_view_id,
    });
  });
}
