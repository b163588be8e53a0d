import type { PutField } from '../../db/forms.ts';
import { PeopleError } from '../../errors.ts';
import { changeDraft, type DraftParts, type DraftPlace } from './change-draft.ts';
import type { Draft, DraftField } from './draft.ts';
import { type FieldDefinition, type Form, nameKey } from './field.ts';
import { possibleTypes } from './type-changes.ts';

/** What became of a form of the past that was made the draft. */
export interface WentBack {
  /** Names of fields that were deleted since: they are left out. */
  deleted: string[];
  /** Names of fields that keep something of today, since their answers or another field's name need it. */
  kept: string[];
}

/**
 * Makes a published form of the past the draft (S17). Fields that came since leave the form and stay in the library.
 *
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export function goBack(parts: DraftParts, where: DraftPlace, version: number): Promise<WentBack> {
  return changeDraft(parts, where, function* ({ db, stream, draft }) {
    const form = yield* db.streams.form(stream.id, version);
    if (!form) throw new PeopleError('not_found', 'This version is gone.');
    const { fields, ...wentBack } = draftOfForm(form, draft);
    yield* db.streams.putDraft(stream.id, fields);
    return {
      result: wentBack,
      acts: [{ kind: 'changed', setting: 'Draft of the form', was: null, is: `version ${version}` }],
    };
  });
}

/** The draft that a form of the past gives, with the library as it is. Pure. */
export function draftOfForm(form: Pick<Form, 'fields'>, draft: Draft): WentBack & { fields: PutField[] } {
  const back = new Map(form.fields.map((field) => [field.id, field]));
  // What was deleted in the draft alone can come back.
  const alive = draft.fields.filter(({ deleted, definition }) => !deleted || back.has(definition.id));
  const isAlive = new Set(alive.map(({ definition }) => definition.id));
  const order = form.fields.flatMap(({ id }) => (isAlive.has(id) ? [id] : []));
  const names = namesOfDraft(alive, back);
  const kept: string[] = [];
  const fields = alive.map(({ definition: now, published }): PutField => {
    const before = back.get(now.id);
    if (!before) return { definition: now, position: null, deletedAt: null };
    const fits = possibleTypes(published?.definition.type ?? null).includes(before.type);
    const name = names.get(now.id) ?? now.name;
    if (!fits || name !== before.name) kept.push(name);
    const showWhen = before.showWhen.filter(({ fieldId }) => isAlive.has(fieldId));
    const definition = { ...(fits ? before : now), name, showWhen };
    return { definition, position: order.indexOf(now.id), deletedAt: null };
  });
  const deleted = form.fields.filter(({ id }) => !isAlive.has(id)).map(({ name }) => name);
  return { fields, deleted, kept };
}

/** Each field by its name of then, unless another field has that by now: then by its name of today. */
function namesOfDraft(
  alive: readonly DraftField[],
  back: ReadonlyMap<string, FieldDefinition>,
): Map<string, string> {
  const names = new Map(alive.map(({ definition: { id, name } }) => [id, back.get(id)?.name ?? name]));
  for (;;) {
    const taken = [...names.values()].map(nameKey);
    const clash = alive.find(({ definition: { id, name } }) => {
      const own = names.get(id) ?? name;
      return own !== name && taken.filter((key) => key === nameKey(own)).length > 1;
    });
    if (!clash) return names;
    names.set(clash.definition.id, clash.definition.name);
  }
}
