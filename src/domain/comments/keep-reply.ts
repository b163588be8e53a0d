import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { KnownFile } from '../requests/files.ts';
import { heldRequestOf, oweComment, oweFiles } from './owe-comments.ts';

type Parts = Pick<Context, 'store' | 'clock' | 'newId'>;

/** What somebody wrote into a thread, as Slack has it now. */
export interface Reply {
  channelId: string;
  /** Of the message that it answers. */
  threadTs: string;
  ts: string;
  userId: string;
  text: string;
  files: readonly KnownFile[];
  /** When it was edited last; null: never. */
  editedAt: Date | null;
}

/**
 * Keeps a reply in a Request's thread (R9), or what it was edited to, and owes it to every connected tool. What was
 * kept already, and threads of other messages, make no difference; of two edits the later one holds, in whatever
 * order they are told.
 */
export async function keepReply({ store, newId }: Parts, workspaceId: string, reply: Reply): Promise<void> {
  const { channelId, ts, userId, text, editedAt } = reply;
  await store.in(workspaceId).transaction(function* (db) {
    const request = yield* heldRequestOf(db, channelId, reply.threadTs);
    if (!request) return;
    yield* db.requestFiles.put(request.id, reply.files);
    const fileNames = reply.files.map(({ name }) => name);
    const known = yield* db.comments.byExternalId(channelId, ts);
    if (known) {
      const isOlder = (editedAt?.getTime() ?? 0) <= (known.editedAt?.getTime() ?? 0);
      if (known.removedAt || isOlder) return;
      if (known.text === text) return;
      yield* db.comments.change(known, { text, editedAt });
    } else {
      yield* db.comments.add({
        id: newId(),
        requestId: request.id,
        place: channelId,
        externalId: ts,
        connectedToolId: null,
        authorId: userId,
        authorName: '',
        text,
        fileNames,
        at: timeOf(ts),
        editedAt,
        removedAt: null,
        version: 1,
      });
    }
    yield* oweComment(db, request, null);
    if (reply.files.length > 0) yield* oweFiles(db, request);
  });
}

/** Somebody took a reply back. One that is not known yet is remembered as gone: word of it may come late. */
export async function removeReply(
  { store, clock, newId }: Parts,
  workspaceId: string,
  { channelId, threadTs, ts }: Pick<Reply, 'channelId' | 'threadTs' | 'ts'>,
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db): Steps<void> {
    const request = yield* heldRequestOf(db, channelId, threadTs);
    if (!request) return;
    const known = yield* db.comments.byExternalId(channelId, ts);
    if (known?.removedAt) return;
    const gone = { text: '', fileNames: [], removedAt: clock() };
    if (!known) return yield* addGone(db, { ...gone, id: newId(), requestId: request.id, channelId, ts });
    yield* db.comments.change(known, gone);
    yield* oweComment(db, request, null);
  });
}

function* addGone(
  db: WorkspaceDb,
  {
    channelId,
    ts,
    ...gone
  }: {
    id: string;
    requestId: string;
    channelId: string;
    ts: string;
    text: string;
    fileNames: string[];
    removedAt: Date;
  },
): Steps<void> {
  const said = { place: channelId, externalId: ts, connectedToolId: null, authorId: null, authorName: '' };
  yield* db.comments.add({ ...gone, ...said, at: timeOf(ts), editedAt: null, version: 1 });
}

/** A message's `ts` is its time in seconds, with decimals that make it its name. */
function timeOf(ts: string): Date {
  return new Date(Math.floor(Number(ts) * 1000));
}
