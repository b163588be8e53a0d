import type { FieldBinding, TaskPerson, TaskValue, ToolFieldType } from '../connector.ts';
import type { SheetCell, SheetColumn } from './answers.ts';
import type { CellWrite } from './client.ts';

/** Smartsheet cuts longer cells without a word; we cut them and say so. */
export const longestCell = 4000;
/** A number in digits alone, whatever its size. */
const decimal = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 });
export const cutMark = '… (goes on in Slack)';

/** The cell that says this in that column; null clears it. Whatever the column's type, nothing is lost. Pure. */
export function cellOf(column: SheetColumn, value: TaskValue | null): CellWrite {
  const columnId = column.id;
  if (value === null || isEmpty(value)) return { columnId, value: '' };
  return { columnId, ...(typedCell(column, value) ?? textCell(column, textOf(value))) };
}

/** A free text in a column of text, at most as long as a cell holds. */
export function cutText(text: string): string {
  if (text.length <= longestCell) return text;
  const kept = text.slice(0, longestCell - cutMark.length);
  // Not in the middle of a character of two code units.
  return `${kept.replace(/[\ud800-\udbff]$/, '')}${cutMark}`;
}

/** What a cell says to a field of this type; null where it is blank. Pure. */
export function readCell(type: ToolFieldType, cell: SheetCell | undefined): TaskValue | null {
  const text = String(cell?.value ?? cell?.displayValue ?? '');
  if (!cell || text === '') return null;
  switch (type) {
    case 'text':
      return { type: 'text', text };
    case 'number':
      return typeof cell.value === 'number'
        ? { type: 'number', number: decimal.format(cell.value) }
        : { type: 'text', text };
    case 'checkbox':
      // An empty box and no answer look the same in a sheet.
      return text === 'true' ? { type: 'checked', checked: true } : null;
    case 'date':
      return { type: 'date', date: text };
    case 'select':
      return { type: 'options', labels: [text] };
    case 'multi_select':
      return { type: 'options', labels: labelsOf(cell, text) };
    case 'user':
    case 'multi_user':
      return { type: 'people', people: peopleOf(cell, text) };
    case 'channel':
    case 'multi_channel':
      return { type: 'channels', names: text.split(/,\s*/).map((name) => name.replace(/^#/, '')) };
  }
}

export function fieldTypeOf(binding: FieldBinding): ToolFieldType {
  return binding.type ?? 'text';
}

function isEmpty(value: TaskValue): boolean {
  switch (value.type) {
    case 'text':
      return value.text === '';
    case 'number':
    case 'checked':
      return false;
    case 'date':
      return value.date === '';
    case 'options':
      return value.labels.length === 0;
    case 'people':
      return value.people.length === 0;
    case 'channels':
      return value.names.length === 0;
  }
}

type CellContent = Omit<CellWrite, 'columnId'>;

/** The value as the column's own type has it, where it has it. */
function typedCell(column: SheetColumn, value: TaskValue): CellContent | null {
  const { type } = column;
  if (value.type === 'number') return type === 'TEXT_NUMBER' ? { value: Number(value.number) } : null;
  if (value.type === 'checked') return type === 'CHECKBOX' ? { value: value.checked } : null;
  if (value.type === 'date') return type === 'DATE' ? { value: value.date } : null;
  if (value.type === 'options') {
    const [label] = value.labels;
    if (!value.labels.every((each) => column.options.includes(each))) return null;
    if (type === 'PICKLIST' && value.labels.length === 1 && label !== undefined) return { value: label };
    if (type !== 'MULTI_PICKLIST') return null;
    return { objectValue: { objectType: 'MULTI_PICKLIST', values: value.labels } };
  }
  if (value.type === 'people') {
    const contacts = value.people.map(contactOf);
    if (contacts.includes(null)) return null;
    if (type === 'CONTACT_LIST' && contacts.length === 1) return { objectValue: contacts[0] ?? {} };
    if (type !== 'MULTI_CONTACT_LIST') return null;
    return { objectValue: { objectType: 'MULTI_CONTACT', values: contacts } };
  }
  return null;
}

/**
 * Text in a column of text is literal, `=1+1` and `50%` too. In another column it is what people could type there:
 * Smartsheet then guesses, and the column's own rule is set aside where it has one.
 */
function textCell(column: SheetColumn, text: string): CellContent {
  const value = cutText(text);
  if (column.type === 'TEXT_NUMBER') return { value };
  return { value, strict: false, ...(column.validation ? { overrideValidation: true } : {}) };
}

function textOf(value: TaskValue): string {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'number':
      return value.number;
    case 'checked':
      return String(value.checked);
    case 'date':
      return value.date;
    case 'options':
      return value.labels.join(', ');
    case 'people':
      return value.people.map(personText).join('\n');
    case 'channels':
      return value.names.map((name) => `#${name}`).join(', ');
  }
}

/** Smartsheet's contacts have an e-mail. */
function contactOf({ name, email }: TaskPerson): object | null {
  if (email === null || !isEmail(email)) return null;
  return { objectType: 'CONTACT', email, ...(name === '' ? {} : { name }) };
}

/** One line, so that several can stand in one cell. */
function personText({ name, email }: TaskPerson): string {
  const line = name.replace(/\s+/g, ' ').trim();
  return email === null ? line : `${line} <${email}>`;
}

function peopleOf({ objectValue, displayValue }: SheetCell, text: string): TaskPerson[] {
  if (objectValue?.objectType === 'MULTI_CONTACT') return objectValue.values.map((c) => person(c, ''));
  if (objectValue?.objectType === 'CONTACT') return [person(objectValue, displayValue ?? text)];
  if (isEmail(text)) return [{ name: displayValue ?? text, email: text }];
  return text.split('\n').map((line) => {
    const [, name = line, email = null] = line.match(/^(.*) <([^<>\s]+@[^<>\s]+)>$/) ?? [];
    return { name, email };
  });
}

function person(
  contact: { name?: string | null | undefined; email?: string | null | undefined },
  shown: string,
) {
  const email = contact.email ?? null;
  return { name: contact.name ?? (shown === '' ? (email ?? '') : shown), email };
}

function labelsOf({ objectValue }: SheetCell, text: string): string[] {
  return objectValue?.objectType === 'MULTI_PICKLIST' ? objectValue.values : text.split(/,\s*/);
}

function isEmail(text: string): boolean {
  return /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]+$/.test(text);
}
