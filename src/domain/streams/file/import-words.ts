import { changeWords } from '../change-words.ts';
import type { FieldChange } from '../compare-forms.ts';
import { fieldTypeNames, nameKey } from '../field.ts';
import type { FieldLookup } from '../field-differences.ts';
import type { Stream } from '../stream.ts';
import type { StreamSettings } from '../stream-settings.ts';
import type { StreamDefinition } from './stream-definition.ts';

/** What holds as soon as the file is imported, in sentences. */
export function atOnceWords(
  stream: Stream,
  { name, description }: StreamDefinition,
  settings: Partial<StreamSettings>,
) {
  const is = new Map<string, unknown>(Object.entries(stream.settings));
  const changed = Object.entries(settings).filter(
    ([key, value]) => JSON.stringify(is.get(key)) !== JSON.stringify(value),
  );
  return [
    ...(name === stream.name ? [] : [`The Stream is called “${name}” from then on.`]),
    ...(description === stream.description ? [] : ['The description changes.']),
    ...changed.map(([key]) => `The setting “${settingName(key)}” changes.`),
  ];
}

/** `maySubmit` → `may submit` */
function settingName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The changes in sentences: a field that is deleted for one of the same name is said once, as a change of its type. */
export function draftWords(changes: readonly FieldChange[], find: FieldLookup): string[] {
  const ofKind = (kind: FieldChange['kind']) =>
    new Map(changes.filter((one) => one.kind === kind).map((one) => [nameKey(one.field.name), one]));
  const [deleted, added] = [ofKind('deleted'), ofKind('added')];
  return changes.flatMap((change) => {
    const key = nameKey(change.field.name);
    const before = deleted.get(key);
    const after = added.get(key);
    if (!before || !after) return [changeWords(change, find)];
    if (change !== after) return [];
    const [was, is] = [fieldTypeNames[before.field.type], fieldTypeNames[after.field.type]];
    return [
      `“${after.field.name}” changes from ${was} to ${is}. Answers in existing Requests stay as they are, in the old field.`,
    ];
  });
}
