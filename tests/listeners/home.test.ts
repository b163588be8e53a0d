import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Steps } from '../../src/db/steps.ts';
import { firstHomeState } from '../../src/domain/home/home-state.ts';
import { defaultFields } from '../../src/domain/streams/default-fields.ts';
import { homeContent } from '../../src/slack/home/home-content.ts';
import { findPerson } from '../../src/slack/people.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const published = () => app.slack.exchanges.filter(({ path }) => path.endsWith('views.publish'));

async function addStreams(from: number, until: number, team = ['U0BOB00001']): Promise<void> {
  const { store, newId } = app.context;
  await store.in(app.workspaceId).transaction(function* (db) {
    for (let n = from; n < until; n++) {
      const stream = {
        ...{ id: newId(), name: `Stream ${String(n).padStart(3, '0')}`, description: '', team },
        ...{ channelId: 'C0IT000001', channelName: 'it', createdAt: new Date() },
        ...{ createdBy: 'U0ALICE001', admins: ['U0ALICE001'] },
      };
      yield* db.streams.add(stream, defaultFields(newId));
    }
  });
}

async function submit(handle: string, subject: string, more: Record<string, string> = {}): Promise<void> {
  const form = opened((await app.slack.as(handle).slash('/request IT help')).modal);
  await form.fill({ Subject: subject, ...more });
  expect(await form.submit()).toEqual({ closed: true });
}

describe('the list of Streams', () => {
  test('[S2] is searched by name, page by page, and looks the same when the Home is opened again', async () => {
    await addStreams(0, 25);
    const bob = app.slack.as('bob');
    const home = await bob.openHome();
    await home.click('Streams');
    expect(home.texts()).toContain('1 to 10 of 25');
    await home.click('Next');
    expect(home.texts()).toContain('11 to 20 of 25');
    await bob.openHome();
    expect(home.texts()).toContain('11 to 20 of 25');

    await home.fill({ 'Find a Stream by its name': 'stream 02' });
    await home.pressEnter('Find a Stream by its name');
    expect(home.texts()).toContain('5 in all');
    expect(home.texts().join('\n')).toContain('*Stream 024*');
    await bob.openHome();
    expect(home.value('Find a Stream by its name')).toBe('stream 02');
    await home.click('Clear search');
    expect(home.texts()).toContain('1 to 10 of 25');
  });

  test('[S2] mine, all and archived', async () => {
    await addStreams(0, 3, ['U0ALICE001']);
    const bob = app.slack.as('bob');
    await createStream(bob, { Name: 'Bobs own', Team: ['bob'] });
    await opened(bob.modal).closeAll();
    const home = await bob.openHome();
    await home.click('Streams');
    expect(home.texts()).toContain('4 in all');
    await home.click('Mine');
    expect(home.texts()).toContain('1 in all');
    await home.click('Manage');
    await opened(bob.modal).click('Archive');
    await opened(bob.modal).closeAll();
    expect(home.texts().join('\n')).toContain('in the team of no Stream');
    await home.click('Archived');
    expect(home.texts().join('\n')).toContain('*Bobs own* in #it · archived');
    expect(home.buttons()).not.toContain('Submit');
  });

  test('[S2] a page that is there no more gives the last one', async () => {
    await addStreams(0, 21);
    const bob = app.slack.as('bob');
    const home = await bob.openHome();
    await home.click('Streams');
    await home.click('Next');
    await home.click('Next');
    expect(home.texts()).toContain('21 to 21 of 21');
    await app.context.store.in(app.workspaceId).transaction(function* (db) {
      const [last] = yield* db.streams.inUse('Stream 020', 1);
      yield* db.streams.change(last?.id ?? '', { archivedAt: new Date() });
    });
    await bob.openHome();
    expect(home.texts()).toContain('11 to 20 of 20');
  });

  test('[S2] 500 Streams cost as many queries as five', async () => {
    const queries = async () => {
      const { store, connectors } = app.context;
      const client = await app.context.slackOf(app.workspaceId);
      if (!client) throw new Error('no client');
      const person = await findPerson(app.context, client, app.workspaceId, 'U0BOB00001');
      const counted = (tab: 'overview' | 'streams') =>
        store.in(app.workspaceId).read(function* (db): Steps<number> {
          const settings = yield* db.settings.get();
          const state = { ...firstHomeState, tab };
          const steps = homeContent(db, { person, settings, state, now: new Date(), connectors });
          let count = 0;
          for (let next = steps.next(); !next.done; next = steps.next(yield next.value)) count += 1;
          return count;
        });
      return [await counted('overview'), await counted('streams')];
    };
    await addStreams(0, 15);
    const few = await queries();
    await addStreams(15, 500);
    expect(await queries()).toEqual(few);
  });

  test('[S2] a page that no button ever named is refused in words', async () => {
    await addStreams(0, 25);
    const bob = app.slack.as('bob');
    const home = await bob.openHome();
    await home.click('Streams');
    const genuine = app.slack.deliveries.at(-1);
    for (const value of [
      '{"page":-1}',
      '{"page":1e99}',
      '{"after":{"number":"x","value":{}}}',
      'rm -rf',
      '',
    ]) {
      const body = genuine?.body ?? '';
      const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}') as Record<string, unknown>;
      const action = { type: 'button', block_id: 'b', action_id: 'home_next', action_ts: '1', value };
      const forged = new URLSearchParams({
        payload: JSON.stringify({ ...payload, actions: [action] }),
      }).toString();
      const sent = await app.slack.sendRaw({
        body: forged,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...app.slack.sign(forged) },
      });
      expect(sent.status).toBe(200);
    }
    expect(home.texts()).toContain('1 to 10 of 25');
    const said = await bob.dm().waitForMessage((message) => message.text().includes('out of date'));
    expect(said.text()).toContain('Open the App Home again');
  });
});

describe('Requests', () => {
  test('[R4] what needs me: mine to do, the late ones first, completed from there', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice, { Team: ['alice', 'bob'] });
    await opened(alice.modal).closeAll();
    await submit('frank', 'Some day', { Assignee: 'alice' });
    await submit('frank', 'In time', { Assignee: 'alice', 'Due date': '2199-01-01' });
    await submit('frank', 'Too late', { Assignee: 'alice', 'Due date': '2020-01-01' });
    const home = await alice.openHome();
    const lines = home.texts().filter((text) => text.includes('· IT help'));
    expect(lines.map((line) => /Too late|In time|Some day/.exec(line)?.[0])).toEqual([
      'Too late',
      'In time',
      'Some day',
    ]);
    expect(lines[0]).toContain('overdue since 1 Jan 2020');
    await home.click('Complete', { beside: 'Too late' });
    await alice.waitFor(() => !home.texts().some((text) => text.includes('Too late')));
    await home.click('Assigned to me');
    expect(home.texts()).toContain('2 in all');
  });

  test('[R4] my Requests, page by page and back', async () => {
    await createStream(app.slack.as('alice'));
    for (let n = 1; n <= 12; n++) await submit('frank', `Wish ${n}`);
    const home = await app.slack.as('frank').openHome();
    await home.click('My Requests');
    expect(home.texts()).toContain('1 to 10 of 12');
    expect(home.texts().join('\n')).toContain('#12 Wish 12');
    await home.click('Next');
    expect(home.texts()).toContain('11 to 12 of 12');
    expect(home.texts().join('\n')).toContain('#2 Wish 2');
    await home.click('Previous');
    expect(home.texts()).toContain('1 to 10 of 12');
  });

  test('[R4, S2] whoever looks sees a change that concerns them; for the others nothing is published', async () => {
    await createStream(app.slack.as('alice'));
    const frank = app.slack.as('frank');
    const home = await frank.openHome();
    const before = published().length;
    await submit('frank', 'Laptop');
    await frank.waitFor(() => home.texts().some((text) => text.includes('Laptop')));
    await submit('judy', 'Unseen');
    const card = await app.slack
      .as('bob')
      .channel('it')
      .waitForMessage((m) => m.text().includes('Laptop'));
    await card.click('Assign to me');
    await card.click('Complete');
    await frank.waitFor(() => home.texts().some((text) => text.includes('✅ Closed')));
    const people = published()
      .slice(before)
      .map(({ body }) => (body as { user_id?: string }).user_id);
    expect(new Set(people)).toEqual(new Set([frank.id]));
  });

  test('[S2] who has not looked for ten minutes is not published to', async () => {
    const alice = app.slack.as('alice');
    await alice.openHome();
    await app.context.store
      .in(app.workspaceId)
      .transaction((db) =>
        db.home.put(alice.id, { state: firstHomeState, lookedAt: new Date(Date.now() - 601_000) }),
      );
    const before = published().length;
    await createStream(alice);
    await submit('alice', 'Mine');
    await app.worker.idle();
    expect(published()).toHaveLength(before);
  });
});
