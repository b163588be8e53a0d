import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { isForTeamAlone } from '../permissions.ts';
import { toolsOf } from '../routing/where-it-goes.ts';
import type { Stream } from '../streams/stream.ts';
import type { Request } from './request.ts';

/**
 * Owes every copy of a Request its present state: both cards, and the task in each connected tool; and its thread
 * the news (R7).
 *
 * @param options.except id of the connected tool that the state came from: it has it.
 */
export function* oweEverywhere(
  db: WorkspaceDb,
  request: Pick<Request, 'id' | 'streamId' | 'route'>,
  { except = null }: { except?: string | null } = {},
): Steps<void> {
  yield* oweCards(db, request.id);
  yield* db.deliveries.oweThread(request.id);
  for (const tool of toolsOf(request, yield* db.integrations.connectedTools(request.streamId))) {
    if (tool.id !== except) yield* db.deliveries.oweTask(request.id, tool);
  }
}

/** Owes the cards alone, where only what they say of the tools has changed. */
export function* oweCards(db: WorkspaceDb, requestId: string): Steps<void> {
  yield* db.deliveries.oweCard(requestId, 'channel');
  yield* db.deliveries.oweCard(requestId, 'requester');
}

/** Owes all that a Request shows in Slack to people who may, or may not, see it from now on (S11, R16). */
export function* oweSeenAnew(db: WorkspaceDb, stream: Stream, request: Request): Steps<void> {
  yield* oweCards(db, request.id);
  if (isForTeamAlone(stream, request)) yield* db.deliveries.oweSeal(request.id);
}

/** Owes the messages of all Requests of a Stream where others may see them from now on. */
export function* oweWhereSeenAnew(
  db: WorkspaceDb,
  { id, settings }: Pick<Stream, 'id' | 'settings'>,
  { maySee = settings.maySee }: { maySee?: Stream['settings']['maySee'] },
): Steps<void> {
  if (maySee !== settings.maySee) yield* db.deliveries.oweStreamCards(id, null);
}

/** Requests that are shown anew at once when their Stream shows them differently; older ones follow with their next change. */
const mostAnew = 100;

/** Owes the cards of a Stream's open Requests, the newest first, where the Stream has them shown differently. */
export function* oweCardsOfStream(db: WorkspaceDb, streamId: string): Steps<void> {
  const { requests } = yield* db.requests.page({ streamId, status: 'open', pageSize: mostAnew });
  for (const { id } of requests) yield* oweCards(db, id);
}

/** The same with their tasks, where the tools show them differently too. */
export function* oweOpenRequests(db: WorkspaceDb, streamId: string): Steps<void> {
  yield* oweCardsOfStream(db, streamId);
  const tools = yield* db.integrations.connectedTools(streamId);
  if (tools.length === 0) return;
  const { requests } = yield* db.requests.page({ streamId, status: 'open', pageSize: mostAnew });
  for (const request of requests) {
    for (const tool of toolsOf(request, tools)) yield* db.deliveries.oweTask(request.id, tool);
  }
}
