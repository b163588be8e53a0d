import type { Context } from '../../context.ts';
import { InvalidInput } from '../../errors.ts';
import { changeDraft, type DraftPlace } from './change-draft.ts';
import { formOf, libraryOf } from './draft.ts';
import { type FieldDefinition, mostFormFields } from './field.ts';
import { reservedNames } from './field-names.ts';
import { type FieldInput, readField } from './read-field.ts';

/** Where a field is to stand: `null`: in the library only; `last`; or a place on the form, counted from 0. */
export type Place = null | 'last' | number;

export const tooManyFields = `A form can show at most ${mostFormFields} fields. Take one off first.`;
export const mostLibraryFields = 300;

/**
 * Adds a field to the library of a Stream's draft, and to its form where it is to stand there.
 *
 * @throws InvalidInput by `name`, `options`, `place`; PeopleError `not_allowed`.
 */
export function addField(
  parts: Pick<Context, 'store' | 'clock' | 'newId' | 'connectors'>,
  where: DraftPlace,
  input: FieldInput,
  place: Place = 'last',
): Promise<FieldDefinition> {
  return changeDraft(parts, where, function* ({ db, draft, now }) {
    const { streamId } = where;
    const library = libraryOf(draft);
    const field = readField(input, {
      before: null,
      publishedType: null,
      others: library,
      reserved: yield* reservedNames(db, parts.connectors, streamId),
      newId: parts.newId,
    });
    if (library.length >= mostLibraryFields) {
      throw new InvalidInput({
        name: `A library can have at most ${mostLibraryFields} fields. Delete one first.`,
      });
    }
    const form = formOf(draft).map(({ id }) => id);
    if (place !== null && form.length >= mostFormFields) {
      throw new InvalidInput({ name: tooManyFields, place: tooManyFields });
    }
    yield* db.streams.addField(streamId, field, now);
    if (place !== null) {
      form.splice(place === 'last' ? form.length : place, 0, field.id);
      yield* db.streams.placeFields(streamId, form);
    }
    return { result: field, acts: [{ kind: 'added', what: 'field', name: field.name }] };
  });
}
