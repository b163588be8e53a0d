import { createHash } from 'node:crypto';
import { answerList } from '../requests/answers.ts';
import { boundWords } from './bounds.ts';
import { type Condition, type FieldDefinition, fieldTypeNames, takesOptions } from './field.ts';

/** Finds another field of the Stream, to name it in a sentence. */
export type FieldLookup = (fieldId: string) => FieldDefinition | undefined;

/** What can be set of a field, in the words of its window, and where the definition has it. */
const parts = {
  Name: 'name',
  Type: 'type',
  Required: 'required',
  'Multi-line': 'multiline',
  Hint: 'hint',
  Placeholder: 'placeholder',
  Options: 'options',
  Shortest: 'minLength',
  Longest: 'maxLength',
  Pattern: 'pattern',
  Least: 'min',
  Greatest: 'max',
  Decimals: 'decimals',
  'New page': 'startsPage',
  'Kinds of file': 'filetypes',
  'Most files': 'maxFiles',
  Default: 'default',
  'Show only when': 'showWhen',
} as const satisfies Record<string, keyof FieldDefinition>;

export type Setting = keyof typeof parts;
export const settings = Object.keys(parts) as Setting[];

/** The ids of options are ours: two lists of the same labels are the same to people. */
const printOf = (field: FieldDefinition, setting: Setting) =>
  JSON.stringify(setting === 'Options' ? field.options.map(({ label }) => label) : field[parts[setting]]);

/** The settings in which two definitions differ. */
export function differences(before: FieldDefinition, after: FieldDefinition): Setting[] {
  return settings.filter((setting) => printOf(before, setting) !== printOf(after, setting));
}

/** Some characters for each setting, other ones where it is another: a window remembers what it was opened with. */
export type FieldPrints = Readonly<Record<string, string>>;

export function printsOf(field: FieldDefinition): FieldPrints {
  return Object.fromEntries(
    settings.map((setting) => [
      parts[setting],
      createHash('sha256').update(printOf(field, setting)).digest('base64url').slice(0, 8),
    ]),
  );
}

export interface Merge {
  /** What the person typed, and for the rest what is there now. */
  merged: FieldDefinition;
  /** What others changed while the window was open. */
  theirs: Setting[];
  /** What both changed, each to something else. */
  both: Setting[];
}

/**
 * Puts together what a person typed and what others changed meanwhile. Pure.
 *
 * @param opened prints of the definition that the person's window was opened with.
 */
export function merge(opened: FieldPrints, mine: FieldDefinition, now: FieldDefinition): Merge {
  const [before, typed, present] = [opened, printsOf(mine), printsOf(now)];
  const isMine = (part: string) => typed[part] !== before[part];
  const isTheirs = (part: string) => present[part] !== before[part];
  const own = settings.filter((setting) => isMine(parts[setting]));
  const merged = {
    ...now,
    ...Object.fromEntries(own.map((setting) => [parts[setting], mine[parts[setting]]])),
  };
  const theirs = settings.filter((setting) => isTheirs(parts[setting]));
  return {
    merged,
    theirs,
    both: theirs.filter((setting) => {
      const part = parts[setting];
      return isMine(part) && typed[part] !== present[part];
    }),
  };
}

/** How a setting stands, for people to read; empty: not set. */
export function settingWords(setting: Setting, field: FieldDefinition, find: FieldLookup): string {
  switch (setting) {
    case 'Name':
    case 'Hint':
    case 'Placeholder':
      return field[parts[setting]];
    case 'Type':
      return fieldTypeNames[field.type];
    case 'Required':
    case 'Multi-line':
    case 'Decimals':
    case 'New page':
      return field[parts[setting]] ? 'yes' : 'no';
    case 'Options':
      return field.options.map(({ label }) => label).join(', ');
    case 'Kinds of file':
      return field.filetypes.join(', ');
    case 'Shortest':
    case 'Longest':
    case 'Most files':
      return String(field[parts[setting]]);
    case 'Pattern':
      return field.pattern === null ? '' : `${field.pattern.source} ${field.pattern.message}`.trim();
    case 'Least':
    case 'Greatest': {
      const bound = field[parts[setting]];
      return bound === null ? '' : boundWords(bound);
    }
    case 'Default':
      return defaultWords(field);
    case 'Show only when':
      return field.showWhen.map((condition) => conditionWords(condition, find)).join(' and ');
  }
}

function defaultWords(field: FieldDefinition): string {
  const value = field.default;
  if (value === null) return '';
  if (value.kind === 'requester') return 'who submits';
  if (value.kind === 'today') return boundWords(value);
  return valueWords(answerList(value.value), field);
}

/** `“Kind” is Laptop or Phone`. Ids of people and channels stay ids: only Slack's markup names them. */
export function conditionWords({ fieldId, test, values }: Condition, find: FieldLookup): string {
  const field = find(fieldId);
  const name = field ? `“${field.name}”` : 'a field that is gone';
  switch (test) {
    case 'is_empty':
      return `${name} is empty`;
    case 'is_not_empty':
      return `${name} is not empty`;
    case 'has':
      return `${name} is ${valueWords(values, field, ' or ')}`;
    case 'has_not':
      return `${name} is not ${valueWords(values, field, ' or ')}`;
  }
}

function valueWords(values: readonly string[], field: FieldDefinition | undefined, between = ', '): string {
  const labels = new Map(field?.options.map(({ id, label }) => [id, label]));
  const words = (value: string) =>
    labels.get(value) ?? (field && takesOptions(field.type) ? 'an option that is gone' : value);
  return values.map(words).join(between);
}
