import { createHash } from 'node:crypto';
import { keyOf } from '../domain/sync/synced.ts';
import { placesOf } from '../domain/sync/task-values.ts';
import type { Connector, FieldBinding, TaskContent } from '../integrations/connector.ts';
import type { Source } from './task-source.ts';

/** The tool's id of each field that the Stream still has, by key. Pure. */
export function placesIn({ library }: Pick<Source, 'library'>, bindings: readonly FieldBinding[]) {
  const keys = new Map(library.map((field) => [field.id, keyOf(field)]));
  const alive = bindings.filter(({ fieldId, state }) => keys.has(fieldId) && state !== 'deleted');
  return placesOf(alive, keys);
}

/** What a task says beside its fields: as long as it is the same, it need not be written again. Pure. */
export function fingerprintOf({ describes }: Pick<Connector, 'describes'>, content: TaskContent): string {
  const { key, requester } = content;
  const said = describes ? content : { key, requester };
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}
