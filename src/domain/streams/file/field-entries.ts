import { boundText, parseDay, parseNumber } from '../bounds.ts';
import type { LibraryField } from '../default-fields.ts';
import {
  type Bound,
  type Condition,
  type FieldDefinition,
  nameKey,
  newField,
  takesOptions,
} from '../field.ts';
import { settingsOf } from '../field-settings.ts';
import type { ConditionEntry, FieldEntry } from './file-schema.ts';
import { defaultFieldNamed } from './stream-definition.ts';

/** A field as a file has it: settings at rest are left out, and what is known by an id is written by its name. */
export type FieldLines = Partial<Record<keyof FieldEntry, unknown>> & { name: string };

type Named = Pick<FieldDefinition, 'id' | 'name' | 'type' | 'options'>;

/** What stands in the file of a field. Pure. */
export function printField(field: FieldDefinition, library: readonly Named[]): FieldLines {
  if (field.role === 'subject') return { name: field.name };
  const rest = newField({ id: field.id, name: field.name, type: field.type });
  const changed = <Value>(value: Value, usual: Value, printed: unknown = value) =>
    value === usual ? undefined : printed;
  const lines: FieldLines = {
    name: field.name,
    type: field.role === null ? field.type : undefined,
    required: changed(field.required, false),
    hint: changed(field.hint, ''),
    placeholder: changed(field.placeholder, ''),
    multiline: changed(field.multiline, false),
    min_length: changed(field.minLength, rest.minLength),
    max_length: changed(field.maxLength, rest.maxLength),
    pattern: field.pattern
      ? {
          matches: field.pattern.source,
          ...(field.pattern.message !== '' && { message: field.pattern.message }),
        }
      : undefined,
    min: field.min === null ? undefined : printBound(field.min),
    max: field.max === null ? undefined : printBound(field.max),
    decimals: changed(field.decimals, false),
    new_page: changed(field.startsPage, false),
    options: field.options.length > 0 ? field.options.map(({ label }) => label) : undefined,
    file_types: field.filetypes.length > 0 ? field.filetypes : undefined,
    max_files: changed(field.maxFiles, rest.maxFiles),
    default: printDefault(field),
    show_when:
      field.showWhen.length > 0 ? field.showWhen.map((one) => printCondition(one, library)) : undefined,
  };
  return Object.fromEntries(Object.entries(lines).filter(([, value]) => value !== undefined)) as FieldLines;
}

/** A number as a number, so that nobody wonders about quotes. */
function printBound(bound: Bound): string | number {
  const text = boundText(bound);
  return String(Number(text)) === text ? Number(text) : text;
}

function printDefault(field: FieldDefinition): unknown {
  const { default: given } = field;
  if (given === null) return undefined;
  if (given.kind === 'requester') return 'requester';
  if (given.kind === 'today') return printBound(given);
  if (field.type === 'number') return printBound({ kind: 'fixed', value: String(given.value) });
  return printValues(given.value, field);
}

function printCondition(
  { fieldId, test, values }: Condition,
  library: readonly Named[],
): { field: string } & Record<string, unknown> {
  const of = library.find(({ id }) => id === fieldId);
  const field = of?.name ?? fieldId;
  if (test === 'is_empty' || test === 'is_not_empty') return { field, empty: test === 'is_empty' };
  const [first] = values;
  const shown = values.length === 1 && first !== undefined ? first : values;
  return { field, [test === 'has' ? 'is' : 'is_not']: of ? printValues(shown, of) : shown };
}

function printValues(value: string | readonly string[], { options }: Pick<Named, 'options'>): unknown {
  const label = (id: string) => options.find((option) => option.id === id)?.label ?? id;
  return typeof value === 'string' ? label(value) : value.map(label);
}

/**
 * The field that an entry of the file describes; its conditions, which name other fields, follow by
 * `readConditions`. A default field is known by its name.
 *
 * @param idOf the id that the option is to have.
 */
export function readField(
  entry: FieldEntry,
  id: string,
  onForm: boolean,
  newId: () => string,
  idOf: (label: string) => string,
): LibraryField {
  const own = defaultFieldNamed(entry.name, newId);
  if (own?.role === 'subject') return { ...own, id, onForm };
  const type = own?.type ?? entry.type ?? 'text';
  const field = newField({ id, name: own?.name ?? entry.name, type, role: own?.role ?? null });
  const options = takesOptions(type) ? entry.options.map((label) => ({ id: idOf(label), label })) : [];
  return {
    ...field,
    required: entry.required,
    hint: entry.hint,
    placeholder: entry.placeholder,
    multiline: entry.multiline,
    minLength: entry.min_length ?? field.minLength,
    maxLength: entry.max_length ?? field.maxLength,
    pattern: entry.pattern ? { source: entry.pattern.matches, message: entry.pattern.message } : null,
    min: entry.min === undefined ? null : readBound(entry.min, type),
    max: entry.max === undefined ? null : readBound(entry.max, type),
    decimals: entry.decimals,
    startsPage: entry.new_page,
    options,
    filetypes: entry.file_types,
    maxFiles: entry.max_files ?? field.maxFiles,
    default: entry.default === undefined ? null : readDefault(entry.default, { ...field, options }),
    onForm,
  };
}

/** What is neither a day nor a number stays as it is, for the check to find. */
function readBound(text: string, type: FieldDefinition['type']): Bound {
  const read = settingsOf(type).bounds === 'number' ? parseNumber : parseDay;
  return read(text) ?? { kind: 'fixed', value: text };
}

function readDefault(given: string | string[], field: Named): NonNullable<FieldDefinition['default']> {
  if (given === 'requester' && settingsOf(field.type).default === 'person') return { kind: 'requester' };
  const day = typeof given === 'string' && settingsOf(field.type).default === 'day' ? parseDay(given) : null;
  if (day?.kind === 'today') return day;
  return { kind: 'fixed', value: readValues(given, field) };
}

/** The fields by the `nameKey` of their names; the first of each. */
export function fieldsByName<Field extends Pick<FieldDefinition, 'name'>>(
  fields: readonly Field[],
): ReadonlyMap<string, Field> {
  return new Map(fields.toReversed().map((field) => [nameKey(field.name), field]));
}

/** Conditions with ids for names. A field that is not there stays by its name, for the check to find. */
export function readConditions(
  entries: readonly ConditionEntry[],
  fields: ReadonlyMap<string, Named>,
): Condition[] {
  return entries.map(({ field, is, is_not: isNot, empty }): Condition => {
    const of = fields.get(nameKey(field));
    const fieldId = of?.id ?? field;
    if (empty !== undefined) {
      return { fieldId, test: empty === 'true' ? 'is_empty' : 'is_not_empty', values: [] };
    }
    const given = is ?? isNot ?? [];
    const values = typeof given === 'string' ? [given] : given;
    const ids = of ? values.map((value) => optionId(of, value) ?? value) : values;
    return { fieldId, test: is === undefined ? 'has_not' : 'has', values: ids };
  });
}

function readValues(value: string | string[], field: Pick<Named, 'options'>): string | string[] {
  const idOf = (one: string) => optionId(field, one) ?? one;
  return typeof value === 'string' ? idOf(value) : value.map(idOf);
}

const idsByLabel = new WeakMap<Named['options'], ReadonlyMap<string, string>>();

/** The id of the option of that label; undefined: there is none. */
export function optionId({ options }: Pick<Named, 'options'>, label: string): string | undefined {
  const known =
    idsByLabel.get(options) ??
    new Map(options.toReversed().map((option) => [nameKey(option.label), option.id]));
  idsByLabel.set(options, known);
  return known.get(nameKey(label));
}
