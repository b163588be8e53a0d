import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { Stream } from './stream.ts';

/** The Stream, for someone who may manage it. @throws PeopleError `not_found`, `not_allowed`. */
export function* managedStream(db: WorkspaceDb, person: Person, streamId: string): Steps<Stream> {
  const stream = yield* db.streams.byId(streamId);
  if (!stream) throw new PeopleError('not_found', 'This Stream is gone.');
  yield* requireMay(db, person, 'manage_stream', stream);
  return stream;
}

/** Takes a Stream out of use; its Requests, and the tasks of them, stay. */
export async function archiveStream(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  workspaceId: string,
  person: Person,
  streamId: string,
): Promise<Stream> {
  return store.in(workspaceId).transaction(function* (db) {
    const stream = yield* managedStream(db, person, streamId);
    yield* db.streams.change(streamId, { archivedAt: clock() });
    return stream;
  });
}
