import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Change } from '../requests/history.ts';
import type { Request } from '../requests/request.ts';
import { channelOf } from '../routing/where-it-goes.ts';
import type { Stream } from '../streams/stream.ts';
import type { Notification, NotificationEvent } from './notification.ts';
import { messageCandidates, notificationsFor } from './notifications-for.ts';
import { isToldByMessage } from './tell-requester.ts';

/**
 * Owes everyone who is to be told of something the word of it, in the transaction that did it. The thread is told
 * by the Request's history.
 */
export function* notify(
  db: WorkspaceDb,
  stream: Stream,
  request: Request,
  notification: Notification,
  at: Date,
): Steps<void> {
  const settings = yield* db.settings.get();
  const candidates = messageCandidates(notification, request, stream, settings);
  const told = notificationsFor(notification, request, stream, settings, {
    mutes: yield* db.mutes.among(stream.id, candidates),
    people: yield* db.people.byIds(candidates),
  });
  // The requester is told of the end of it in words of their own, see `tellRequester`.
  const isTheirs = (id: string) =>
    notification.event === 'completed' &&
    id === request.requesterId &&
    (id !== request.assigneeId || isToldByMessage('completed', stream, settings));
  const others = told.dms.filter((id) => !isTheirs(id));
  for (const recipient of [...(told.channel ? [channelOf(request, stream)] : []), ...others]) {
    yield* db.news.add({ recipient, requestId: request.id, what: notification, at });
    yield* db.deliveries.oweNews(recipient, yield* db.news.lastSentAt(recipient));
  }
}

/** The events that an entry of a history stands for; null for what nobody is told of beside the thread. Pure. */
export function eventOf(change: Change, isOpenNow: boolean): NotificationEvent | null {
  switch (change.kind) {
    case 'submitted':
      return 'submitted';
    case 'completed':
      return 'completed';
    case 'status_set':
      return isOpenNow ? 'changed' : 'completed';
    case 'assigned':
      return change.is === null ? 'changed' : 'assigned';
    case 'deleted':
    case 'routed':
    case 'not_routed':
    case 'privacy_set':
    case 'task_gone':
    case 'file_left_out':
    case 'task_back':
    case 'not_taken':
    case 'overruled':
      return null;
    default:
      return 'changed';
  }
}
