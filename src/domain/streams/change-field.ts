import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import type { AuditAct } from '../audit/audit-entry.ts';
import { checkAnswer } from '../requests/check-answers.ts';
import type { Place } from './add-field.ts';
import {
  changeDraft,
  type DraftParts,
  type DraftPlace,
  type DraftWork,
  fieldOfDraft,
} from './change-draft.ts';
import { fieldRights } from './default-fields.ts';
import { type DraftField, libraryOf } from './draft.ts';
import type { FieldDefinition } from './field.ts';
import {
  differences,
  type FieldPrints,
  merge,
  printsOf,
  type Setting,
  settingWords,
} from './field-differences.ts';
import { reservedNames } from './field-names.ts';
import { settingsOf } from './field-settings.ts';
import { moveField } from './place-field.ts';
import { type ChecksInput, readChecks } from './read-checks.ts';
import { type FieldInput, readField } from './read-field.ts';

export type FieldParts = Pick<Context, 'store' | 'clock' | 'newId' | 'connectors'>;

/** The field that a window shows, as it was when it was opened. */
export interface OpenedField {
  fieldId: string;
  revision: number;
  prints: FieldPrints;
}

export type SaveOutcome =
  | { outcome: 'saved'; field: FieldDefinition }
  /** Others changed it meanwhile. Nothing is saved: the person is told, and decides. */
  | { outcome: 'changed_meanwhile'; now: DraftField; theirs: Setting[]; both: Setting[] };

/**
 * Changes a field of the draft by the first page of its window. Where another admin changed it since the window was
 * opened, nothing is saved the first time; when the person saves again, what they did not touch stays as the other
 * one made it.
 *
 * @throws InvalidInput by `name`, `type`, `options`; PeopleError `not_found`, `not_allowed`, `invalid`.
 */
export function changeField(
  parts: FieldParts,
  where: DraftPlace,
  opened: OpenedField,
  input: FieldInput,
  /** Undefined: it stays where it is. */
  place?: Place,
): Promise<SaveOutcome> {
  return changeDraft(parts, where, function* (work) {
    const { db, draft } = work;
    const present = fieldOfDraft(draft, opened.fieldId);
    const others = libraryOf(draft).filter(({ id }) => id !== opened.fieldId);
    const typed = readField(input, {
      before: present.definition,
      publishedType: present.published?.definition.type ?? null,
      others,
      reserved: yield* reservedNames(db, parts.connectors, where.streamId),
      newId: parts.newId,
    });
    const { outcome, acts } = yield* saveField(work, opened, typed);
    if (outcome.outcome !== 'saved' || place === undefined) return { result: outcome, acts };
    const moves = yield* moveField(work, { definition: typed }, { to: place });
    return { result: outcome, acts: [...acts, ...moves] };
  });
}

/**
 * Changes the checks of a field and its default; see `changeField`.
 *
 * @throws InvalidInput by the names of `ChecksInput`; PeopleError `not_found`, `not_allowed`.
 */
export function changeChecks(
  parts: DraftParts,
  where: DraftPlace,
  opened: OpenedField,
  input: ChecksInput,
): Promise<SaveOutcome> {
  return changeDraft(parts, where, function* (work) {
    const { definition } = fieldOfDraft(work.draft, opened.fieldId);
    const typed = readChecks(input, definition);
    if (typed.default?.kind === 'fixed') {
      const problem = checkAnswer(typed, typed.default.value, {
        team: work.stream.team,
        now: work.now,
        timeZone: where.admin.timeZone,
      });
      if (problem !== null) throw new InvalidInput({ default: problem });
    }
    const { outcome, acts } = yield* saveField(work, opened, typed);
    return { result: outcome, acts };
  });
}

/** Saves a definition that was made of the one that a window was opened with; see `changeField`. */
export function* saveField(
  { db, stream, draft }: DraftWork,
  opened: OpenedField,
  typed: FieldDefinition,
): Steps<{ outcome: SaveOutcome; acts: AuditAct[] }> {
  const present = fieldOfDraft(draft, opened.fieldId);
  if (fieldRights(present.definition).edit === 'nothing') {
    throw new PeopleError('not_allowed', `${present.definition.name} cannot be changed.`);
  }
  const { merged, theirs, both } = merge(opened.prints, typed, present.definition);
  if (present.revision !== opened.revision && theirs.length > 0) {
    return { outcome: { outcome: 'changed_meanwhile', now: present, theirs, both }, acts: [] };
  }
  const changed = differences(present.definition, merged);
  if (changed.length > 0) yield* db.streams.changeField(stream.id, merged);
  const library = libraryOf(draft);
  const find = (id: string) => library.find((field) => field.id === id);
  const wordsOf = (setting: Setting, field: FieldDefinition) =>
    settingWords(setting, field, find).slice(0, 500) || null;
  return {
    outcome: { outcome: 'saved', field: merged },
    acts: changed.map((setting) => ({
      kind: 'changed',
      setting: `${setting} of ${present.definition.name}`,
      was: wordsOf(setting, present.definition),
      is: wordsOf(setting, merged),
    })),
  };
}

/** Makes answers to a field required or not. @throws PeopleError `not_found`, `not_allowed`. */
export function setRequired(
  parts: DraftParts,
  where: DraftPlace,
  fieldId: string,
  required: boolean,
): Promise<void> {
  return changeDraft(parts, where, function* (work) {
    const { definition, revision } = fieldOfDraft(work.draft, fieldId);
    if (!settingsOf(definition.type).answered) {
      throw new PeopleError('not_allowed', `${definition.name} cannot be required.`);
    }
    const opened = { fieldId, revision, prints: printsOf(definition) };
    const { acts } = yield* saveField(work, opened, { ...definition, required });
    return { result: undefined, acts };
  });
}
