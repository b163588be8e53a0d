import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Modal, Person } from '../../sandbox/slack/driver.ts';
import { backToStream, createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const person = (handle: string) => app.slack.as(handle);
const isButton = (message: Message) => message.buttons().includes('Find Requests');
const buttonsIn = (channel: string) => person('alice').channel(channel).messages().filter(isButton);

/** From a window of the Stream: saves how its channel leads to its form, and waits until that is done. */
async function choose(who: Person, choice: string): Promise<void> {
  const window = await openPart(who, 'Channel button');
  await window.fill({ 'Put a button in the channel': choice });
  expect(await window.submit()).not.toHaveProperty('errors');
  await app.worker.idle();
}

const message = 'A message with a button';
const both = 'A message, and a bookmark that leads to it';

async function streamWithButton(choice = message): Promise<Message> {
  await createStream(person('alice'));
  await choose(person('alice'), choice);
  return person('bob').channel('it').waitForMessage(isButton);
}

async function submitBy(modal: Modal, subject: string): Promise<void> {
  await modal.fill({ Subject: subject });
  expect(await modal.submit()).toEqual({ closed: true });
}

describe('a button in the channel', () => {
  test('[R1] opens the form of its Stream for whoever is there, and leads to its Requests', async () => {
    const button = await streamWithButton();
    expect(button.text()).toContain('IT help');
    await button.click('New Request');
    const bob = person('bob');
    expect(opened(bob.modal).title).toBe('IT help');
    await submitBy(opened(bob.modal), 'New laptop');
    await button.click('Find Requests');
    expect(opened(bob.modal).texts().join('\n')).toContain('New laptop');
  });

  test('[R1] is one message, however often it is saved, and goes when it is not wanted any more', async () => {
    await streamWithButton();
    const alice = person('alice');
    await choose(alice, both);
    await choose(alice, message);
    expect(buttonsIn('it')).toHaveLength(1);
    expect(alice.channel('it').bookmarks()).toEqual([]);
    await choose(alice, 'No button');
    expect(buttonsIn('it')).toEqual([]);
  });

  test('[R1] a bookmark leads to the message; both follow the name of the Stream', async () => {
    const button = await streamWithButton(both);
    const alice = person('alice');
    const bookmarks = () => alice.channel('it').bookmarks();
    expect(bookmarks()).toMatchObject([{ title: 'New Request: IT help' }]);
    expect(bookmarks()[0]?.link).toContain(button.ts.replace('.', ''));
    const window = await openPart(alice, 'Name and description');
    await window.fill({ Name: 'IT <desk>', Description: 'Anything *broken*' });
    await window.submit();
    await app.worker.idle();
    expect(bookmarks()).toMatchObject([{ title: 'New Request: IT <desk>' }]);
    expect(button.text()).toContain('IT <desk>');
    expect(buttonsIn('it')).toHaveLength(1);
  });

  test('[R1] moves with the Stream to another channel, bookmark and all', async () => {
    await streamWithButton(both);
    const alice = person('alice');
    const window = await openPart(alice, 'Channel');
    await window.fill({ Channel: 'design' });
    await window.submit();
    await app.worker.idle();
    expect(buttonsIn('it')).toEqual([]);
    expect(alice.channel('it').bookmarks()).toEqual([]);
    expect(buttonsIn('design')).toHaveLength(1);
    expect(alice.channel('design').bookmarks()).toHaveLength(1);
  });

  test('[R1] of an archived Stream answers in words, also where it was not changed yet', async () => {
    const button = await streamWithButton(both);
    const alice = person('alice');
    await button.click('New Request');
    await opened(person('bob').modal).close();
    const click = app.slack.deliveries.findLast(({ body }) => body.includes('stream_open_form'));
    if (!click) throw new Error('The click was not delivered.');
    await (await backToStream(alice)).click('Archive');
    await app.worker.idle();
    expect(button.buttons()).toEqual(['Find Requests']);
    expect(button.text()).toContain('is archived');
    expect(alice.channel('it').bookmarks()).toEqual([]);
    await person('bob').replay(click);
    await app.settled();
    expect(person('bob').modal).toBeNull();
    expect(person('bob').ephemerals().at(-1)?.text()).toContain('is archived and takes no Requests');
  });

  test('[R1] of a deleted Stream is taken away', async () => {
    await streamWithButton(both);
    const alice = person('alice');
    await (await backToStream(alice)).click('Delete Stream');
    const window = opened(alice.modal);
    await window.fill({ 'Name of the Stream': 'IT help' });
    await window.submit();
    await app.worker.idle();
    expect(buttonsIn('it')).toEqual([]);
    expect(alice.channel('it').bookmarks()).toEqual([]);
  });

  test('[R1] that somebody deleted comes back, and the bookmark leads to the new one', async () => {
    const button = await streamWithButton(both);
    const client = await app.context.slackOf(app.workspaceId);
    await client?.chat.delete({ channel: button.channel, ts: button.ts });
    const anew = await person('bob')
      .channel('it')
      .waitForMessage((each) => isButton(each) && each.ts !== button.ts);
    await app.worker.idle();
    expect(buttonsIn('it')).toHaveLength(1);
    const bookmarks = person('alice').channel('it').bookmarks();
    expect(bookmarks).toHaveLength(1);
    expect(bookmarks[0]?.link).toContain(anew.ts.replace('.', ''));
  });

  test('[R1] waits for a channel that is archived: its admins are told, and it comes once the channel is back', async () => {
    const alice = person('alice');
    await createStream(alice);
    await alice.channel('it').archive();
    await app.worker.idle();
    await choose(alice, message);
    const told = await alice.dm().waitForMessage((each) => each.text().includes('archived'));
    expect(told.text()).toContain('IT help');
    expect(buttonsIn('it')).toEqual([]);
    await alice.channel('it').unarchive();
    await app.settled();
    await app.worker.idle();
    expect(buttonsIn('it')).toHaveLength(1);
  });
});

describe('who may', () => {
  test('[R1, S11] somebody whom the Stream does not let submit is told so by the button, alone', async () => {
    const button = await streamWithButton();
    const access = await openPart(person('alice'), 'Access');
    await access.fill({ 'Who may submit': 'Those listed below', 'Listed people': ['judy'] });
    await access.submit();
    const frank = person('frank');
    await frank.channel('it').messages().find(isButton)?.click('New Request');
    expect(frank.modal).toBeNull();
    expect(frank.ephemerals().at(-1)?.text()).toContain('takes Requests of certain people only');
    expect(button.buttons()).toContain('New Request');
  });

  test('[R1, S11] who lost the right to manage the Stream changes nothing by a window that is still open', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    await createStream(alice);
    const admins = await openPart(alice, 'Stream admins');
    await admins.fill({ 'Stream admins': ['alice', 'bob'] });
    await admins.submit();
    await (await bob.openHome()).click('Manage');
    const window = await openPart(bob, 'Channel button');
    await window.fill({ 'Put a button in the channel': message });
    const again = await openPart(alice, 'Stream admins');
    await again.fill({ 'Stream admins': ['alice'] });
    await again.submit();
    const { errors } = await window.submit();
    expect(Object.values(errors ?? {}).join()).toContain('Only the admins of this Stream');
    await app.worker.idle();
    expect(buttonsIn('it')).toEqual([]);
  });
});

test('[R1, A6] a workspace that has not granted bookmarks or reactions is told so where they are chosen', async () => {
  const alice = person('alice');
  await createStream(alice);
  const { store } = app.context;
  const scopes = ['channels:read', 'chat:write', 'groups:read'];
  await store.system.transaction(function* (db) {
    const workspace = yield* db.workspaces.byId(app.workspaceId);
    if (!workspace) throw new Error('No workspace.');
    const rest = { enterpriseId: null, installedBy: null, scopes };
    yield* db.workspaces.install({ ...workspace, ...rest });
  });
  const window = await openPart(alice, 'Channel button');
  await window.fill({ 'Put a button in the channel': both });
  expect((await window.submit()).errors).toEqual({
    'Put a button in the channel': expect.stringContaining('may not put bookmarks'),
  });
  await choose(alice, message);
  expect(buttonsIn('it')).toHaveLength(1);
  const submitting = await openPart(alice, 'Submitting');
  await submitting.fill({ 'Emoji that offers the form': ':ticket:' });
  expect((await submitting.submit()).errors).toEqual({
    'Emoji that offers the form': expect.stringContaining('is not told of reactions'),
  });
});
