import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  firstNotifications,
  notificationEvents,
  offeredPlaces,
} from '../../src/domain/notifications/notification.ts';
import { checkMessage, checkView } from '../../src/views/limits/check.ts';
import { newsMessage } from '../../src/views/news.ts';
import { readNotificationMatrix } from '../../src/views/notification-matrix.ts';
import { settingsState } from '../../src/views/settings-window.ts';
import { notificationsWindow, readNotifications } from '../../src/views/stream-settings/notifications.ts';
import { stateOf } from './support/state-of-view.ts';

const text = (max: number) => fc.string({ unit: 'grapheme', maxLength: max, size: 'max' });
const line = fc.record({
  event: fc.constantFrom(...notificationEvents),
  actor: fc.constantFrom(null, { userId: 'U0BOB00001' }, { tool: 'Smartsheet' }),
  reason: fc.option(text(3000)),
  number: fc.nat(),
  subject: text(140),
  isSealed: fc.boolean(),
  assigneeId: fc.constantFrom(null, 'U0ALICE001'),
  permalink: fc.constantFrom(null, 'https://slack.test/archives/C1/p1'),
  stream: fc.record({ id: fc.uuid(), name: text(75) }),
});
const settings = fc.record({
  submitted: fc.subarray([...offeredPlaces.submitted]),
  assigned: fc.subarray([...offeredPlaces.assigned]),
  changed: fc.subarray([...offeredPlaces.changed]),
  completed: fc.subarray([...offeredPlaces.completed]),
  due_soon: fc.subarray([...offeredPlaces.due_soon]),
  overdue: fc.subarray([...offeredPlaces.overdue]),
  delivery_failed: fc.subarray([...offeredPlaces.delivery_failed]),
});

describe('news', () => {
  test('[S10] of one to fifty Requests with long names fits in one message', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 50, size: 'max' }),
        fc.boolean(),
        (lines, isPerson) => {
          expect(checkMessage(newsMessage(lines, isPerson))).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('[S10] every choice of places fits in the window and comes back', () => {
    fc.assert(
      fc.property(fc.option(settings), (own) => {
        const frame = { streamId: 's1', shown: { base: 'b', seen: 0 }, meanwhile: null };
        const view = notificationsWindow(frame, { own }, firstNotifications);
        expect(checkView(view)).toEqual([]);
        const state = settingsState(stateOf(view));
        expect(readNotifications(state)).toEqual({ own });
        expect(readNotificationMatrix(state)).toEqual(own ?? firstNotifications);
      }),
    );
  });
});
