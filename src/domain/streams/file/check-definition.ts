import { holdsList } from '../../requests/answers.ts';
import { checkType } from '../../requests/check-types.ts';
import { isBlankText, trimText } from '../../text/visible-text.ts';
import { boundText, parseDay, parseNumber } from '../bounds.ts';
import { circularCondition } from '../conditions.ts';
import type { LibraryField } from '../default-fields.ts';
import {
  type Bound,
  type FieldDefinition,
  isAnswered,
  mostChoices,
  mostFormFields,
  nameKey,
  takesOptions,
} from '../field.ts';
import { settingsOf } from '../field-settings.ts';
import { mostOptions } from '../options-list.ts';
import { patternProblem } from '../pattern.ts';
import { nameProblem } from '../stream-name.ts';
import type { Problem } from './file-problem.ts';
import type { FieldEntry } from './file-schema.ts';
import { isOwnField, type StreamDefinition } from './stream-definition.ts';

interface Place {
  entry: FieldEntry;
  path: readonly PropertyKey[];
}

/** What is wrong with a Stream that was read from a file whose every line is well formed. Pure. */
export function checkDefinition({ name, fields }: StreamDefinition, places: readonly Place[]): Problem[] {
  const problems: Problem[] = [];
  const wrongName = nameProblem(trimText(name));
  if (wrongName !== null) problems.push({ path: ['name'], words: wrongName });
  const onForm = fields.filter((field) => field.onForm);
  if (!onForm.some(({ role }) => role === 'subject')) {
    problems.push({ path: ['form'], words: 'Subject must be on the form.' });
  }
  if (onForm.length > mostFormFields) {
    problems.push({
      path: ['form'],
      words: `A form can show at most ${mostFormFields} fields; these are ${onForm.length}.`,
    });
  }
  const names = new Set<string>();
  const placeOf = new Map(fields.map(({ id }, i) => [id, i]));
  fields.forEach((field, i) => {
    const place = places[i];
    if (!place) return;
    const say = (key: string, words: string) => problems.push({ path: [...place.path, key], words });
    checkField(field, place.entry, say);
    if (names.has(nameKey(field.name))) say('name', `“${field.name}” is there twice.`);
    names.add(nameKey(field.name));
    checkConditions(field, { at: i, fields, placeOf, entry: place.entry }, say);
  });
  const circle = circularCondition(fields.filter(({ onForm: isOn }) => !isOn));
  if (circle) {
    const names = circle.map((field) => `“${field.name}”`).join(', ');
    problems.push({ path: ['library'], words: `These are shown only when each other is: ${names}.` });
  }
  return problems;
}

type Say = (key: string, words: string) => void;

function checkField(field: LibraryField, entry: FieldEntry, say: Say): void {
  if (isOwnField(field)) {
    say('name', `Streamly fills in “${field.name}” itself. Take it out of the file.`);
  } else if (field.role === null && entry.type === undefined) {
    say('name', `“${field.name}” has no type.`);
  } else if (field.role !== null && entry.type !== undefined && entry.type !== field.type) {
    say('type', `${field.name} is always of the type ${field.type}.`);
  } else if (field.role === 'subject' && Object.keys(saidOf(entry)).length > 0) {
    say('name', 'Subject is the same in every Stream: only its place can be chosen.');
  }
  checkOptions(field, entry, say);
  if (!isAnswered(field) && entry.required) say('required', 'A section is not answered.');
  if (field.minLength > field.maxLength) say('min_length', 'More than max_length.');
  const wrongPattern = field.pattern && patternProblem(field.pattern.source);
  if (wrongPattern) say('pattern', wrongPattern);
  for (const [key, bound] of [
    ['min', field.min],
    ['max', field.max],
  ] as const) {
    if (bound !== null && !isBound(bound, field)) say(key, boundWords(field));
  }
  checkDefault(field, say);
}

/** What an entry says beside its name and type. */
function saidOf({ name: _, type: __, ...entry }: FieldEntry): Partial<FieldEntry> {
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([, value]) =>
        value !== undefined &&
        value !== false &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function checkOptions(field: LibraryField, { options }: FieldEntry, say: Say): void {
  if (!takesOptions(field.type)) {
    if (options.length > 0) say('options', `A field of the type ${field.type} has no options.`);
    return;
  }
  const isButtons = field.type === 'radio' || field.type === 'checkboxes';
  const most = isButtons ? mostChoices : mostOptions;
  if (options.length === 0) say('name', `“${field.name}” needs options.`);
  if (options.length > most) say('options', `At most ${most} options; these are ${options.length}.`);
  const seen = new Set<string>();
  for (const label of options) {
    if (isBlankText(label)) say('options', 'An option is empty.');
    if (label.length > 75) say('options', `“${label.slice(0, 30)}…” is too long: at most 75 characters.`);
    if (seen.has(nameKey(label))) say('options', `“${label}” is there twice.`);
    seen.add(nameKey(label));
  }
}

function isBound(bound: Bound, { type }: FieldDefinition): boolean {
  const { bounds } = settingsOf(type);
  if (bounds === null) return false;
  const read = bounds === 'number' ? parseNumber : parseDay;
  return read(boundText(bound)) !== undefined;
}

function boundWords({ type, name }: FieldDefinition): string {
  const { bounds } = settingsOf(type);
  if (bounds === 'number') return 'Write a number.';
  return bounds === 'day'
    ? 'Write a day such as 2026-12-31, today, or today+3.'
    : `“${name}” has no bounds: it is of the type ${type}.`;
}

function checkDefault(field: LibraryField, say: Say): void {
  if (field.default?.kind !== 'fixed') return;
  const { value } = field.default;
  const given = holdsList(field) && typeof value === 'string' ? [value] : value;
  const isList = Array.isArray(given);
  const wrong =
    isList === holdsList(field)
      ? checkType[field.type](field, given)
      : 'This is a list, and the field holds one value.';
  if (wrong !== null) say('default', wrong);
}

interface Among {
  at: number;
  fields: readonly LibraryField[];
  /** Id of a field → its place among them. */
  placeOf: ReadonlyMap<string, number>;
  entry: FieldEntry;
}

function checkConditions(field: LibraryField, { at, fields, placeOf, entry }: Among, say: Say): void {
  for (const [i, condition] of field.showWhen.entries()) {
    const named = entry.show_when[i]?.field ?? '';
    const place = placeOf.get(condition.fieldId) ?? -1;
    const other = fields[place];
    if (!other) say('show_when', `There is no field “${named}” in this file.`);
    else if (field.onForm && (!other.onForm || place >= at)) {
      say('show_when', `“${named}” must come before “${field.name}” on the form.`);
    } else if (takesOptions(other.type)) {
      const known = new Set(other.options.map(({ id }) => id));
      const strange = condition.values.find((id) => !known.has(id));
      const labels = other.options.slice(0, 10).map(({ label }) => label);
      if (strange) say('show_when', `“${strange}” is no option of “${named}”. It has: ${labels.join(', ')}.`);
    }
  }
}
