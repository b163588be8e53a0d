import {
  type NotificationEvent,
  type NotificationPlace,
  type NotificationSettings,
  notificationEvents,
} from './notification.ts';

/** What an event is called, in windows and in the audit log. */
export const eventWords: Record<NotificationEvent, string> = {
  submitted: 'New Request',
  assigned: 'Assigned to someone',
  changed: 'Changed',
  completed: 'Completed',
  due_soon: 'Due today or tomorrow',
  overdue: 'Overdue',
  delivery_failed: 'A connected tool refused it',
};

export const placeWords: Record<NotificationPlace, string> = {
  channel: 'Message in the channel',
  thread: 'Reply in the thread',
  dm: 'Direct message',
};

/** Event → where it is told, in words; for the audit log. Pure. */
export function settingsWords(settings: NotificationSettings): Record<string, string> {
  return Object.fromEntries(
    notificationEvents.map((event) => {
      const places = settings[event].map((place) => placeWords[place]);
      return [`Notifications: ${eventWords[event]}`, places.length === 0 ? 'none' : places.join(', ')];
    }),
  );
}
