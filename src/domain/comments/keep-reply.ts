import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Request } from '../requests/request.ts';
import { oweComment, oweFiles } from './owe-comments.ts';
import type { ThreadEvent } from './thread-event.ts';

type Parts = Pick<Context, 'clock' | 'newId'>;

/**
 * Keeps what somebody wrote into a Request's thread, its edits and its end (R9). In a thread of another message it
 * makes no difference; where that message may be a card that is not known yet, it waits until that is known.
 */
export async function receiveThreadEvent(
  { store, ...parts }: Parts & Pick<Context, 'store'>,
  workspaceId: string,
  event: ThreadEvent,
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db) {
    // Asked first: a card that becomes known between the two is found by the second.
    const mayBeCard = yield* db.deliveries.mayBeCard(event.threadTs);
    if (yield* takeThreadEvent(db, parts, event)) return;
    if (mayBeCard) yield* db.deliveries.enqueueThreadEvent(event);
  });
}

/** @returns false where the thread is not known to be a Request's; nothing is kept then. */
export function* takeThreadEvent(db: WorkspaceDb, parts: Parts, event: ThreadEvent): Steps<boolean> {
  const requestId = yield* db.comments.requestOfThread(event.channelId, event.threadTs);
  if (requestId === undefined) return false;
  const request = yield* db.requests.byId(requestId, { lock: true });
  if (!request || request.deletedAt) return true;
  if (event.isDeleted) yield* removeReply(db, parts, request, event);
  else yield* keepReply(db, parts, request, event);
  return true;
}

/**
 * Keeps a reply, or what it was edited to, and owes it to every connected tool. What was kept already makes no
 * difference; of two edits the later one holds, in whatever order they are told.
 */
function* keepReply(
  db: WorkspaceDb,
  { newId }: Parts,
  request: Request,
  { channelId, ts, userId, text, files, ...event }: ThreadEvent,
): Steps<void> {
  const editedAt = event.editedAt === null ? null : new Date(event.editedAt);
  yield* db.requestFiles.put(request.id, files);
  const fileNames = files.map(({ name }) => name);
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
  if (files.length > 0) yield* oweFiles(db, request);
}

/** Somebody took a reply back. One that is not known yet is remembered as gone: word of it may come late. */
function* removeReply(
  db: WorkspaceDb,
  { clock, newId }: Parts,
  request: Request,
  { channelId, ts }: ThreadEvent,
): Steps<void> {
  const known = yield* db.comments.byExternalId(channelId, ts);
  if (known?.removedAt) return;
  const gone = { text: '', fileNames: [], removedAt: clock() };
  if (!known) return yield* addGone(db, { ...gone, id: newId(), requestId: request.id, channelId, ts });
  yield* db.comments.change(known, gone);
  yield* oweComment(db, request, null);
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
