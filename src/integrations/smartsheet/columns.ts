import type { ToolFieldType, WantedField } from '../connector.ts';
import type { SheetColumn } from './answers.ts';

/** The column type that fits a field. Smartsheet has none for channels, and no long text. */
export const columnTypes: Readonly<Record<ToolFieldType, string>> = {
  text: 'TEXT_NUMBER',
  number: 'TEXT_NUMBER',
  date: 'DATE',
  select: 'PICKLIST',
  multi_select: 'MULTI_PICKLIST',
  user: 'CONTACT_LIST',
  multi_user: 'MULTI_CONTACT_LIST',
  channel: 'TEXT_NUMBER',
  multi_channel: 'TEXT_NUMBER',
  checkbox: 'CHECKBOX',
};

/** What people call the types, as Smartsheet's own menu has them. */
const typeWords: Readonly<Record<string, string>> = {
  TEXT_NUMBER: 'Text/Number',
  DATE: 'Date',
  PICKLIST: 'Dropdown (single select)',
  MULTI_PICKLIST: 'Dropdown (multi select)',
  CONTACT_LIST: 'Contact List',
  MULTI_CONTACT_LIST: 'Contact List (several)',
  CHECKBOX: 'Checkbox',
};

export function wordsOfType(type: string): string {
  return typeWords[type] ?? type;
}

export function hasOptions(type: string): boolean {
  return type === 'PICKLIST' || type === 'MULTI_PICKLIST';
}

/** The hidden column that holds a Request's key. */
export const keyColumnTitle = 'Request ID';

/** Description of the key column: how it is found again whatever its title. */
export const keyColumnMark = 'Made by Streamly: the key of the Request. Do not change it.';

export function keyColumn(columns: readonly SheetColumn[]): SheetColumn | undefined {
  return columns.find((column) => column.description === keyColumnMark);
}

/**
 * The description of a column that we make. It says in the sheet where the column comes from, and lets us find one
 * whose making we did not hear the end of. Columns of roles are shared by the Streams that share a sheet;
 * each has statuses of its own.
 */
export function markOf({ fieldId, role }: Pick<WantedField, 'fieldId' | 'role'>): string {
  const isShared = role !== null && role !== 'status';
  return `Made by Streamly for ${isShared ? role : `field ${fieldId}`}`;
}

/** Smartsheet takes no longer title. */
const longestTitle = 50;

/** The field's name as a title, with a number where people or another field have it already. */
export function freeTitle(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map(folded));
  for (let n = 1; ; n += 1) {
    const title = numbered(name, n);
    if (!used.has(folded(title))) return title;
  }
}

/** Whether this title was given for this name, with or without a number. */
export function isTitleOf(title: string, name: string): boolean {
  const n = Number(title.match(/ \((\d+)\)$/)?.[1] ?? 1);
  return title === numbered(name, n) || title === numbered(name, 1);
}

function numbered(name: string, n: number): string {
  const end = n === 1 ? '' : ` (${n})`;
  return `${name.trim().slice(0, longestTitle - end.length)}${end}`;
}

function folded(title: string): string {
  return title.trim().toLowerCase();
}
