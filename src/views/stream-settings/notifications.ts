import type { ModalView } from '@slack/types';
import type { NotificationSettings } from '../../domain/notifications/notification.ts';
import type { StreamNotifications } from '../../domain/streams/settings/notifications.ts';
import { inputs } from '../block-ids.ts';
import { context } from '../blocks.ts';
import { modals } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { notificationMatrix, readNotificationMatrix } from '../notification-matrix.ts';
import { choiceInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { chosenOption, type ViewState } from '../view-state.ts';

const choices = { usual: 'As the App settings say', own: 'As ticked below' } as const;

/** The modal that says who is told what of a Stream's Requests (S10). `usual` is what the App settings say. */
export function notificationsWindow(
  frame: WindowFrame,
  { own }: StreamNotifications,
  usual: NotificationSettings,
): ModalView {
  return settingsWindow(frame, {
    title: 'Notifications',
    callbackId: modals.streamNotifications,
    blocks: [
      choiceInput(inputs.notifyBy, 'This Stream', choices, own === null ? 'usual' : 'own'),
      ...notificationMatrix(own ?? usual),
      context(
        md`Nobody is told of what they did themselves. Direct messages come together, one a minute at most, and each person can mute the Stream.`,
      ),
    ],
  });
}

export function readNotifications(state: ViewState): StreamNotifications {
  return { own: chosenOption(state, inputs.notifyBy) === 'own' ? readNotificationMatrix(state) : null };
}
