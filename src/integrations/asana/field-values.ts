import { cleanText, cutInSight } from '../clean-text.ts';
import type { FieldBinding, TaskContent, TaskPerson, TaskValue } from '../connector.ts';
import type { CustomFieldValueAnswer } from './answers.ts';
import { inWords, personInWords } from './description.ts';
import { type FieldType, fieldTypes, yesOrNo } from './fields.ts';

/** In characters; the whole text stands in the description (custom fields guide). */
export const longestText = 1024;

/** A number in digits alone, whatever its size. */
const decimal = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 });

/** Custom field gid to value, in Asana's forms. */
export type CustomFieldValues = Record<string, string | number | string[] | { date: string } | null>;

/** Bindings of custom fields, without those of task properties and of fields in the description. */
export function customBindings(bindings: readonly FieldBinding[]) {
  return bindings.flatMap(({ externalId, externalType, ...rest }) =>
    externalId !== null && isFieldType(externalType)
      ? [{ ...rest, gid: externalId, type: externalType }]
      : [],
  );
}

type CustomBinding = ReturnType<typeof customBindings>[number];

/**
 * The values of a Request for its custom fields; null clears one.
 *
 * @param gidOf the gid of a person by e-mail, null for one who is not in the workspace
 */
export function customFieldValues(
  task: TaskContent,
  bindings: readonly FieldBinding[],
  gidOf: (email: string) => string | null,
): CustomFieldValues {
  const answers = new Map(task.answers.map(({ fieldId, value }) => [fieldId, value]));
  return Object.fromEntries(
    customBindings(bindings).flatMap((binding) => {
      if (binding.type === 'text (requester)') return [[binding.gid, cutText(personInWords(task.requester))]];
      const answer = answers.get(binding.fieldId);
      return answer === undefined ? [] : [[binding.gid, answer && toCustomField(answer, binding, gidOf)]];
    }),
  );
}

/** The people of a Request whom Asana has to be asked for, without repetition. */
export function emailsToFind(task: TaskContent, bindings: readonly FieldBinding[]): string[] {
  const inFields = customBindings(bindings)
    .filter(({ type }) => type === 'people')
    .flatMap(({ fieldId }) => task.answers.filter((answer) => answer.fieldId === fieldId))
    .flatMap(({ value }) => (value?.type === 'people' ? value.people : []));
  const people = task.assignee ? [task.assignee, ...inFields] : inFields;
  return [...new Set(people.flatMap(({ email }) => (email ? [email] : [])))];
}

/**
 * A custom field of a task as one of our values, null for an empty one.
 *
 * @param personOf a person by gid
 */
export function fromCustomField(
  custom: CustomFieldValueAnswer,
  { type, options = {} }: CustomBinding,
  personOf: (gid: string) => TaskPerson,
): TaskValue | null {
  const label = ({ gid, name }: { gid: string; name: string }) =>
    Object.entries(options).find(([, option]) => option === gid)?.[0] ?? name;
  switch (fieldTypes[type].subtype) {
    case 'text': {
      if (!custom.text_value) return null;
      if (type === 'text (channels)') return { type: 'channels', names: channelNames(custom.text_value) };
      return { type: 'text', text: custom.text_value };
    }
    case 'number': {
      const number = custom.number_value;
      return number == null ? null : { type: 'number', number: decimal.format(number) };
    }
    case 'date': {
      const date = custom.date_value?.date ?? custom.date_value?.date_time?.slice(0, 10);
      return date ? { type: 'date', date } : null;
    }
    case 'enum': {
      if (!custom.enum_value) return null;
      const chosen = label(custom.enum_value);
      return type === 'enum (yes or no)'
        ? { type: 'checked', checked: chosen === yesOrNo.yes }
        : { type: 'options', labels: [chosen] };
    }
    case 'multi_enum':
      return someOf(custom.multi_enum_values, (some) => ({ type: 'options', labels: some.map(label) }));
    case 'people':
      return someOf(custom.people_value, (some) => ({
        type: 'people',
        people: some.map(({ gid }) => personOf(gid)),
      }));
  }
}

/** A value that does not fit the field, such as an option of the past, is left to the description. */
function toCustomField(
  value: TaskValue,
  { type, options = {} }: CustomBinding,
  gidOf: (email: string) => string | null,
): CustomFieldValues[string] {
  const gids = (found: (string | null | undefined)[]) => {
    const some = found.filter((gid) => gid !== null && gid !== undefined);
    return some.length > 0 ? some : null;
  };
  switch (fieldTypes[type].subtype) {
    case 'text':
      return cutText(inWords(value));
    case 'number':
      return value.type === 'number' ? Number(value.number) : null;
    case 'date':
      return value.type === 'date' ? { date: value.date } : null;
    case 'enum':
      if (value.type === 'checked') return options[value.checked ? yesOrNo.yes : yesOrNo.no] ?? null;
      return value.type === 'options' ? (options[value.labels[0] ?? ''] ?? null) : null;
    case 'multi_enum':
      return value.type === 'options' ? gids(value.labels.map((label) => options[label])) : null;
    case 'people':
      return value.type === 'people' ? gids(value.people.map(({ email }) => email && gidOf(email))) : null;
  }
}

function cutText(text: string): string | null {
  return text === '' ? null : cutInSight(cleanText(text), longestText);
}

/** Slack's channel names hold neither spaces nor commas; a … is where the text was cut. */
function channelNames(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim().replace(/^#/, ''))
    .filter((name) => name !== '' && name !== '…');
}

function someOf<T>(
  values: readonly T[] | null | undefined,
  make: (some: readonly T[]) => TaskValue,
): TaskValue | null {
  return values && values.length > 0 ? make(values) : null;
}

function isFieldType(type: string): type is FieldType {
  return Object.hasOwn(fieldTypes, type);
}
