import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  firstNotifications,
  type NotificationEvent,
  notificationEvents,
} from '../../../src/domain/notifications/notification.ts';
import { notificationsFor } from '../../../src/domain/notifications/notifications-for.ts';
import { eventOf } from '../../../src/domain/notifications/notify.ts';
import type { Stream } from '../../../src/domain/streams/stream.ts';
import { firstStreamSettings, type StreamSettings } from '../../../src/domain/streams/stream-settings.ts';
import { firstSettings } from '../../../src/domain/workspace.ts';
import { aPerson } from '../../contracts/store-samples.ts';

const everywhere = {
  submitted: ['dm'],
  assigned: ['channel', 'thread', 'dm'],
  changed: ['channel', 'thread', 'dm'],
  completed: ['channel', 'thread', 'dm'],
  due_soon: ['channel', 'dm'],
  overdue: ['channel', 'dm'],
  delivery_failed: ['channel', 'dm'],
} as const;

function streamWith(settings: Partial<StreamSettings> = {}): Stream {
  return {
    id: 's1',
    name: 'IT help',
    description: '',
    channelId: 'C1',
    channelName: 'it',
    channelTrouble: null,
    emoji: null,
    formVersion: 1,
    createdBy: 'UADMIN',
    createdAt: new Date(0),
    archivedAt: null,
    team: ['UTEAM', 'UASSIGNEE'],
    teamUsers: ['UTEAM', 'UASSIGNEE'],
    admins: ['UADMIN'],
    settings: { ...firstStreamSettings, ...settings },
  };
}
const own = streamWith({
  notifications: {
    submitted: [...everywhere.submitted],
    assigned: [...everywhere.assigned],
    changed: [...everywhere.changed],
    completed: [...everywhere.completed],
    due_soon: [...everywhere.due_soon],
    overdue: [...everywhere.overdue],
    delivery_failed: [...everywhere.delivery_failed],
  },
});
const request = { requesterId: 'UREQUESTER', assigneeId: 'UASSIGNEE', isPrivate: false };
const nobody = { mutes: new Set<string>(), people: [] };
const workspace = firstSettings(null);
const tell = (
  event: NotificationEvent,
  facts: Partial<Parameters<typeof notificationsFor>[4]> = {},
  actor = 'USOMEBODY',
) => notificationsFor({ event, actor }, request, own, workspace, { ...nobody, ...facts });

describe('who is told of what', () => {
  test.each<[NotificationEvent, string[]]>([
    ['submitted', ['UTEAM', 'UASSIGNEE']],
    ['assigned', ['UASSIGNEE']],
    ['changed', ['UASSIGNEE']],
    ['completed', ['UREQUESTER', 'UASSIGNEE']],
    ['due_soon', ['UASSIGNEE']],
    ['overdue', ['UASSIGNEE']],
    ['delivery_failed', ['UADMIN']],
  ])('[S10] a direct message of “%s” goes to %j', (event, dms) => {
    expect(tell(event)).toMatchObject({
      dms,
      channel: everywhere[event].some((place) => `${place}` === 'channel'),
    });
  });

  test('[S10] nobody is told of what they did, of what they muted, nor once they left', () => {
    expect(tell('submitted', {}, 'UTEAM').dms).toEqual(['UASSIGNEE']);
    expect(tell('submitted', { mutes: new Set(['UASSIGNEE']) }).dms).toEqual(['UTEAM']);
    expect(tell('submitted', { people: [aPerson('UTEAM', { isDeactivated: true })] }).dms).toEqual([
      'UASSIGNEE',
    ]);
  });

  test('[S10] a Stream without a choice of its own does as the App settings say', () => {
    const usual = { ...workspace, notifications: { ...firstNotifications, completed: ['dm' as const] } };
    const of = (stream: Stream) =>
      notificationsFor({ event: 'completed', actor: null }, request, stream, usual, nobody);
    expect(of(streamWith())).toEqual({ channel: false, thread: false, dms: ['UREQUESTER', 'UASSIGNEE'] });
    expect(of(streamWith({ notifications: firstNotifications }))).toEqual({
      channel: false,
      thread: true,
      dms: [],
    });
  });

  test('[S10] whatever the choice: no one twice, never who did it, never who muted, and nobody without a box ticked', () => {
    const id = fc.constantFrom('UA', 'UB', 'UC', 'UD');
    const places = fc.uniqueArray(fc.constantFrom('channel' as const, 'thread' as const, 'dm' as const));
    fc.assert(
      fc.property(
        fc.constantFrom(...notificationEvents),
        places,
        fc.record({
          team: fc.uniqueArray(id),
          admins: fc.uniqueArray(id),
          requesterId: id,
          assigneeId: fc.option(id),
          isPrivate: fc.boolean(),
        }),
        fc.option(id),
        fc.uniqueArray(id),
        (event, chosen, who, actor, mutes) => {
          const stream = {
            ...streamWith({ notifications: { ...firstNotifications, [event]: chosen } }),
            team: who.team,
            admins: who.admins,
          };
          const told = notificationsFor({ event, actor }, who, stream, workspace, {
            mutes: new Set(mutes),
            people: [],
          });
          expect(new Set(told.dms).size).toBe(told.dms.length);
          expect(told.dms).not.toContain(actor);
          expect(told.dms.filter((each) => mutes.some((muted) => muted === each))).toEqual([]);
          expect([told.channel, told.thread]).toEqual([
            chosen.includes('channel'),
            chosen.includes('thread'),
          ]);
          if (!chosen.includes('dm')) expect(told.dms).toEqual([]);
        },
      ),
    );
  });

  test('[S10] a status of the Stream’s own that closes a Request counts as completed; what only the thread has is no event', () => {
    expect(eventOf({ kind: 'status_set', was: 'New', is: 'Done' }, false)).toBe('completed');
    expect(eventOf({ kind: 'status_set', was: 'New', is: 'Doing' }, true)).toBe('changed');
    expect(eventOf({ kind: 'assigned', was: 'UA', is: null }, true)).toBe('changed');
    expect(eventOf({ kind: 'assigned', was: null, is: 'UA' }, true)).toBe('assigned');
    expect(eventOf({ kind: 'task_gone' }, true)).toBeNull();
  });
});
