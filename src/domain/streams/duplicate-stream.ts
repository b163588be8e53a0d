import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Person } from '../people.ts';
import { withIds } from './file/setting-entries.ts';
import { isOwnField, type StreamDefinition, withNewIds } from './file/stream-definition.ts';
import { managedStream } from './manage-stream.ts';
import { longestStreamName, type Stream } from './stream.ts';
import type { StreamSettings } from './stream-settings.ts';

/**
 * What a copy of a Stream begins with (S12): its form and library as they are published, and its settings. Requests,
 * connected tools and the button in the channel are not copied.
 *
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export function* copyOfStream(
  db: WorkspaceDb,
  person: Person,
  streamId: string,
  newId: () => string,
): Steps<{ stream: Stream; start: Pick<StreamDefinition, 'fields' | 'settings'> }> {
  const stream = yield* managedStream(db, person, streamId);
  const library = (yield* db.streams.library(streamId)).filter((field) => !isOwnField(field));
  const { fields, idOf } = withNewIds(library, newId);
  const settings = withIds(stream.settings, idOf);
  const routingTargets = withoutTools(settings);
  return { stream, start: { fields, settings: { ...settings, routingTargets, channelButton: 'off' } } };
}

/** What the rules of a copy route to: it has none of the connected tools. */
function withoutTools({ routingTargets }: StreamSettings): StreamSettings['routingTargets'] {
  return Object.fromEntries(
    Object.entries(routingTargets).map(([rule, targets]) => [
      rule,
      { ...targets, toolIds: null, sections: {} },
    ]),
  );
}

/** A name for the copy that nobody has: `IT help (copy)`, `IT help (copy 2)`. */
export function* nameOfCopy(db: WorkspaceDb, name: string): Steps<string> {
  for (let n = 1; ; n += 1) {
    const ending = n === 1 ? ' (copy)' : ` (copy ${n})`;
    const copy = `${name
      .slice(0, longestStreamName - ending.length)
      .toWellFormed()
      .trimEnd()}${ending}`;
    if (!(yield* db.streams.byName(copy))) return copy;
  }
}
