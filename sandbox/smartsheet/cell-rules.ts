import { z } from 'zod';
import { isFormat } from './format-tables.ts';
import { Refusal } from './refusals.ts';
import type { Cell, CellObject, Column, ContactObject } from './state.ts';

const contact = z.strictObject({
  objectType: z.literal('CONTACT'),
  email: z.string().optional(),
  name: z.string().optional(),
});

export const cellInput = z.strictObject({
  columnId: z.number(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  objectValue: z
    .discriminatedUnion('objectType', [
      contact,
      z.strictObject({ objectType: z.literal('MULTI_CONTACT'), values: z.array(contact) }),
      z.strictObject({ objectType: z.literal('MULTI_PICKLIST'), values: z.array(z.string()) }),
    ])
    .optional(),
  formula: z.string().optional(),
  /** The name of the contact whose e-mail is the value. */
  displayValue: z.string().optional(),
  format: z.string().optional(),
  strict: z.boolean().default(true),
  overrideValidation: z.boolean().default(false),
});
export type CellInput = z.infer<typeof cellInput>;

const longestCell = 4000;

/**
 * What the cell holds after this write, by the vendor's parsing rules ("Cell value parsing"): strict values must
 * fit the column's type, lenient ones are guessed, text over 4,000 characters is cut without a word.
 *
 * @throws Refusal 1008, 1018, 1042, 1046, 1112, 1212 or 1235.
 */
export function writtenCell(column: Column, input: CellInput, old: Cell | undefined, admin: boolean): Cell {
  if (column.systemColumnType) throw new Refusal(1046);
  if (input.overrideValidation && !admin) throw new Refusal(1212);
  const given = [input.value, input.objectValue, input.formula].filter((v) => v !== undefined);
  if (given.length > 1) throw new Refusal(1112);
  if (given.length === 0) throw new Refusal(1008, 'cell.value, objectValue or formula is required.');
  return { columnId: column.id, ...content(column, input), ...formatAfter(input, old) };
}

type Content = Omit<Cell, 'columnId' | 'format'>;

function content(column: Column, input: CellInput): Content {
  if (input.formula !== undefined) return { formula: input.formula, value: '#UNPARSEABLE' };
  if (input.objectValue) return objectContent(column, input.objectValue);
  const { value } = input;
  if (value === null || value === undefined || value === '') {
    return column.type === 'CHECKBOX' ? { value: false } : {};
  }
  const parsed = input.strict ? strictContent(column, value, input) : lenientContent(column, value, input);
  if (column.validation && !input.overrideValidation && !isValid(column, parsed)) throw new Refusal(1235);
  return parsed;
}

function formatAfter(input: CellInput, old: Cell | undefined): Pick<Cell, 'format'> {
  if (input.format === undefined) return old?.format ? { format: old.format } : {};
  if (input.format !== '' && !isFormat(input.format)) throw new Refusal(1018, 'cell.format');
  return /\d/.test(input.format) ? { format: input.format } : {};
}

function objectContent(column: Column, object: CellObject): Content {
  switch (object.objectType) {
    case 'CONTACT':
      if (column.type !== 'CONTACT_LIST') throw misfit(column);
      return contactContent(checkedContact(column, object));
    case 'MULTI_CONTACT': {
      if (column.type !== 'MULTI_CONTACT_LIST') throw misfit(column);
      const values = object.values.map((value) => checkedContact(column, value));
      return listContent({ ...object, values }, values.map(nameOf));
    }
    case 'MULTI_PICKLIST':
      if (column.type !== 'MULTI_PICKLIST') throw misfit(column);
      if (object.values.some((value) => !column.options.includes(value))) throw misfit(column);
      return listContent(object, object.values);
  }
}

function listContent(objectValue: CellObject, names: readonly string[]): Content {
  if (names.length === 0) return {};
  const text = names.join(', ');
  return { value: text, displayValue: text, objectValue };
}

function checkedContact(column: Column, given: ContactObject): ContactObject {
  if (!given.email || !isEmail(given.email)) throw misfit(column);
  return given.name ? given : { objectType: 'CONTACT', email: given.email };
}

function contactContent(person: ContactObject): Content {
  return { value: person.email ?? '', displayValue: nameOf(person), objectValue: person };
}

function nameOf(person: ContactObject): string {
  return person.name ?? person.email ?? '';
}

function strictContent(column: Column, value: string | number | boolean, input: CellInput): Content {
  const text = String(value);
  switch (column.type) {
    case 'TEXT_NUMBER':
      if (typeof value === 'boolean') throw misfit(column);
      return typeof value === 'number' ? numberContent(value) : textContent(value);
    case 'DATE':
      if (!isDate(text)) throw misfit(column);
      return { value: text };
    case 'CHECKBOX':
      if (typeof value !== 'boolean') throw misfit(column);
      return { value };
    case 'PICKLIST':
      if (typeof value !== 'string' || !column.options.includes(value)) throw misfit(column);
      return textContent(value);
    case 'CONTACT_LIST':
      if (!isEmail(text)) throw misfit(column);
      return contactContent(withName(text, input.displayValue));
    case 'MULTI_CONTACT_LIST':
    case 'MULTI_PICKLIST':
      throw misfit(column);
  }
}

function lenientContent(column: Column, value: string | number | boolean, input: CellInput): Content {
  const text = String(value);
  switch (column.type) {
    case 'TEXT_NUMBER':
    case 'PICKLIST':
      return lenientNumber(text) ?? textContent(text);
    case 'DATE':
      return isDate(text) ? { value: text } : textContent(text);
    case 'CHECKBOX':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : textContent(text);
    case 'CONTACT_LIST':
      return isEmail(text) ? contactContent(withName(text, input.displayValue)) : textContent(text);
    case 'MULTI_CONTACT_LIST':
    case 'MULTI_PICKLIST':
      return textContent(text);
  }
}

/** "$5,000", "50%" and "100.5" become numbers: what makes lenient parsing unfit for what people typed. */
function lenientNumber(text: string): Content | null {
  const match = text.trim().match(/^(-?)\$?(\d[\d,]*(?:\.\d+)?)(%?)$/);
  if (!match) return null;
  const size = Number(match[2]?.replaceAll(',', '')) * (match[3] ? 0.01 : 1);
  return numberContent(match[1] ? -size : size, text);
}

function numberContent(value: number, displayValue = String(value)): Content {
  return { value, displayValue };
}

function textContent(text: string): Content {
  const kept = text.slice(0, longestCell);
  return { value: kept, displayValue: kept };
}

function withName(email: string, name: string | undefined): ContactObject {
  return name ? { objectType: 'CONTACT', email, name } : { objectType: 'CONTACT', email };
}

/** Of the rules that columns can have, those of the types that Streamly makes with validation. */
function isValid(column: Column, parsed: Content): boolean {
  if (column.type === 'PICKLIST') return column.options.includes(String(parsed.value));
  if (column.type === 'DATE') return isDate(String(parsed.value));
  if (column.type === 'CHECKBOX') return typeof parsed.value === 'boolean';
  if (column.type === 'TEXT_NUMBER') return true;
  return parsed.objectValue !== undefined;
}

function misfit(column: Column): Refusal {
  return new Refusal(1042, `Column ${column.id} is of type ${column.type}.`);
}

function isEmail(text: string): boolean {
  return /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]+$/.test(text);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
