import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { nameKey } from './field.ts';
import type { Stream } from './stream.ts';

/** What `/request <text>` means (R1): exactly one Stream, several to choose from, or none. */
export type FoundStream =
  | { found: 'one'; stream: Stream }
  | { found: 'several'; streams: Stream[] }
  | { found: 'archived'; stream: Stream }
  | { found: 'none' };

/** Finds the Stream that a person named: by its whole name, else by how its name begins. */
export function* findStream(db: WorkspaceDb, text: string, mostChoices: number): Steps<FoundStream> {
  const named = yield* db.streams.byName(text);
  if (named) return named.archivedAt ? { found: 'archived', stream: named } : { found: 'one', stream: named };
  const streams = yield* db.streams.inUse(nameKey(text), mostChoices);
  const [first, second] = streams;
  if (!first) return { found: 'none' };
  return second ? { found: 'several', streams } : { found: 'one', stream: first };
}
