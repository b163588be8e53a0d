import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { type DraftPlace, fieldOfDraft } from '../../domain/streams/change-draft.ts';
import type { OpenedField, SaveOutcome } from '../../domain/streams/change-field.ts';
import { type Draft, type DraftField, formOf } from '../../domain/streams/draft.ts';
import { printsOf } from '../../domain/streams/field-differences.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import type { FieldWindowMetadata } from '../../views/metadata.ts';
import type { PageNotice } from '../../views/stream-editor/field-tabs.ts';
import type { ViewState } from '../../views/view-state.ts';
import { type Caller, personOf } from '../caller.ts';

/** A field of the draft whose window is open. */
export interface OpenField {
  draft: Draft;
  ids: FieldWindowMetadata & { fieldId: string };
  present: DraftField;
}

/** One page of a field's window: how it looks, and what its Save does. */
export interface FieldPage {
  callbackId: string;
  /**
   * @param state what stands in the page already; empty where it is opened.
   * @param metadataText of the page as it is open; null where it is opened.
   */
  view(field: OpenField, state: ViewState, metadataText: string | null, notice?: PageNotice): ModalView;
  /** Saves what stands in the page; null: there is nothing to save. @throws InvalidInput, PeopleError. */
  save(context: Context, save: PageSave): Promise<SaveOutcome | null>;
}

export interface PageSave {
  where: DraftPlace;
  field: OpenField;
  state: ViewState;
  metadataText: string;
}

/** What a window was opened with. */
export function openedOf({ ids: { fieldId, revision, prints } }: OpenField): OpenedField {
  return { fieldId, revision, prints };
}

/** The draft of a Stream, for someone who may manage it. @throws PeopleError. */
export async function readDraft(context: Context, caller: Caller, streamId: string): Promise<Draft> {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read(function* (db) {
    yield* managedStream(db, person, streamId);
    return yield* db.streams.draft(streamId);
  });
}

/** A field as it is now, for a window of it that opens. @throws PeopleError `not_found`. */
export function openField(
  draft: Draft,
  { streamId, list, page }: Pick<FieldWindowMetadata, 'streamId' | 'list' | 'page'>,
  fieldId: string,
): OpenField {
  const present = fieldOfDraft(draft, fieldId);
  const at = formOf(draft).findIndex(({ id }) => id === fieldId);
  const place = at === -1 ? '' : String(at + 1);
  const { revision, definition } = present;
  const ids = { streamId, list, page, fieldId, place, revision, prints: printsOf(definition) };
  return { draft, ids, present };
}
