import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
let alice: Person;
let bob: Person;
let frank: Person;
let judy: Person;
const box = ['Only the team and the requester may see it'];

/** Alice makes the Stream, Alice and Bob are its team, Judy submits, Frank is in the channel and no more. */
beforeEach(async () => {
  app = await startApp();
  alice = app.slack.as('alice');
  bob = app.slack.as('bob');
  frank = app.slack.as('frank');
  judy = app.slack.as('judy');
  await createStream(alice);
});
afterEach(() => app.close());

const own = () => app.context.store.in(app.workspaceId);
const all = async () => (await own().read((db) => db.requests.page({ status: 'any' }))).requests;

async function submit(subject: string, words: Record<string, string | string[]> = {}): Promise<Message> {
  const before = alice.channel('it').messages().length;
  const form = opened((await judy.slash('/request')).modal);
  await form.fill({ Subject: subject, Details: 'Das Gehalt', ...words });
  expect(await form.submit()).toEqual({ closed: true });
  await alice.waitFor(() => alice.channel('it').messages().length > before);
  return alice.channel('it').lastMessage();
}

async function setAccess(words: Record<string, string | string[]>): Promise<void> {
  const window = await openPart(alice, 'Access');
  await window.fill(words);
  expect((await window.submit()).errors).toBeUndefined();
}

const bobs = (card: Message) =>
  bob
    .channel('it')
    .messages()
    .find(({ ts }) => ts === card.ts);

async function edit(card: Message, words: Record<string, string | string[]>): Promise<void> {
  await bobs(card)?.click('Edit');
  await opened(bob.modal).fill(words);
  expect(await opened(bob.modal).submit()).toEqual({ closed: true });
}

const thread = (card: Message) =>
  alice
    .channel('it')
    .thread(card)
    .map((reply) => reply.text());
const subjectsFor = async (person: Person) =>
  opened((await person.slash('/request find')).modal)
    .texts()
    .join('\n');

describe('one Request', () => {
  test('[R16] is made private by the team: its message, what its thread told, lists and search say nothing any more', async () => {
    const card = await submit('Kündigung');
    await edit(card, { Details: 'Das Gehalt stimmt nicht' });
    await alice.waitFor(() => thread(card).some((text) => text.includes('Das Gehalt')));
    await card.reply('Wird gemacht');
    expect(await subjectsFor(frank)).toContain('Kündigung');

    await edit(card, { Private: box });
    expect(await all()).toMatchObject([{ isPrivate: true }]);
    await alice.waitFor(() => card.fallback() === '#1 Private Request (IT help): 🟢 Open');
    await alice.waitFor(() => thread(card).length === 3 && !thread(card).join().includes('Gehalt'));
    expect(thread(card)).toEqual([
      expect.stringContaining('The Request is private now'),
      'Wird gemacht',
      'Bob Baker made it private',
    ]);
    expect(await subjectsFor(frank)).not.toContain('Kündigung');
    expect(await subjectsFor(judy)).toContain('Kündigung');
    await judy.waitFor(() => judy.dm().messages()[0]?.text().includes('Only you and the team'));
    await card.click('Open');
    expect(opened(alice.modal).texts().join('\n')).toMatch(
      /Das Gehalt stimmt nicht[\s\S]*Comments[\s\S]*Wird gemacht/,
    );
    await opened(alice.modal).close();

    await edit(card, { Private: [] });
    await alice.waitFor(() => card.text().includes('Das Gehalt stimmt nicht'));
    expect(card.buttons()).not.toContain('Open');
    await alice.waitFor(() => thread(card).includes('Bob Baker made it no longer private'));
    expect(await subjectsFor(frank)).toContain('Kündigung');
    await card.click('History');
    expect(opened(alice.modal).texts().join('\n')).toContain('@bob made it private');
  });

  test('[R16] only the team and admins decide: others are not asked, and a Submit that says so is refused', async () => {
    await own().transaction(function* (db) {
      const [stream] = yield* db.streams.inUse('', 1);
      yield* db.streams.changeSettings(stream?.id ?? '', { requestersMayEdit: true, privateRequests: 'all' });
    });
    const card = await submit('Kündigung');
    const copy = judy.dm().messages()[0];
    await copy?.click('Edit');
    expect(opened(judy.modal).labels()).not.toContain('Private');
    await opened(judy.modal).close();
    await bobs(card)?.click('Edit');
    await opened(bob.modal).fill({ Private: [] });
    await own().transaction(function* (db) {
      const [stream] = yield* db.streams.inUse('', 1);
      yield* db.streams.putMembers(stream?.id ?? '', { team: [alice.id], admins: [alice.id] });
    });
    const { modal } = await opened(bob.modal).submit();
    expect(
      opened(modal ?? bob.modal)
        .texts()
        .join() + JSON.stringify(bob.modal?.errors),
    ).toContain('Only the team');
    expect(await all()).toMatchObject([{ isPrivate: true, version: 1 }]);
  });

  test('[R16, R8] who leaves the box as it was does not undo what somebody else did meanwhile', async () => {
    const card = await submit('Kündigung');
    await bobs(card)?.click('Edit');
    await card.click('Edit');
    await opened(alice.modal).fill({ Private: box });
    await opened(alice.modal).submit();
    await opened(bob.modal).fill({ Details: 'Mehr' });
    expect(await opened(bob.modal).submit()).toEqual({ closed: true });
    expect(await all()).toMatchObject([{ isPrivate: true }]);
    await alice.waitFor(() => card.fallback().startsWith('#1 Private Request'));
    await alice.waitFor(() => thread(card).length > 0);
    expect(thread(card).join()).not.toContain('Mehr');
  });
});

describe('a Stream', () => {
  test('[S11, R16] that becomes one for its team alone hides what its messages showed; what was promised stays', async () => {
    const before = await submit('Vorher');
    await setAccess({ 'Who may see Requests': 'The team and the requester' });
    await alice.waitFor(() => before.fallback() === '#1 Private Request (IT help): 🟢 Open');
    const meanwhile = await submit('Dazwischen');
    expect(meanwhile.fallback()).toContain('#2 Private Request');
    await bobs(before)?.click('Edit');
    expect(opened(bob.modal).labels()).not.toContain('Private');
    await opened(bob.modal).close();

    await setAccess({ 'Who may see Requests': 'Everyone' });
    await alice.waitFor(() => before.text().includes('Vorher'));
    await app.worker.idle();
    expect(meanwhile.fallback()).toContain('#2 Private Request');
    expect((await all()).map(({ isPrivate }) => isPrivate)).toEqual([true, false]);
    expect(await subjectsFor(frank)).not.toContain('Dazwischen');
  });

  test('[R16] tells requesters before they submit, and keeps its word where it is changed meanwhile', async () => {
    await setAccess({ 'New Requests are private': 'All of them' });
    const form = opened((await judy.slash('/request')).modal);
    expect(form.texts().join('\n')).toContain('Only the team and the requester see what is in it.');
    expect(form.labels()).not.toContain('Private');
    await form.fill({ Subject: 'Kündigung' });
    await setAccess({ 'New Requests are private': 'No: who may see Requests sees them' });
    expect(await form.submit()).toEqual({ closed: true });
    expect(await all()).toMatchObject([{ isPrivate: true, answers: {} }]);

    const open = opened((await judy.slash('/request')).modal);
    expect(open.texts().join('\n')).not.toContain('Only the team');
    await open.close();
    await setAccess({ 'New Requests are private': 'Where the requester says so' });
    await (await openPart(alice, 'Form')).click('Preview');
    expect(opened(alice.modal).labels().at(-1)).toBe('Private');
    await opened(alice.modal).close();
    const asked = opened((await judy.slash('/request')).modal);
    expect(asked.labels().at(-1)).toBe('Private');
    await asked.fill({ Subject: 'Offen' });
    await asked.submit();
    expect(await all()).toMatchObject([{ isPrivate: false }, { isPrivate: true }]);
  });
});
