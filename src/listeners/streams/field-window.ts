import type { App, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { addField, type Place } from '../../domain/streams/add-field.ts';
import { fieldOfDraft } from '../../domain/streams/change-draft.ts';
import { changeField } from '../../domain/streams/change-field.ts';
import { fieldRights } from '../../domain/streams/default-fields.ts';
import { type Draft, formOf } from '../../domain/streams/draft.ts';
import { newField } from '../../domain/streams/field.ts';
import { printsOf } from '../../domain/streams/field-differences.ts';
import { settingsOf } from '../../domain/streams/field-settings.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { formatOptions, optionsWords } from '../../domain/streams/options-list.ts';
import { possibleTypes } from '../../domain/streams/type-changes.ts';
import { InvalidInput } from '../../errors.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { actions, modals } from '../../views/ids.ts';
import { limits } from '../../views/limits/numbers.ts';
import { type EditorListMetadata, type FieldWindowMetadata, metadata } from '../../views/metadata.ts';
import type { Mrkdwn } from '../../views/mrkdwn.ts';
import { changedMeanwhile } from '../../views/stream-editor/changed-meanwhile.ts';
import { fieldWindow, readFieldWindow, type ShownField } from '../../views/stream-editor/field-window.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick, onSubmission, type SubmissionAnswer, type Submitted } from '../entry.ts';
import { listOfWindow } from './form-builder.ts';
import { listView, showChanged } from './show-changed.ts';

/** Opens the window of a field of the draft, or of a new one. @throws PeopleError where the person may not. */
export async function openFieldWindow(
  context: Context,
  clicked: Clicked,
  list: EditorListMetadata,
  fieldId: string | null,
): Promise<void> {
  const draft = await readDraft(context, clicked, list.streamId);
  const ids = idsOf(draft, list, fieldId);
  const view = viewOf(draft, ids, shownOf(draft, ids));
  await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
}

/** The window of a field: built anew for each type, and its Save. */
export function fieldWindowListeners(app: App, context: Context): void {
  onClick(app, context, actions.addField, (clicked) =>
    openFieldWindow(context, clicked, listOfWindow(clicked), null),
  );

  for (const action of [actions.pickFieldType, actions.typeOptions]) {
    onClick(app, context, action, async (clicked) => {
      const { view } = clicked.body;
      if (!view) return;
      const { draft, ids, typed } = await readWindow(context, clicked, view);
      await updateWindow(clicked.client, {
        view_id: view.id,
        hash: view.hash,
        view: viewOf(draft, ids, typed),
      });
    });
  }

  onSubmission(app, context, modals.fieldWindow, (submitted) => save(context, submitted));
}

async function save(context: Context, submitted: Submitted): Promise<SubmissionAnswer> {
  const { view } = submitted;
  const { draft, ids, typed } = await readWindow(context, submitted, view);
  const admin = await personOf(context, submitted);
  const where = { workspaceId: submitted.workspaceId, admin, streamId: ids.streamId };
  const place = typed.place === ids.place ? undefined : readPlace(typed.place);
  const { fieldId } = ids;
  if (fieldId === null) await addField(context, where, typed, readPlace(typed.place));
  else {
    const opened = { fieldId, revision: ids.revision, prints: ids.prints };
    const saved = await changeField(context, where, opened, typed, place);
    if (saved.outcome === 'changed_meanwhile') {
      const { now, theirs, both } = saved;
      const notice = changedMeanwhile(now.definition, theirs, both, draft);
      const again = viewOf(draft, { ...ids, revision: now.revision }, typed, notice);
      return { ack: { response_action: 'update', view: again } };
    }
  }
  return {
    afterwards: () =>
      showChanged(context, submitted, ids.streamId, {
        id: view.previous_view_id,
        render: listView(ids),
        root: view.root_view_id,
      }),
  };
}

function readPlace(typed: string): Place {
  if (typed === '') return null;
  if (/^[1-9]\d{0,3}$/.test(typed)) return Number(typed) - 1;
  throw new InvalidInput({ place: 'Give a whole number; 1 is the top of the form.' });
}

async function readDraft(context: Context, caller: Caller, streamId: string): Promise<Draft> {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read(function* (db) {
    yield* managedStream(db, person, streamId);
    return yield* db.streams.draft(streamId);
  });
}

/** A window of a field that is open: what it is about, and what stands in it. */
async function readWindow(
  context: Context,
  caller: Caller,
  view: Pick<ViewOutput, 'private_metadata' | 'state'>,
): Promise<{ draft: Draft; ids: FieldWindowMetadata; typed: ShownField }> {
  const ids = metadata.fieldWindow.parse(view.private_metadata);
  const draft = await readDraft(context, caller, ids.streamId);
  return { draft, ids, typed: readFieldWindow(view.state.values, shownOf(draft, ids)) };
}

function idsOf(draft: Draft, list: EditorListMetadata, fieldId: string | null): FieldWindowMetadata {
  const form = formOf(draft);
  if (fieldId === null) {
    return { ...list, fieldId, place: '', revision: 0, prints: {} };
  }
  const { revision, definition } = fieldOfDraft(draft, fieldId);
  const at = form.findIndex(({ id }) => id === fieldId);
  return { ...list, fieldId, place: at === -1 ? '' : String(at + 1), revision, prints: printsOf(definition) };
}

/** What the window of a field shows when it opens; a new field comes at the end of the form. */
function shownOf(draft: Draft, { fieldId, place }: FieldWindowMetadata): ShownField {
  if (fieldId === null) {
    const blank = newField({ id: '', name: '', type: 'text' });
    return { ...blank, filetypes: '', maxFiles: '', options: '', place: String(formOf(draft).length + 1) };
  }
  const { definition } = fieldOfDraft(draft, fieldId);
  const options = formatOptions(definition.options);
  // More than an input takes has a page of its own.
  return {
    ...definition,
    filetypes: definition.filetypes.join(', '),
    maxFiles: String(definition.maxFiles),
    options: options.length <= limits.element.inputText ? options : null,
    place,
  };
}

function viewOf(draft: Draft, ids: FieldWindowMetadata, shown: ShownField, notice?: Mrkdwn): ModalView {
  const present = ids.fieldId === null ? null : fieldOfDraft(draft, ids.fieldId);
  const role = present?.definition.role ?? null;
  const isPlaced = present === null || !present.onForm;
  return fieldWindow({
    ids,
    shown,
    types: role === null ? possibleTypes(present?.published?.definition.type ?? null) : null,
    places: formOf(draft).length + (isPlaced ? 1 : 0),
    place: fieldRights({ role }).onForm,
    optionsWords: settingsOf(shown.type).options
      ? optionsWords(shown.options, present?.definition.options ?? [])
      : '',
    ...(notice && { notice }),
  });
}
