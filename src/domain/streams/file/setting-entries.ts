import type { z } from 'zod';
import { fileRuleProblems } from '../../routing/file-rules.ts';
import { fileWordingProblems } from '../../wording/placeholders.ts';
import type { FieldDefinition } from '../field.ts';
import { nameKey } from '../field.ts';
import { firstStreamSettings, type StreamSettings, streamSettings } from '../stream-settings.ts';
import { fieldsByName, optionId } from './field-entries.ts';
import type { Problem } from './file-problem.ts';
import { problemsOf } from './file-problem.ts';

/** Settings that belong to the people of one workspace, not to what a Stream is. */
export const notInFiles: readonly (keyof StreamSettings)[] = [
  'teamGroupIds',
  'routingTargets',
  'channelButton',
  'isBeingDeleted',
];

type Named = Pick<FieldDefinition, 'id' | 'name' | 'options'>;

/** Before the name of a field, and of an option, where a setting means one. */
const fieldMark = 'field: ';
const optionMark = 'option: ';
/** Before a text that would otherwise be taken for one of these. */
const textMark = 'text: ';
const between = ' → ';

/**
 * The settings that are not as in a new Stream, by their names in lower case with underlines. A field or an option
 * that a setting means is written by its name. Pure.
 */
export function printSettings(
  settings: Partial<StreamSettings>,
  library: readonly Named[],
): Record<string, unknown> {
  const names = new Map<string, string>();
  for (const field of library) {
    names.set(field.id, `${fieldMark}${field.name}`);
    for (const { id, label } of field.options) names.set(id, `${optionMark}${field.name}${between}${label}`);
  }
  const first = new Map<string, unknown>(Object.entries(firstStreamSettings));
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([key]) => !(notInFiles as readonly string[]).includes(key))
      .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(first.get(key)))
      .map(([key, value]): [string, unknown] => [
        snake(key),
        deep(value, (text) => names.get(text) ?? literal(text)),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The settings that a file says, with ids for names; or what is wrong with them. Pure. */
export function readSettings(
  entries: Readonly<Record<string, unknown>>,
  library: readonly Named[],
): { settings: Partial<StreamSettings>; problems: Problem[] } {
  const known = new Map(
    Object.keys(firstStreamSettings)
      .filter((key) => !(notInFiles as readonly string[]).includes(key))
      .map((key) => [snake(key), key]),
  );
  const problems: Problem[] = [];
  const named = fieldsByName(library);
  const meant = (text: string, path: readonly PropertyKey[]) => {
    const id = idMeant(text, named);
    if (id === null) problems.push({ path, words: `There is no ${text.replace(': ', ' “')}” in this file.` });
    return id ?? text;
  };
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entries)) {
    const key = known.get(name);
    if (key === undefined) problems.push({ path: ['settings', name], words: `“${name}” is no setting.` });
    else given[key] = deep(value, meant, ['settings', name]);
  }
  const { read, wrong } = readGiven(given);
  // Only what the file says: zod fills in the rest.
  const said = Object.entries(read).filter(([key]) => key in given);
  // Names that mean nothing are said already.
  const isWrong = (name: string) => problems.some(({ path: [, part] }) => part === name);
  const wrongRules = isWrong('routing') ? [] : fileRuleProblems(read.routing ?? [], library);
  const wrongWords = fileWordingProblems(read.wording ?? {});
  return {
    settings: Object.fromEntries(said),
    problems: [...problems, ...wrong, ...wrongRules, ...wrongWords],
  };
}

const someSettings = streamSettings.partial();
type ReadSettings = z.infer<typeof someSettings>;

/** The settings that can be read, and what is wrong with the others. */
function readGiven(given: Record<string, unknown>): { read: ReadSettings; wrong: Problem[] } {
  const parsed = someSettings.safeParse(given);
  if (parsed.success) return { read: parsed.data, wrong: [] };
  const wrong = problemsOf(parsed.error, ([key, ...rest]) => ['settings', snake(String(key)), ...rest]);
  const keys = new Set(parsed.error.issues.map(({ path: [key] }) => String(key)));
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !keys.has(key)));
  return { read: someSettings.safeParse(rest).data ?? {}, wrong };
}

/** null: it means a field or option that is not there. */
function idMeant(text: string, fields: ReadonlyMap<string, Named>): string | null {
  const fieldNamed = (name: string) => fields.get(nameKey(name));
  if (text.startsWith(fieldMark)) return fieldNamed(text.slice(fieldMark.length))?.id ?? null;
  if (text.startsWith(textMark)) return text.slice(textMark.length);
  if (!text.startsWith(optionMark)) return text;
  // A name or a label may hold an arrow too.
  for (let at = text.indexOf(between); at !== -1; at = text.indexOf(between, at + 1)) {
    const field = fieldNamed(text.slice(optionMark.length, at));
    const id = field && optionId(field, text.slice(at + between.length));
    if (id !== undefined) return id;
  }
  return null;
}

function literal(text: string): string {
  return [fieldMark, optionMark, textMark].some((mark) => text.startsWith(mark))
    ? `${textMark}${text}`
    : text;
}

/** Settings whose fields and options have other ids, as in a copy. */
export function withIds<Settings>(settings: Settings, idOf: ReadonlyMap<string, string>): Settings {
  return deep(settings, (text) => idOf.get(text) ?? text) as Settings;
}

function deep(
  value: unknown,
  change: (text: string, path: readonly PropertyKey[]) => string,
  path: readonly PropertyKey[] = [],
): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((one, i) => deep(one, change, [...path, i]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, deep(one, change, [...path, key])]),
  );
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
