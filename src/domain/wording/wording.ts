import { z } from 'zod';
import type { Change } from '../requests/history.ts';
import type { Request } from '../requests/request.ts';

/** What a requester is told of (S18). */
export const requesterEvents = [
  'received',
  'assigned',
  'due_date',
  'completed',
  'reopened',
  'withdrawn',
  'deleted',
] as const;
export type RequesterEvent = (typeof requesterEvents)[number];

export const longestWording = 500;

/**
 * Of one event: the text with its placeholders, null for the usual one; and how it is told. `usual`: as `usualWay`
 * says; `dm`: by a direct message too; `no`: not at all.
 */
export const eventWording = z.object({
  text: z.string().min(1).max(longestWording).nullable().default(null),
  told: z.enum(['usual', 'dm', 'no']).default('usual'),
});
export type EventWording = z.infer<typeof eventWording>;

/** Events that are not there are told in the usual way and words. */
export const wording = z.partialRecord(z.enum(requesterEvents), eventWording);
export type Wording = z.infer<typeof wording>;

export const usualWording: EventWording = eventWording.parse({});

export function wordingOf(own: Wording, event: RequesterEvent): EventWording {
  return own[event] ?? usualWording;
}

/**
 * Where an event is told in the usual way: on the requester's own message of the Request; there, and in a direct
 * message where the Notifications say so; or nowhere, as the message shows it anyway.
 */
export const usualWay: Record<RequesterEvent, 'message' | 'message_and_notifications' | 'nowhere'> = {
  received: 'message',
  assigned: 'nowhere',
  due_date: 'nowhere',
  completed: 'message_and_notifications',
  reopened: 'nowhere',
  withdrawn: 'message',
  deleted: 'message',
};

/** What an event is called, in windows and in the audit log. */
export const requesterEventWords: Record<RequesterEvent, string> = {
  received: 'Received',
  assigned: 'Assigned',
  due_date: 'Due date set',
  completed: 'Completed',
  reopened: 'Reopened',
  withdrawn: 'Withdrawn',
  deleted: 'Deleted',
};

export const usualTexts: Record<RequesterEvent, string> = {
  received: 'Your Request to *{stream}* has arrived. This message always shows how it stands.',
  assigned: '{assignee} takes care of your Request {link}.',
  due_date: 'The due date of your Request {link}: {due date}.',
  completed: 'Your Request to *{stream}* is closed: {status}.',
  reopened: 'Your Request {link} is open again: {status}.',
  withdrawn: 'Your Request to *{stream}* is closed: {status}.',
  deleted: '🗑️ *{number}* was deleted by {deleted by}.',
};

/** The event that the requester's own message of a Request tells of, by how the Request stands. Pure. */
export function standingEvent({
  isOpen,
  withdrawnAt,
}: Pick<Request, 'isOpen' | 'withdrawnAt'>): RequesterEvent {
  if (isOpen) return 'received';
  return withdrawnAt ? 'withdrawn' : 'completed';
}

/** What a change means to the requester; null: nothing that is told. Pure. */
export function requesterEventOf(
  change: Change,
  { wasOpen, isOpen }: { wasOpen: boolean; isOpen: boolean },
): RequesterEvent | null {
  switch (change.kind) {
    case 'assigned':
      return change.is === null ? null : 'assigned';
    case 'due_date_set':
      return 'due_date';
    case 'completed':
    case 'reopened':
    case 'status_set':
      if (isOpen === wasOpen) return null;
      return isOpen ? 'reopened' : 'completed';
    default:
      return null;
  }
}
