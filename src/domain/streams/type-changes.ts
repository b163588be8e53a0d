import { type FieldType, fieldTypes } from './field.ts';

/** The types that can take over the answers of another one as they are. */
const takesOver: Partial<Record<FieldType, readonly FieldType[]>> = {
  number: ['text'],
  email: ['text'],
  url: ['text'],
  select: ['radio', 'multi_select', 'checkboxes'],
  radio: ['select', 'multi_select', 'checkboxes'],
  multi_select: ['checkboxes'],
  checkboxes: ['multi_select'],
  user: ['multi_user'],
  channel: ['multi_channel'],
};

/**
 * The types that a field may be given, its own included: all while it was never published, later those that keep
 * every answer readable. Pure.
 *
 * @param published the type that answers were given to; null: there can be none.
 */
export function possibleTypes(published: FieldType | null): FieldType[] {
  if (published === null) return [...fieldTypes];
  const kept = takesOver[published] ?? [];
  return fieldTypes.filter((type) => type === published || kept.includes(type));
}
