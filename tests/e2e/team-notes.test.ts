import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { opened } from '../support/people-at-work.ts';
import { type RunningWorld, startIntake } from '../support/running-tools.ts';

/** Stands in a team note, and in nothing else. */
const secret = 'Xylophone';
const onlyTheTeam = 'Only the team of this Stream reads and adds team notes.';

let world: RunningWorld;
let bob: Person;
let frank: Person;

/** Alice and Bob are the team; Frank submits; Erin is an admin of the workspace. */
beforeEach(async () => {
  world = await startIntake();
  bob = world.slack.as('bob');
  frank = world.slack.as('frank');
  const form = opened((await frank.slash('/request it')).modal);
  await form.fill({ Subject: 'New laptop', Details: 'Light', 'Due date': '2026-12-04', Priority: 'High' });
  await form.submit();
  await bob.channel('it').waitForMessage((message) => message.links().length >= 2, 20_000);
  await frank.dm().waitForMessage();
  await world.worker.idle();
}, 60_000);
afterEach(() => world.close());

function cardFor(person: Person, where = person.channel('it')): Message {
  const card = where.messages().find((message) => message.fallback().startsWith('#1 '));
  if (!card) throw new Error('No card.');
  return card;
}

async function addNote(person: Person, text: string): Promise<void> {
  await cardFor(person).click('Add a team note');
  const modal = opened(person.modal);
  await modal.fill({ 'New team note': text });
  expect(await modal.submit()).toEqual({ closed: true });
}

/** What left the app so far, by where it went: bodies of all calls. */
const sentToSlack = () => world.slack.exchanges.map(({ path, body }) => `${path} ${JSON.stringify(body)}`);
const sentToTools = () =>
  [...world.asana.exchanges, ...world.smartsheet.exchanges].map(({ body }) => JSON.stringify(body));

describe('team notes', () => {
  test('[R9] the team adds and reads them in one window, newest first; a second click on Add makes no second', async () => {
    await addNote(bob, 'He asked last year too');
    const [first] = world.slack.deliveries.filter(({ payload }) =>
      JSON.stringify(payload).includes('He asked last year too'),
    );
    if (!first) throw new Error('The note was not sent.');
    await bob.replay(first);
    await addNote(world.slack.as('alice'), 'Then <once> *more*');
    await cardFor(bob).click('Add a team note');
    const modal = opened(bob.modal);
    expect(modal.title).toBe('Team notes');
    const texts = modal.texts().filter((text) => /last year|once/.test(text));
    expect(texts).toEqual(['Then <once> *more*', 'He asked last year too']);
  }, 60_000);

  test('[R9] a note reaches nobody and nothing but a window that somebody of the team has opened', async () => {
    await addNote(bob, secret);
    await cardFor(bob).click('Assign to me');
    await cardFor(bob).click('Complete');
    await cardFor(bob).reply('It is done');
    await bob.waitFor(() => world.asana.state.stories.length === 1, 20_000);
    await world.settled();
    await world.worker.idle();

    const leaks = (sent: string[]) => sent.filter((line) => line.includes(secret));
    expect(leaks(sentToTools())).toEqual([]);
    expect(leaks(sentToSlack())).toEqual([]);
    await cardFor(bob).click('Add a team note');
    expect(opened(bob.modal).texts()).toContain(secret);
    expect(leaks(sentToSlack()).map((line) => line.split(' ')[0])).toEqual(['/api/views.open']);
    await opened(bob.modal).close();

    // Neither history, search, nor any row but its own.
    for (const person of [frank, bob, world.slack.as('erin')]) {
      await cardFor(person).click('History');
      expect(opened(person.modal).texts().join()).not.toContain(secret);
      await person.modal?.closeAll();
      await person.slash(`/request find ${secret}`);
      expect(opened(person.modal).texts().join()).not.toContain('New laptop');
      await person.modal?.closeAll();
    }
    const { audit, history, text } = await world.context.store.in(world.workspaceId).read(function* (db) {
      const [request] = (yield* db.requests.page({ status: 'any' })).requests;
      const found = yield* db.requests.page({ status: 'any', text: secret });
      return {
        audit: yield* db.audit.page({ limit: 1000 }),
        history: request ? yield* db.requests.history(request.id) : [],
        text: found.requests,
      };
    });
    expect(JSON.stringify([audit, history, text])).not.toContain(secret);
    expect(text).toEqual([]);
  }, 90_000);

  test('[R9] the requester, admins outside of the team and everybody else are refused, and told of no note', async () => {
    const before = cardFor(frank).text();
    await addNote(bob, secret);
    await world.worker.idle();
    expect(cardFor(frank).text()).toBe(before);
    expect(cardFor(frank, frank.dm()).menu()).not.toContain('Add a team note');
    for (const person of [frank, world.slack.as('erin')]) {
      await cardFor(person).click('Add a team note');
      expect(person.modal).toBeNull();
      expect(person.ephemerals().at(-1)?.text()).toBe(onlyTheTeam);
    }
  }, 60_000);

  test('[R9] an old button or window of somebody who has left the team opens and adds nothing', async () => {
    await addNote(bob, secret);
    await cardFor(bob).click('Add a team note');
    const modal = opened(bob.modal);
    await modal.fill({ 'New team note': 'One more' });
    await world.context.store.in(world.workspaceId).transaction(function* (db) {
      const stream = yield* db.streams.byName('it help');
      if (stream)
        yield* db.streams.putMembers(stream.id, {
          team: [world.slack.as('alice').id],
          admins: stream.admins,
        });
    });
    const { errors } = await modal.submit();
    expect(Object.values(errors ?? {})).toEqual([onlyTheTeam]);
    await bob.modal?.closeAll();
    await cardFor(bob).click('Add a team note');
    expect(bob.modal).toBeNull();
    await cardFor(world.slack.as('alice')).click('Add a team note');
    const texts = opened(world.slack.as('alice').modal).texts();
    expect(texts).toContain(secret);
    expect(texts).not.toContain('One more');
  }, 60_000);

  test('[R9, R10] a deleted Request’s notes and comments are gone with it', async () => {
    await addNote(bob, secret);
    await cardFor(bob).reply('Hello');
    await world.settled();
    const own = world.context.store.in(world.workspaceId);
    const [request] = (await own.read((db) => db.requests.page({}))).requests;
    const id = request?.id ?? '';
    const left = () =>
      own.read(function* (db) {
        return [...(yield* db.teamNotes.latest(id, 10, 0)), ...(yield* db.comments.ofRequest(id))].length;
      });
    expect(await left()).toBe(2);
    await cardFor(world.slack.as('alice')).click('Delete');
    await opened(world.slack.as('alice').modal).submit();
    expect(await left()).toBe(0);
  }, 60_000);
});
