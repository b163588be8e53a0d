import type { FieldDefinition, FieldType } from '../streams/field.ts';
import type { StatusSettings } from '../streams/statuses.ts';

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

/**
 * The fields that lists of a Stream can be filtered by, without those that have filters of their own. Its own statuses
 * come first. Pure.
 */
export function filterableFields(
  fields: readonly FieldDefinition[],
  settings: StatusSettings,
): FilterableField[] {
  const status = fields.find(({ role }) => role === 'complete');
  const ofStatus: FilterableField[] =
    status && settings.statuses.length > 0
      ? [{ field: withStatuses([status], settings)[0] ?? status, kind: 'options' }]
      : [];
  const rest = fields.flatMap((field): FilterableField[] => {
    const kind = field.role === null ? kinds[field.type] : null;
    if (kind === null) return [];
    return [{ field: field.type === 'checkbox' ? { ...field, options: ticked } : field, kind }];
  });
  return [...ofStatus, ...rest];
}

/** The fields, with a Stream's own statuses as the options of the one that they are found by; see `findable`. Pure. */
export function withStatuses(
  fields: readonly FieldDefinition[],
  settings: StatusSettings,
): FieldDefinition[] {
  const options = settings.statuses.map(({ id, name }) => ({ id, label: name }));
  return fields.map((field) =>
    field.role === 'complete' && options.length > 0
      ? { ...field, name: 'Status of the Stream', type: 'select', options }
      : field,
  );
}
