import type { FieldDefinition, FieldType } from '../streams/field.ts';

/** How answers of a type are filtered: some of what can be chosen, a span, or not at all (R5). */
export type FilterKind = 'options' | 'people' | 'channels' | 'dates' | 'numbers' | null;

const kinds: Record<FieldType, FilterKind> = {
  text: null,
  date: 'dates',
  select: 'options',
  multi_select: 'options',
  user: 'people',
  multi_user: 'people',
  channel: 'channels',
  multi_channel: 'channels',
  number: 'numbers',
  email: null,
  url: null,
  datetime: null,
  time: null,
  checkbox: 'options',
  radio: 'options',
  checkboxes: 'options',
  rich_text: null,
  files: null,
  section: null,
};

/** A box has no options of its own; an answer to it says that it is ticked. */
const ticked = [{ id: 'yes', label: 'Yes' }];

/** A field that lists can be filtered by. */
export interface FilterableField {
  field: FieldDefinition;
  kind: Exclude<FilterKind, null>;
}

/** The fields that lists of a Stream can be filtered by, without those that have filters of their own. Pure. */
export function filterableFields(fields: readonly FieldDefinition[]): FilterableField[] {
  return fields.flatMap((field) => {
    const kind = field.role === null ? kinds[field.type] : null;
    if (kind === null) return [];
    return [{ field: field.type === 'checkbox' ? { ...field, options: ticked } : field, kind }];
  });
}
