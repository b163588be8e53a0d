import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Modal, Person } from '../../sandbox/slack/driver.ts';
import { createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
let alice: Person;
let bob: Person;
let frank: Person;
let judy: Person;

const secret = /Kündigung|Gehalt|4 Dec 2030|2030-12-04/;
const answers = { Subject: 'Kündigung', Details: 'Das Gehalt', 'Due date': '2030-12-04', Assignee: 'bob' };
const box = ['Only the team and the requester may see it'];

/** Alice makes the Stream, Alice and Bob are its team, Judy submits, Frank is in the channel and no more. */
beforeEach(async () => {
  app = await startApp();
  [alice, bob, frank, judy] = [
    ...[app.slack.as('alice'), app.slack.as('bob')],
    ...[app.slack.as('frank'), app.slack.as('judy')],
  ] as [Person, Person, Person, Person];
  await createStream(alice);
});
afterEach(() => app.close());

const own = () => app.context.store.in(app.workspaceId);
const request = async (number = 1) =>
  (await own().read((db) => db.requests.page({}))).requests.find((one) => one.number === number);

async function setAccess(words: Record<string, string | string[]>): Promise<void> {
  const window = await openPart(alice, 'Access');
  await window.fill(words);
  expect((await window.submit()).errors).toBeUndefined();
}

async function submit(person: Person, words: Record<string, string | string[]>): Promise<Message> {
  const form = opened((await person.slash('/request')).modal);
  await form.fill({ ...answers, ...words });
  expect(await form.submit()).toEqual({ closed: true });
  await app.worker.idle();
  return alice.channel('it').waitForMessage((message) => message.text().includes('Request'));
}

/** Judy's private Request, as its message stands in the channel. */
async function privateCard(): Promise<Message> {
  await setAccess({ 'New Requests are private': 'Where the requester says so' });
  return submit(judy, { Private: box });
}

const seenBy = (person: Person, card: Message): Message => {
  const found = person
    .channel('it')
    .messages()
    .find(({ ts }) => ts === card.ts);
  if (!found) throw new Error('No card.');
  return found;
};
const copyOf = (person: Person) => person.dm().messages()[0];
const thread = (card: Message) =>
  alice
    .channel('it')
    .thread(card)
    .map((reply) => reply.text());

/** All that stands in the channel, in every form, and what Frank alone was shown. */
function seenByFrank(): string {
  const inChannel = Object.values(app.slack.core.state.messages[alice.channel('it').id] ?? {});
  const toHim = frank.ephemerals().map((message) => message.text());
  const seen = JSON.stringify([inChannel, toHim, frank.modal?.view ?? null]);
  expect(seen).toContain('Private Request');
  return seen;
}

describe('the channel', () => {
  test('[R16, S11] shows that a private Request came: number, Stream and status; its requester has it all', async () => {
    const card = await privateCard();
    expect(await request()).toMatchObject({ isPrivate: true, subject: 'Kündigung' });
    expect(card.fallback()).toBe('#1 Private Request (IT help): 🟢 Open');
    expect(card.text()).toContain('#1 Private Request');
    expect(card.text()).toContain('🟢 Open');
    expect(card.text()).not.toMatch(/judy|bob/);
    expect(seenByFrank()).not.toMatch(secret);
    expect(seenByFrank()).not.toContain(judy.id);
    expect(copyOf(judy)?.text()).toContain('Das Gehalt');
    expect(copyOf(judy)?.text()).toContain('Only you and the team see what is in it');
  });

  test('[R16] Open shows the team and the requester what is in it, and tells others in words that they may not', async () => {
    const card = await privateCard();
    for (const person of [alice, bob, judy]) {
      await seenBy(person, card).click('Open');
      const window = opened(person.modal);
      expect(window.texts().join('\n')).toMatch(
        /Kündigung[\s\S]*@judy[\s\S]*@bob[\s\S]*4 Dec 2030[\s\S]*Das Gehalt/,
      );
      await window.close();
    }
    await seenBy(frank, card).click('Open');
    expect(frank.modal).toBeNull();
    expect(frank.ephemerals().at(-1)?.text()).toBe(
      'Only the team of this Stream and the requester may see this Request.',
    );
  });

  test('[R16] no button, menu, or click of somebody else sent once more gives it away', async () => {
    const card = await privateCard();
    for (const button of ['Assign to me', 'Assign…', 'Complete', 'Edit', 'Open']) {
      await seenBy(bob, card).click(button);
      const click = app.slack.deliveries.findLast(({ kind }) => kind === 'interaction');
      await bob.modal?.close();
      if (!click) throw new Error('Nothing was sent.');
      const asFrank = { ...click, body: click.body.replaceAll(bob.id, frank.id) };
      await frank.replay(asFrank);
      await app.settled();
      expect([button, frank.modal]).toEqual([button, null]);
      // Slack sends what is answered to whom the message was shown first.
      expect(bob.ephemerals().at(-1)?.text()).toMatch(/^Only the team/);
    }
    for (const entry of ['History', 'Set due date', 'Add a team note', 'Delete']) {
      await seenBy(frank, card).click(entry);
      expect([entry, frank.modal]).toEqual([entry, null]);
    }
    await app.worker.idle();
    expect(seenByFrank()).not.toMatch(secret);
  });

  test('[R16, R7, S10] its thread and its news say that it was changed, and not what or for whom', async () => {
    const window = await openPart(alice, 'Notifications');
    await window.fill({
      'This Stream': 'As ticked below',
      'New Request': ['Direct message'],
      'Assigned to someone': ['Message in the channel', 'Direct message'],
      Changed: ['Message in the channel', 'Reply in the thread'],
    });
    await window.submit();
    const card = await privateCard();
    await seenBy(bob, card).click('Edit');
    await opened(bob.modal).fill({ Details: 'Das Gehalt stimmt nicht', Assignee: 'alice' });
    expect(await opened(bob.modal).submit()).toEqual({ closed: true });
    await alice.waitFor(() => thread(card).length > 0);
    expect(thread(card)).toEqual(['Bob Baker changed it']);
    const news = () =>
      alice
        .channel('it')
        .messages()
        .map((message) => message.text());
    await alice.waitFor(() => news().some((text) => /Private Request .*#1.* was changed/.test(text)));
    expect(seenByFrank()).not.toMatch(secret);
    await alice.waitFor(() =>
      alice
        .dm()
        .messages()
        .some((message) => message.text().includes('#1 Kündigung')),
    );
    expect(frank.dm().messages()).toEqual([]);
  });

  test('[R16, R1] who submits for somebody else is not let in by that', async () => {
    await setAccess({
      'New Requests are private': 'Where the requester says so',
      'Who may submit for someone else': 'Everyone who may submit',
    });
    const card = await submit(frank, { For: 'judy', Private: box });
    expect(copyOf(judy)?.text()).toContain('Kündigung');
    await seenBy(frank, card).click('Open');
    expect(frank.modal).toBeNull();
    expect(
      JSON.stringify(
        frank
          .dm()
          .messages()
          .map((message) => message.text()),
      ),
    ).not.toMatch(secret);
    expect(seenByFrank()).not.toMatch(secret);
  });
});

test('[R16, R1] what looks alike is not pointed out to who may not see it, and is to its requester', async () => {
  await privateCard();
  const form = opened((await judy.slash('/request')).modal);
  await form.fill(answers);
  await form.submit();
  expect(opened(judy.modal).texts().join()).toContain('#1 Kündigung');
  await opened(judy.modal).closeAll();
  const other = opened((await frank.slash('/request')).modal);
  await other.fill(answers);
  expect(await other.submit()).toEqual({ closed: true });
});

/** What the list of Requests says to a person. */
async function listFor(person: Person, text = ''): Promise<Modal> {
  return opened((await person.slash(`/request find ${text}`)).modal);
}

test('[R16, R4, R5, R12] lists, totals, saved filters, exports and the App Home are without what one may not see', async () => {
  await privateCard();
  await submit(judy, { Subject: 'Neue Maus', Details: 'Grün' });
  await setAccess({ 'New Requests are private': 'All of them' });
  await submit(frank, { Subject: 'Franks Gehalt' });
  for (const person of [alice, bob]) expect((await listFor(person)).texts().join()).toContain('3 Requests');
  const judys = (await listFor(judy)).texts().join();
  expect(judys).toContain('2 Requests');
  expect(judys).not.toContain('Franks');

  const list = await listFor(frank);
  expect(list.texts().join()).toContain('2 Requests');
  expect(list.texts().join()).not.toMatch(/Kündigung|4 Dec 2030 ·/);
  expect(list.texts().join()).toContain('Neue Maus');
  for (const text of ['Kündigung', '1'])
    expect([text, (await listFor(frank, text)).texts().join()]).toEqual([
      text,
      expect.stringContaining('no Requests'),
    ]);
  const saving = opened(frank.modal);
  await saving.choose('Saved filters', 'Save this filter…');
  await opened(frank.modal).fill({ Name: 'The first one' });
  await opened(frank.modal).submit();
  await saving.click('Show all');
  await saving.choose('Saved filters', 'The first one');
  expect(saving.texts().join()).toContain('no Requests');
  await opened(frank.modal).closeAll();
  const everything = await listFor(frank);
  await everything.click('Show all');
  await everything.click('Export CSV');
  const message = await frank.dm().waitForMessage((each) => each.files().length > 0);
  const [name = ''] = message.files();
  const file = Object.values(app.slack.core.state.files).findLast((each) => each.name === name);
  const csv = Buffer.from(file?.content ?? '', 'base64').toString();
  expect(csv).toContain('Neue Maus');
  expect(csv).not.toContain('Kündigung');
  await opened(frank.modal).closeAll();
  expect((await frank.openHome()).texts().join()).not.toContain('Kündigung');
});
