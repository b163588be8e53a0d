import { type Person, unseenPerson } from '../people.ts';
import { may, rolesOf } from '../permissions.ts';
import type { Request } from '../requests/request.ts';
import type { Stream } from '../streams/stream.ts';
import type { WorkspaceSettings } from '../workspace.ts';
import type { Notification, NotificationEvent, NotificationSettings } from './notification.ts';

/** Who is told where. */
export interface Told {
  channel: boolean;
  thread: boolean;
  /** Slack ids, each once. */
  dms: string[];
}

/** What the Stream's own settings say, else the App settings. */
export function notificationsOf(
  stream: Pick<Stream, 'settings'>,
  workspace: WorkspaceSettings,
): NotificationSettings {
  return stream.settings.notifications ?? workspace.notifications;
}

/**
 * Who is told where of something that happened to a Request. Nobody is told of what they did themselves, nor of a
 * Stream that they muted, nor of what they may not see. Pure.
 *
 * @param people those of the `messageCandidates` whom we have seen; others count as members.
 */
export function notificationsFor(
  notification: Pick<Notification, 'event' | 'actor'>,
  request: Pick<Request, 'requesterId' | 'assigneeId' | 'isPrivate'>,
  stream: Stream,
  workspace: WorkspaceSettings,
  { mutes, people }: { mutes: ReadonlySet<string>; people: readonly Person[] },
): Told {
  const places = notificationsOf(stream, workspace)[notification.event];
  const wants = (userId: string) => {
    if (mutes.has(userId)) return false;
    const person = people.find((candidate) => candidate.userId === userId) ?? unseenPerson(userId);
    return may(rolesOf(person, workspace, stream, request), 'see_request');
  };
  return {
    channel: places.includes('channel'),
    thread: places.includes('thread'),
    dms: messageCandidates(notification, request, stream, workspace).filter(wants),
  };
}

/** Who may be sent a direct message of it: who is concerned, but for who did it; nobody where none are sent. Pure. */
export function messageCandidates(
  { event, actor }: Pick<Notification, 'event' | 'actor'>,
  request: Pick<Request, 'requesterId' | 'assigneeId'>,
  stream: Stream,
  workspace: WorkspaceSettings,
): string[] {
  if (!notificationsOf(stream, workspace)[event].includes('dm')) return [];
  return candidatesFor(event, request, stream).filter((userId) => userId !== actor);
}

/** Whom a direct message of an event concerns. Pure. */
export function candidatesFor(
  event: NotificationEvent,
  { requesterId, assigneeId }: Pick<Request, 'requesterId' | 'assigneeId'>,
  { team, admins }: Pick<Stream, 'team' | 'admins'>,
): string[] {
  const assignee = assigneeId === null ? [] : [assigneeId];
  const concerned: Record<NotificationEvent, readonly string[]> = {
    submitted: team,
    assigned: assignee,
    changed: assignee,
    completed: [requesterId, ...assignee],
    due_soon: assigneeId === null ? team : assignee,
    overdue: assigneeId === null ? team : assignee,
    delivery_failed: admins,
  };
  return [...new Set(concerned[event])];
}
