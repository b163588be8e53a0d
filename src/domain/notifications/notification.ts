import { z } from 'zod';
import type { RequesterEvent } from '../wording/wording.ts';

/** What people can be told of (S10). */
export const notificationEvents = [
  'submitted',
  'assigned',
  'changed',
  'completed',
  /** Open, and due today or tomorrow. */
  'due_soon',
  'overdue',
  'delivery_failed',
] as const;
export type NotificationEvent = (typeof notificationEvents)[number];

/** Where they can be told: in the Stream's channel, in the thread of the Request's message, or each by themself. */
const place = z.enum(['channel', 'thread', 'dm']);
export type NotificationPlace = z.infer<typeof place>;

/** Where an event can be told at all. A new Request's own message is in the channel anyway, and begins its thread. */
export const offeredPlaces: Record<NotificationEvent, readonly NotificationPlace[]> = {
  submitted: ['dm'],
  assigned: ['channel', 'thread', 'dm'],
  changed: ['channel', 'thread', 'dm'],
  completed: ['channel', 'thread', 'dm'],
  due_soon: ['channel', 'dm'],
  overdue: ['channel', 'dm'],
  delivery_failed: ['channel', 'dm'],
};

/** Event → where it is told; nowhere where the list is empty. */
export const notificationSettings = z.object({
  submitted: z.array(place).default([]),
  assigned: z.array(place).default(['thread', 'dm']),
  changed: z.array(place).default(['thread']),
  completed: z.array(place).default(['thread']),
  due_soon: z.array(place).default(['dm']),
  overdue: z.array(place).default(['dm']),
  delivery_failed: z.array(place).default([]),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

export const firstNotifications: NotificationSettings = notificationSettings.parse({});

/** Something that happened to a Request, for those who are to be told. */
export interface Notification {
  event: NotificationEvent;
  /** Slack id of the person who did it, or the tool's id; null: nobody. */
  actor: string | null;
  isTool: boolean;
  /** Why, in words, where that is not plain. */
  reason: string | null;
  /** It is for the requester, in the words that the Stream has for this (S18). */
  requesterEvent?: RequesterEvent;
}
