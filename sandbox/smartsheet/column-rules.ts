import { z } from 'zod';
import { isFormat } from './format-tables.ts';
import { Refusal } from './refusals.ts';
import { newColumn } from './seed.ts';
import {
  type Cell,
  type Column,
  type ColumnType,
  type Sheet,
  type SmartsheetState,
  settableColumnTypes,
} from './state.ts';

const columnAttributes = z.strictObject({
  title: z.string().min(1).optional(),
  type: z.enum(settableColumnTypes).optional(),
  index: z.int().min(0).optional(),
  options: z.array(z.string()).optional(),
  validation: z.boolean().optional(),
  hidden: z.boolean().optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  width: z.number().optional(),
});
type ColumnAttributes = z.infer<typeof columnAttributes>;

const longestTitle = 50;

/** Adds columns, all of them at one place. @throws Refusal 1008, 1018, 1032, 1041, 1056, 1057 or 1135. */
export function addColumns(state: SmartsheetState, sheet: Sheet, body: unknown): Column[] {
  const wanted = parse(z.array(columnAttributes).min(1), Array.isArray(body) ? body : [body]);
  const index = wanted[0]?.index;
  if (index === undefined || wanted.some((w) => w.index !== index)) throw new Refusal(1135);
  if (index > sheet.columns.length) throw new Refusal(1018, 'column.index');
  const made = wanted.map((attributes) => {
    if (!attributes.title || !attributes.type) throw new Refusal(1008, 'Column.title and type are required.');
    if (attributes.validation && hasOptions(attributes.type)) {
      throw new Refusal(1032, 'validation: set it after the column was made.');
    }
    checkOptions(attributes.type, attributes);
    const column = newColumn(state, attributes.title, attributes.type);
    assign(column, attributes);
    return column;
  });
  const after = [...sheet.columns.slice(0, index), ...made, ...sheet.columns.slice(index)];
  checkTitles(after);
  sheet.columns = after;
  return made;
}

/** Changes one column. @throws Refusal 1006, 1008, 1018, 1041, 1056, 1057 or 1090. */
export function updateColumn(sheet: Sheet, columnId: string, body: unknown): Column {
  const column = columnOf(sheet, columnId);
  const attributes = parse(columnAttributes, body);
  if (attributes.options && !attributes.type) throw new Refusal(1090);
  const type = attributes.type ?? column.type;
  checkOptions(type, attributes);
  if (column.primary && (type !== 'TEXT_NUMBER' || attributes.hidden)) throw new Refusal(1057);
  const { index } = attributes;
  if (index !== undefined && index >= sheet.columns.length) throw new Refusal(1018, 'column.index');
  const changed = { ...column };
  assign(changed, attributes);
  checkTitles(sheet.columns.map((c) => (c.id === column.id ? changed : c)));
  if (type !== column.type) convertCells(sheet, column, changed, type);
  Object.assign(column, changed);
  if (index !== undefined) {
    const others = sheet.columns.filter((c) => c.id !== column.id);
    sheet.columns = [...others.slice(0, index), column, ...others.slice(index)];
  }
  return column;
}

/** @throws Refusal 1006, or 1057 for the primary column. */
export function deleteColumn(sheet: Sheet, columnId: string): void {
  const column = columnOf(sheet, columnId);
  if (column.primary) throw new Refusal(1057);
  sheet.columns = sheet.columns.filter((c) => c.id !== column.id);
  for (const row of sheet.rows) row.cells = row.cells.filter((cell) => cell.columnId !== column.id);
}

export function columnOf(sheet: Sheet, columnId: string): Column {
  const column = sheet.columns.find((c) => String(c.id) === columnId);
  if (!column) throw new Refusal(1006);
  return column;
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refusal(1008, z.prettifyError(parsed.error));
  return parsed.data;
}

function assign(column: Column, attributes: ColumnAttributes): void {
  const { index: _place, format, ...rest } = attributes;
  if (format !== undefined && format !== '' && !isFormat(format)) throw new Refusal(1018, 'column.format');
  if (format !== undefined) column.format = /\d/.test(format) ? format : null;
  Object.assign(column, rest);
}

function hasOptions(type: ColumnType): boolean {
  return type === 'PICKLIST' || type === 'MULTI_PICKLIST';
}

function checkOptions(type: ColumnType, attributes: ColumnAttributes): void {
  if (attributes.options && !hasOptions(type)) throw new Refusal(1032, 'options');
}

function checkTitles(columns: readonly Column[]): void {
  const titles = columns.map((column) => column.title.trim().toLowerCase());
  if (new Set(titles).size !== titles.length) throw new Refusal(1056);
  if (columns.some((column) => column.title.length > longestTitle)) throw new Refusal(1041, 'column.title');
}

/** A change of type keeps what cells show, as text, and clears validation. */
function convertCells(sheet: Sheet, column: Column, changed: Column, type: ColumnType): void {
  changed.validation = false;
  if (!hasOptions(type)) changed.options = [];
  for (const row of sheet.rows) {
    row.cells = row.cells.map((cell) => (cell.columnId === column.id ? asText(cell) : cell));
  }
}

function asText(cell: Cell): Cell {
  const { objectValue: _lost, value, ...rest } = cell;
  const text = cell.displayValue ?? value;
  return { ...rest, ...(text === undefined ? {} : { value: String(text) }) };
}
