import type { ModalView } from '@slack/types';
import type { NotificationSettings } from '../../domain/notifications/notification.ts';
import { context } from '../blocks.ts';
import { modals } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { notificationMatrix } from '../notification-matrix.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';

/** The modal of what is usual in all Streams (A5, S10). */
export function defaultNotificationsWindow(frame: WindowFrame, settings: NotificationSettings): ModalView {
  return settingsWindow(frame, {
    title: 'Usual notifications',
    callbackId: modals.defaultNotifications,
    blocks: [
      context(md`So it is in every Stream whose admins have not chosen something else.`),
      ...notificationMatrix(settings),
    ],
  });
}
