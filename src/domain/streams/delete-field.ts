import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import { changeDraft, type DraftParts, type DraftPlace, fieldOfDraft } from './change-draft.ts';
import { fieldRights } from './default-fields.ts';
import { type Draft, libraryOf } from './draft.ts';
import type { FieldDefinition } from './field.ts';

/** What deleting a field would cost (S8), to be said before. */
export interface DeletionCost {
  /** Requests that have an answer to it, which stays readable. */
  answeredIn: number;
  /** Fields that are shown by its answer, and would always be shown then. */
  shownByIt: readonly FieldDefinition[];
}

export function* deletionCost(
  db: WorkspaceDb,
  streamId: string,
  draft: Draft,
  fieldId: string,
): Steps<DeletionCost> {
  return {
    answeredIn: yield* db.streams.requestsWithAnswer(streamId, fieldId),
    shownByIt: libraryOf(draft).filter(({ id, showWhen }) => {
      return id !== fieldId && showWhen.some((condition) => condition.fieldId === fieldId);
    }),
  };
}

/**
 * Deletes a field from the draft's library and form, and the conditions on it; Requests keep its answers (S8).
 *
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export function deleteField(parts: DraftParts, where: DraftPlace, fieldId: string): Promise<FieldDefinition> {
  return changeDraft(parts, where, function* ({ db, draft, now }) {
    const { definition: field } = fieldOfDraft(draft, fieldId);
    if (!fieldRights(field).delete) throw new PeopleError('not_allowed', `${field.name} cannot be deleted.`);
    const { shownByIt } = yield* deletionCost(db, where.streamId, draft, fieldId);
    for (const other of shownByIt) {
      const showWhen = other.showWhen.filter((condition) => condition.fieldId !== fieldId);
      const { onForm: _, ...definition } = { onForm: true, ...other };
      yield* db.streams.changeField(where.streamId, { ...definition, showWhen });
    }
    yield* db.streams.deleteField(where.streamId, fieldId, now);
    return { result: field, acts: [{ kind: 'removed', what: 'field', name: field.name }] };
  });
}
