import type { Context } from '../../../context.ts';
import type { Steps } from '../../../db/steps.ts';
import type { WorkspaceDb } from '../../../db/store.ts';
import { streamSubject } from '../../audit/audit-entry.ts';
import type { Person } from '../../people.ts';
import type { Shown } from '../../settings/part.ts';
import { type KeptPart, type Saved, savePart, shownNow } from '../../settings/save-part.ts';
import { managedStream } from '../manage-stream.ts';
import type { Stream } from '../stream.ts';

/** A part of a Stream that has a window of its own. */
export type StreamPart<Value> = KeptPart<Stream, Value>;

/** A part as a window shows it. */
export interface ShownPart<Value> {
  stream: Stream;
  value: Value;
  shown: Shown;
}

/** A part of a Stream, for someone who may manage it. @throws PeopleError `not_found`, `not_allowed`. */
export function* readStreamPart<Value>(
  db: WorkspaceDb,
  person: Person,
  streamId: string,
  part: StreamPart<Value>,
): Steps<ShownPart<Value>> {
  const stream = yield* managedStream(db, person, streamId);
  const value = part.read(stream);
  return { stream, value, shown: yield* shownNow(db, stream.id, value) };
}

/**
 * Saves a part of a Stream.
 *
 * @throws PeopleError `not_found`, `not_allowed`; InvalidInput by the window's inputs.
 */
export function saveStreamPart<Value>(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  workspaceId: string,
  person: Person,
  streamId: string,
  { part, chosen, shown }: { part: StreamPart<Value>; chosen: Value; shown: Shown },
): Promise<Saved<Value>> {
  return store.in(workspaceId).transaction(function* (db) {
    yield* db.streams.hold(streamId);
    const owner = yield* managedStream(db, person, streamId);
    const subject = streamSubject(owner);
    return yield* savePart(db, { owner, subject, part, chosen, shown, person, at: clock() });
  });
}
