import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Request } from '../requests/request.ts';
import type { Stream } from '../streams/stream.ts';
import { type RequesterEvent, usualWay, wordingOf } from '../wording/wording.ts';
import type { WorkspaceSettings } from '../workspace.ts';
import type { Notification } from './notification.ts';
import { notificationsOf } from './notifications-for.ts';

/** Whether the requester is told of an event by a direct message, beside their message of the Request. Pure. */
export function isToldByMessage(
  event: RequesterEvent,
  stream: Pick<Stream, 'settings'>,
  workspace: WorkspaceSettings,
): boolean {
  const { told } = wordingOf(stream.settings.wording, event);
  if (told !== 'usual') return told === 'dm';
  const follows = usualWay[event] === 'message_and_notifications';
  return follows && notificationsOf(stream, workspace).completed.includes('dm');
}

/**
 * Owes the requester the word of something, in the words of the Stream (S18). Nobody is told of what they did
 * themselves, nor of a Stream that they muted.
 */
export function* tellRequester(
  db: WorkspaceDb,
  stream: Stream,
  request: Request,
  notification: Notification & { requesterEvent: RequesterEvent },
  at: Date,
): Steps<void> {
  const { requesterId } = request;
  if (requesterId === notification.actor) return;
  if (!isToldByMessage(notification.requesterEvent, stream, yield* db.settings.get())) return;
  if ((yield* db.mutes.among(stream.id, [requesterId])).has(requesterId)) return;
  yield* db.news.add({ recipient: requesterId, requestId: request.id, what: notification, at });
  yield* db.deliveries.oweNews(requesterId, yield* db.news.lastSentAt(requesterId));
}
