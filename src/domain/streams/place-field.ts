import type { Steps } from '../../db/steps.ts';
import { PeopleError } from '../../errors.ts';
import type { AuditAct } from '../audit/audit-entry.ts';
import { type Place, tooManyFields } from './add-field.ts';
import {
  changeDraft,
  type DraftParts,
  type DraftPlace,
  type DraftWork,
  fieldOfDraft,
} from './change-draft.ts';
import { fieldRights } from './default-fields.ts';
import { type DraftField, formOf } from './draft.ts';
import { mostFormFields } from './field.ts';

/** Where a field is moved: one up or down, or to a place. */
export type Move = 'up' | 'down' | { to: Place };

/**
 * Puts a library field on the draft's form, moves it there, or takes it off (S8: it stays in the library).
 *
 * @throws PeopleError `not_found`, `not_allowed`, `invalid` (the form is full).
 */
export function placeField(parts: DraftParts, where: DraftPlace, fieldId: string, move: Move): Promise<void> {
  return changeDraft(parts, where, function* (work) {
    return { result: undefined, acts: yield* moveField(work, fieldOfDraft(work.draft, fieldId), move) };
  });
}

/** The same, within an act that does more. */
export function* moveField(
  { db, stream, draft }: DraftWork,
  { definition: { id, name, role } }: Pick<DraftField, 'definition'>,
  move: Move,
): Steps<AuditAct[]> {
  const form = formOf(draft).map((field) => field.id);
  const moved = placed(form, id, move);
  if (moved.join() === form.join()) return [];
  if (moved.includes(id) !== form.includes(id)) {
    if (fieldRights({ role }).onForm !== 'may') {
      throw new PeopleError('not_allowed', `${name} cannot be put on the form or taken off it.`);
    }
    if (moved.length > mostFormFields) throw new PeopleError('invalid', tooManyFields);
  }
  yield* db.streams.placeFields(stream.id, moved);
  const words = (ids: readonly string[]) =>
    ids.includes(id) ? String(ids.indexOf(id) + 1) : 'not on the form';
  return [{ kind: 'changed', setting: `Place of ${name}`, was: words(form), is: words(moved) }];
}

/** The ids of a form after a move. A place past the end is the end. Pure. */
export function placed(form: readonly string[], fieldId: string, move: Move): string[] {
  const at = form.indexOf(fieldId);
  const rest = form.filter((id) => id !== fieldId);
  if (move === 'up' || move === 'down') {
    if (at === -1) return [...form];
    const to = Math.min(Math.max(at + (move === 'up' ? -1 : 1), 0), rest.length);
    return rest.toSpliced(to, 0, fieldId);
  }
  if (move.to === null) return rest;
  return rest.toSpliced(move.to === 'last' ? rest.length : move.to, 0, fieldId);
}
