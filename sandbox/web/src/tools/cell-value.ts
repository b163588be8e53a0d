import type { SheetPage, SmartsheetAct } from '../../../page-server/stage-api.ts';

/** What a cell can be given by hand; null clears it. */
export type TypedValue = (SmartsheetAct & { kind: 'edit_cell' })['value'];
export type CellValue = NonNullable<SheetPage['rows'][number]['cells'][string]>['value'];

/** The text of a cell, as one types it. */
export function textOf(value: CellValue | null): string {
  return value === null || typeof value === 'object' ? '' : String(value);
}

/** The e-mails of the contacts in a cell. */
export function emailsOf(value: CellValue | null): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (value.objectType === 'CONTACT') return value.email === undefined ? [] : [value.email];
  if (value.objectType !== 'MULTI_CONTACT') return [];
  return value.values.flatMap(({ email }) => (email === undefined ? [] : [email]));
}

/** The options that are chosen in a cell. */
export function optionsOf(value: CellValue | null): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value?.objectType === 'MULTI_PICKLIST' ? value.values : [];
}

/** Of a contact column: one person, or several where it takes several. */
export function contactsValue(
  emails: readonly string[],
  contacts: SheetPage['contacts'],
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
