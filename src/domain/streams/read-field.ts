import { InvalidInput, PeopleError } from '../../errors.ts';
import { trimText } from '../text/visible-text.ts';
import {
  type FieldDefinition,
  type FieldType,
  fieldTypeNames,
  mostChoices,
  mostFiles,
  newField,
} from './field.ts';
import { nameProblem } from './field-names.ts';
import { settingsOf } from './field-settings.ts';
import { parseOptions } from './options-list.ts';
import { possibleTypes } from './type-changes.ts';

/** What a Stream admin gives for a field in the first page of its window, as typed. */
export interface FieldInput {
  name: string;
  type: FieldType;
  required: boolean;
  multiline: boolean;
  /** Numbers: whether they may have decimals. */
  decimals: boolean;
  /** Sections: whether a page begins with it. */
  startsPage: boolean;
  /** Files: endings, separated by commas, and how many files. */
  filetypes: string;
  maxFiles: string;
  hint: string;
  placeholder: string;
  /** See `parseOptions`; null: they were not asked for, and stay. */
  options: string | null;
}

export interface FieldSituation {
  /** The field as it was; null: it is new. */
  before: FieldDefinition | null;
  /** The type that it was published with; null: it never was. */
  publishedType: FieldType | null;
  /** The rest of the library. */
  others: readonly Pick<FieldDefinition, 'name'>[];
  /** See `reservedNames`. */
  reserved: ReadonlyMap<string, string>;
  newId: () => string;
}

/**
 * The definition that was typed. What its type has no use for is left at rest; a name and type that may not be
 * changed stay. Pure, but for new ids.
 *
 * @throws InvalidInput by `name`, `type`, `options`: all that is wrong, at once.
 */
export function readField(input: FieldInput, situation: FieldSituation): FieldDefinition {
  const { before, newId } = situation;
  const fixed = before !== null && before.role !== null;
  const name = fixed ? before.name : trimText(input.name);
  const type = fixed ? before.type : input.type;
  const settings = settingsOf(type);
  const messages: Record<string, string> = {};

  if (name !== before?.name) {
    const problem = nameProblem(name, situation.others, situation.reserved);
    if (problem) messages.name = problem;
  }
  if (!possibleTypes(situation.publishedType).includes(type)) {
    messages.type = `A ${fieldTypeNames[type]} cannot keep the answers that Requests have. Make a new field instead.`;
  }
  const options = settings.options ? readOptions(input, type, before, newId) : [];
  if (typeof options === 'string') messages.options = options;
  const filetypes = readFiletypes(input.filetypes);
  const maxFiles = /^\d{1,2}$/.test(input.maxFiles.trim()) ? Number(input.maxFiles) : mostFiles;
  if (type === 'files' && filetypes === null) messages.filetypes = 'Give endings such as pdf, png.';
  if (type === 'files' && (maxFiles < 1 || maxFiles > mostFiles || !/^\d*$/.test(input.maxFiles.trim()))) {
    messages.maxFiles = `Give a whole number from 1 to ${mostFiles}.`;
  }
  if (typeof options === 'string' || Object.keys(messages).length > 0) throw new InvalidInput(messages);

  const kept = before?.type === type ? before : ((before && keptOf(before, type)) ?? {});
  return newField({
    ...kept,
    id: before?.id ?? newId(),
    role: before?.role ?? null,
    name,
    type,
    required: settings.answered && input.required,
    multiline: settings.text && input.multiline,
    hint: trimText(input.hint),
    placeholder: settings.placeholder === null ? '' : trimText(input.placeholder),
    decimals: type === 'number' && input.decimals,
    startsPage: type === 'section' && input.startsPage,
    filetypes: type === 'files' ? (filetypes ?? []) : [],
    maxFiles: type === 'files' ? maxFiles : mostFiles,
    options,
    showWhen: before?.showWhen ?? [],
  });
}

/** Checks and default of the type before, where the new type has the same. */
function keptOf(before: FieldDefinition, type: FieldType): Partial<FieldDefinition> {
  const was = settingsOf(before.type);
  const is = settingsOf(type);
  const { minLength, maxLength, pattern, min, max } = before;
  return {
    ...(was.lengths && is.lengths && { minLength, maxLength }),
    ...(was.text && is.text && { pattern }),
    ...(was.bounds !== null && was.bounds === is.bounds && { min, max }),
  };
}

/** The options, or what is wrong with them. */
function readOptions(
  input: FieldInput,
  type: FieldType,
  before: FieldDefinition | null,
  newId: () => string,
): FieldDefinition['options'] | string {
  const present = before?.options ?? [];
  try {
    const options = input.options === null ? present : parseOptions(input.options, present, newId);
    return tooManyButtons(type, options.length) ?? options;
  } catch (error) {
    if (error instanceof PeopleError) return error.message;
    throw error;
  }
}

/** Slack shows few radio buttons and checkboxes; null: these have room. */
export function tooManyButtons(type: FieldType, options: number): string | null {
  const isButtons = type === 'radio' || type === 'checkboxes';
  if (!isButtons || options <= mostChoices) return null;
  return `Slack shows at most ${mostChoices} of these; there are ${options}. Choose Select or Multi select.`;
}

/** Endings without their dots; null: something else was typed. */
function readFiletypes(typed: string): string[] | null {
  const endings = typed
    .split(/[\s,;]+/)
    .map((ending) => ending.replace(/^\*?\./, '').toLowerCase())
    .filter((ending) => ending !== '');
  return endings.every((ending) => /^[a-z0-9]{1,10}$/.test(ending)) ? [...new Set(endings)] : null;
}
