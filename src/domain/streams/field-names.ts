import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Connectors } from '../../integrations/registry.ts';
import { defaultFieldNames } from './default-fields.ts';
import { type FieldDefinition, longestFieldName, nameKey } from './field.ts';

/** Names that the Stream's connected tools keep for themselves, by `nameKey`: which tool. */
export function* reservedNames(
  db: WorkspaceDb,
  connectors: Connectors,
  streamId: string,
): Steps<Map<string, string>> {
  const reserved = new Map<string, string>();
  for (const { tool } of yield* db.integrations.connectedTools(streamId)) {
    const connector = connectors.of(tool);
    for (const name of connector.reservedFieldNames) reserved.set(nameKey(name), connector.words.tool);
  }
  return reserved;
}

/**
 * What is wrong with the name that a field is to have (S7); null: nothing. Pure.
 *
 * @param others the rest of the library.
 */
export function nameProblem(
  name: string,
  others: readonly Pick<FieldDefinition, 'name'>[],
  reserved: ReadonlyMap<string, string>,
): string | null {
  if (name === '') return 'Give the field a name.';
  if (/[\r\n]/.test(name)) return 'The name must be one line.';
  if (name.length > longestFieldName) {
    return `The name may have at most ${longestFieldName} characters; this has ${name.length}.`;
  }
  const key = nameKey(name);
  if (others.some((field) => nameKey(field.name) === key)) {
    return `There is a field called “${name}” already. Choose another name.`;
  }
  if (defaultFieldNames.some((reservedName) => nameKey(reservedName) === key)) {
    return `“${name}” is the name of a default field. Choose another name.`;
  }
  const tool = reserved.get(key);
  return tool ? `${tool} keeps the name “${name}” for itself. Choose another name.` : null;
}
