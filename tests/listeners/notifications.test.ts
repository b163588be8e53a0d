import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../../sandbox/slack/driver.ts';
import { createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
/** Milliseconds since the epoch; it stands still unless the test says so. */
let now: number;
beforeEach(async () => {
  now = Date.now();
  app = await startApp({ working: false, overrides: { clock: () => new Date(now) } });
});
afterEach(() => app.close());

const person = (handle: string) => app.slack.as(handle);
const inStore = () => app.context.store.in(app.workspaceId);
const words = (handle: string) =>
  person(handle)
    .dm()
    .messages()
    .map((message) => message.text());

/** Everything that is due by then. */
async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += 1000) {
    now += 1000;
    await app.worker.idle();
  }
}

async function submit(who: Person, subject: string, more: Record<string, string> = {}): Promise<void> {
  const form = opened((await who.slash('/request it help')).modal);
  await form.fill({ Subject: subject, ...more });
  expect(await form.submit()).toEqual({ closed: true });
}

async function streamId(): Promise<string> {
  const stream = await inStore().read((db) => db.streams.byName('it help'));
  return stream?.id ?? '';
}

const news = (handle: string) =>
  words(handle).filter((text) => /submitted|assigned|completed|changed/.test(text));

describe('telling people', () => {
  test('[S10] an assignee is told once of all that was assigned to them within a minute, with links to it', async () => {
    await createStream(person('alice'), { Team: ['bob', 'frank'] });
    await submit(person('judy'), 'First', { Assignee: 'bob' });
    await pass(3000);
    expect(news('bob')).toEqual([expect.stringMatching(/@judy assigned .*#1 First.* to you · IT help/)]);
    await submit(person('judy'), 'Second', { Assignee: 'bob' });
    await submit(person('judy'), 'Third', { Assignee: 'bob' });
    await pass(30_000);
    expect(news('bob')).toHaveLength(1);
    await pass(40_000);
    expect(news('bob')).toHaveLength(2);
    expect(news('bob')[1]).toContain('#2 Second');
    expect(news('bob')[1]).toContain('#3 Third');
    expect(news('frank')).toEqual([]);
  });

  test('[S10] nobody is told of what they did themselves', async () => {
    await createStream(person('alice'), { Team: ['bob'] });
    await submit(person('bob'), 'Mine', { Assignee: 'bob' });
    await pass(70_000);
    expect(news('bob')).toEqual([]);
  });

  test('[S10, A7] a Stream’s admins choose where each event is told; the thread is told no more of what has no box ticked', async () => {
    const alice = person('alice');
    await createStream(alice, { Team: ['bob', 'frank'] });
    const window = await openPart(alice, 'Notifications');
    expect(window.value('This Stream')).toBe('As the App settings say');
    await window.fill({
      'This Stream': 'As ticked below',
      'New Request': ['Direct message'],
      Completed: ['Direct message', 'Message in the channel'],
      'Assigned to someone': [],
    });
    expect(await window.submit()).not.toHaveProperty('errors');
    await alice.modal?.closeAll();

    await submit(person('judy'), 'Broken', { Assignee: 'bob' });
    await pass(3000);
    expect(news('frank')).toEqual([expect.stringContaining('@judy submitted')]);
    expect(news('bob')).toEqual([expect.stringContaining('@judy submitted')]);
    const card = await alice.channel('it').waitForMessage();
    await person('frank').channel('it').messages()[0]?.click('Complete');
    await pass(70_000);
    expect(news('judy').at(-1)).toMatch(/@frank completed .*#1 Broken/);
    expect(news('bob').at(-1)).toMatch(/@frank completed/);
    expect(
      alice
        .channel('it')
        .messages()
        .map((message) => message.text())
        .at(-1),
    ).toMatch(/@frank completed .*#1 Broken/);
    expect(alice.channel('it').thread(card)).toEqual([]);
    const entries = await inStore().read((db) => db.audit.page({ limit: 20 }));
    expect(entries.map(({ act }) => act)).toContainEqual({
      kind: 'changed',
      setting: 'Notifications follow the App settings',
      was: 'yes',
      is: 'no',
    });
  });

  test('[A5, S10] App settings say what is usual, for every Stream that does not choose', async () => {
    const alice = person('alice');
    await (await alice.openHome()).click('App settings');
    await opened(alice.modal).click('Usual notifications');
    const window = opened(alice.modal);
    expect(window.value('Assigned to someone')).toEqual(['Reply in the thread', 'Direct message']);
    await window.fill({ 'New Request': ['Direct message'] });
    expect(await window.submit()).not.toHaveProperty('errors');
    await alice.modal?.closeAll();
    await createStream(alice, { Team: ['bob'] });
    await submit(person('judy'), 'Usual');
    await pass(3000);
    expect(news('bob')).toEqual([expect.stringContaining('@judy submitted')]);
  });

  test('[S10] a person mutes a Stream on the message and hears of it again from the App Home', async () => {
    const bob = person('bob');
    await createStream(person('alice'), { Team: ['bob'] });
    await submit(person('judy'), 'First', { Assignee: 'bob' });
    await pass(3000);
    const message = bob
      .dm()
      .messages()
      .find((each) => each.text().includes('assigned'));
    await message?.click('Mute IT help');
    expect([...(await inStore().read((db) => db.mutes.of(bob.id)))]).toEqual([await streamId()]);
    await submit(person('judy'), 'Second', { Assignee: 'bob' });
    await pass(70_000);
    expect(news('bob')).toHaveLength(1);
    const home = await bob.openHome();
    await home.click('Unmute');
    await submit(person('judy'), 'Third', { Assignee: 'bob' });
    await pass(70_000);
    expect(news('bob')).toHaveLength(2);
    expect((await bob.openHome()).buttons()).toContain('Mute');
  });

  test('[S10] who was assigned something that is someone else’s by the time of telling is not told', async () => {
    await createStream(person('alice'), { Team: ['bob', 'frank'] });
    await submit(person('judy'), 'Passed on', { Assignee: 'bob' });
    const request = (await inStore().read((db) => db.requests.page({}))).requests[0];
    if (!request) throw new Error('No Request.');
    await inStore().transaction((db) =>
      db.requests.change(request, { assigneeId: person('frank').id }, new Date(now)),
    );
    await pass(5000);
    expect(news('bob')).toEqual([]);
  });
});
