import type { LibraryField } from './default-fields.ts';
import type { FieldDefinition } from './field.ts';

/** The version by which a form that is not published yet is asked for, to look at it. */
export const draftVersion = 0;

/** A field as requesters and tools see it. */
export interface PublishedField {
  definition: FieldDefinition;
  /** Place on the form, counted from 0; null: in the library only. */
  position: number | null;
  deleted: boolean;
}

/** A field as the Stream's admins work on it, and as it was last published (S17). */
export interface DraftField {
  definition: FieldDefinition;
  onForm: boolean;
  /** Only of fields that were published: they are gone with the next publication. */
  deleted: boolean;
  /** Counts the changes of the definition. */
  revision: number;
  /** Null: never. */
  published: PublishedField | null;
}

/** A Stream's library and form as the Stream's admins work on them. */
export interface Draft {
  /** Counts every change. */
  revision: number;
  /** In the order of the form, then by age. */
  fields: readonly DraftField[];
}

/** The fields of the library, deleted ones left out. */
export function libraryOf({ fields }: Pick<Draft, 'fields'>): LibraryField[] {
  return fields
    .filter((field) => !field.deleted)
    .map(({ definition, onForm }) => ({ ...definition, onForm }));
}

/** The form that publishing would give to requesters. */
export function formOf({ fields }: Pick<Draft, 'fields'>): FieldDefinition[] {
  return fields.filter((field) => field.onForm && !field.deleted).map(({ definition }) => definition);
}

/** What requesters and tools see, and what they would see after publishing. */
export function statesOf({ fields }: Pick<Draft, 'fields'>): {
  published: PublishedField[];
  drafted: PublishedField[];
} {
  let place = 0;
  return {
    published: fields.flatMap(({ published }) => published ?? []),
    drafted: fields.map(({ definition, onForm, deleted }) => ({
      definition,
      position: onForm ? place++ : null,
      deleted,
    })),
  };
}
