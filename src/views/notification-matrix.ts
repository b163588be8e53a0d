import type { InputBlock } from '@slack/types';
import {
  type NotificationEvent,
  type NotificationPlace,
  type NotificationSettings,
  notificationEvents,
  offeredPlaces,
} from '../domain/notifications/notification.ts';
import { eventWords, placeWords } from '../domain/notifications/notification-words.ts';
import { inputs } from './block-ids.ts';
import type { BlockId } from './id-kinds.ts';
import { boxesInput } from './settings-inputs.ts';
import { chosenOptions, type ViewState } from './view-state.ts';

const blockOf: Record<NotificationEvent, BlockId> = {
  submitted: inputs.notifySubmitted,
  assigned: inputs.notifyAssigned,
  changed: inputs.notifyChanged,
  completed: inputs.notifyCompleted,
  due_soon: inputs.notifyDueSoon,
  overdue: inputs.notifyOverdue,
  delivery_failed: inputs.notifyFailed,
};

/** Whom a direct message goes to. */
const hints: Record<NotificationEvent, string> = {
  submitted: 'To each in the team. The Request’s own message is in the channel anyway.',
  assigned: 'Direct message to the assignee.',
  changed: 'Direct message to the assignee.',
  completed: 'Direct message to the requester and the assignee.',
  due_soon: 'Direct message to the assignee, else to each in the team; in the morning, once.',
  overdue: 'Direct message to the assignee, else to each in the team; in the morning, once.',
  delivery_failed: 'Direct message to the Stream admins. The message in the channel shows it anyway.',
};

/** Boxes for each event: where it is told. */
export function notificationMatrix(settings: NotificationSettings): InputBlock[] {
  return notificationEvents.map((event) => {
    const boxes = Object.fromEntries(offeredPlaces[event].map((place) => [place, placeWords[place]]));
    return boxesInput<string>(blockOf[event], eventWords[event], boxes, settings[event], {
      hint: hints[event],
    });
  });
}

/** What is ticked, in the order in which places are offered. */
export function readNotificationMatrix(state: ViewState): NotificationSettings {
  const placesOf = (event: NotificationEvent): NotificationPlace[] => {
    const ticked = chosenOptions(state, blockOf[event]);
    return offeredPlaces[event].filter((place) => ticked.includes(place));
  };
  return {
    submitted: placesOf('submitted'),
    assigned: placesOf('assigned'),
    changed: placesOf('changed'),
    completed: placesOf('completed'),
    due_soon: placesOf('due_soon'),
    overdue: placesOf('overdue'),
    delivery_failed: placesOf('delivery_failed'),
  };
}
