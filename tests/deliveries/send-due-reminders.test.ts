import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sendDueReminders } from '../../src/deliveries/send-due-reminders.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
let now: Date;
beforeEach(async () => {
  now = new Date('2030-05-06T06:00:00Z');
  app = await startApp({ working: false, overrides: { clock: () => now } });
  await createStream(app.slack.as('alice'), { Team: ['alice', 'bob'] });
  for (const [subject, due, assignee] of [
    ['Yesterday', '2030-05-05', 'bob'],
    ['Today', '2030-05-06', 'bob'],
    ['Tomorrow', '2030-05-07', ''],
    ['Later', '2030-05-08', 'bob'],
    ['Long ago', '2030-04-01', 'bob'],
  ] as const) {
    const form = opened((await app.slack.as('frank').slash('/request it help')).modal);
    const who = assignee === '' ? {} : { Assignee: assignee };
    await form.fill({ Subject: subject, 'Due date': due, ...who });
    expect(await form.submit()).toEqual({ closed: true });
  }
});
afterEach(() => app.close());

/** What a person is to be reminded of, after so many looks at this time of the day in UTC. */
async function remindedOf(handle: string, time: string, looks = 1): Promise<string[]> {
  now = new Date(`2030-05-06T${time}:00Z`);
  for (let look = 0; look < looks; look += 1) await sendDueReminders(app.context);
  return app.context.store.in(app.workspaceId).read(function* (db) {
    const words: string[] = [];
    for (const { requestId, what } of yield* db.news.waitingFor(app.slack.as(handle).id, 100)) {
      const request = yield* db.requests.byId(requestId);
      if (what.event.startsWith('due') || what.event === 'overdue') {
        words.push(`${request?.subject}: ${what.event}, ${what.reason}`);
      }
    }
    return words.toSorted();
  });
}

test('[S10] in the morning people hear once of what is due today or tomorrow, and of what became overdue', async () => {
  expect(await remindedOf('bob', '08:30')).toEqual([]);
  const ofBob = [
    'Today: due_soon, today, 6 May 2030',
    'Tomorrow: due_soon, tomorrow, 7 May 2030',
    'Yesterday: overdue, 5 May 2030',
  ];
  expect(await remindedOf('bob', '09:30', 3)).toEqual(ofBob);
  // The one that nobody has concerns the whole team.
  expect(await remindedOf('alice', '10:00')).toEqual(['Tomorrow: due_soon, tomorrow, 7 May 2030']);
  expect(await remindedOf('bob', '11:00')).toEqual(ofBob);
});

test('[S10] the morning is that of the workspace, and a Stream that tells nobody reminds nobody', async () => {
  const own = app.context.store.in(app.workspaceId);
  await own.transaction((db) => db.settings.change({ timeZone: 'America/New_York' }));
  expect(await remindedOf('bob', '12:30')).toEqual([]);
  await own.transaction(function* (db) {
    const stream = yield* db.streams.byName('IT help');
    const { notifications } = yield* db.settings.get();
    yield* db.streams.changeSettings(stream?.id ?? '', {
      notifications: { ...notifications, overdue: [], due_soon: [] },
    });
  });
  expect(await remindedOf('bob', '13:30')).toEqual([]);
});
