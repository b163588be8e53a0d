import type { SheetPage, SmartsheetAct } from '../../../page-server/stage-api.ts';

/** What a cell can be given by hand; null clears it. */
export type TypedValue = (SmartsheetAct & { kind: 'edit_cell' })['value'];
export type CellValue = NonNullable<SheetPage['rows'][number]['cells'][string]>['value'];

/** The text of a cell, as one types it. */
export function textOf(value: CellValue | null): string {
  return value === null || typeof value === 'object' ? '' : String(value);
}

type Contact = SheetPage['contacts'][number];

/** The contacts in a cell, who need not be known to the sheet. */
export function contactsOf(value: CellValue | null): Contact[] {
  if (typeof value !== 'object' || value === null || value.objectType === 'MULTI_PICKLIST') return [];
  const contacts = value.objectType === 'CONTACT' ? [value] : value.values;
  return contacts.flatMap(({ email, name }) => (email === undefined ? [] : [{ email, name: name ?? email }]));
}

/** The options that are chosen in a cell. */
export function optionsOf(value: CellValue | null): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value?.objectType === 'MULTI_PICKLIST' ? value.values : [];
}

/** Of a contact column: one person, or several where it takes several. @param contacts who can be meant */
export function contactsValue(
  emails: readonly string[],
  contacts: readonly Contact[],
  takesSeveral: boolean,
): TypedValue {
  const values = contacts
    .filter(({ email }) => emails.includes(email))
    .map(({ email, name }) => ({ objectType: 'CONTACT' as const, email, name }));
  if (takesSeveral) return { objectType: 'MULTI_CONTACT', values };
  return values[0] ?? null;
}

export function optionsValue(options: readonly string[]): TypedValue {
  return options.length === 0 ? null : { objectType: 'MULTI_PICKLIST', values: [...options] };
}
