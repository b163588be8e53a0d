import type { NotificationSettings } from '../../notifications/notification.ts';
import { settingsWords } from '../../notifications/notification-words.ts';
import type { StreamPart } from './stream-part.ts';

export interface StreamNotifications {
  /** null: as the App settings say. */
  own: NotificationSettings | null;
}

/** Who is told what of a Stream's Requests, and where (S10). */
export const notifications: StreamPart<StreamNotifications> = {
  read: ({ settings }) => ({ own: settings.notifications }),
  words: ({ own }) => ({
    'Notifications follow the App settings': own === null ? 'yes' : 'no',
    ...(own && settingsWords(own)),
  }),
  *write(db, stream, { own }) {
    yield* db.streams.changeSettings(stream.id, { notifications: own });
  },
};
