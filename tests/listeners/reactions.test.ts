import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { createWorker } from '../../src/deliveries/worker.ts';
import { offerForm } from '../../src/domain/requests/offer-form.ts';
import { backToStream, createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
  await createStream(person('alice'));
});
afterEach(() => app.close());

const person = (handle: string) => app.slack.as(handle);
const inStore = () => app.context.store.in(app.workspaceId);
async function streamId(): Promise<string> {
  const stream = await inStore().read((db) => db.streams.byName('it help'));
  if (!stream) throw new Error('No Stream.');
  return stream.id;
}

/** In the Stream's windows: says which emoji offers its form. */
async function choose(emoji: string, who = person('alice')): Promise<Record<string, string>> {
  const window = await openPart(who, 'Submitting');
  await window.fill({ 'Emoji that offers the form': emoji });
  return (await window.submit()).errors ?? {};
}

/** Somebody reacts, and all that follows from it is done. */
async function react(message: Message, emoji = 'ticket'): Promise<void> {
  await message.react(emoji);
  await app.settled();
  await app.worker.idle();
}

/** What waits, after the worker was stopped. */
async function deliver(): Promise<void> {
  const worker = createWorker(app.context);
  await worker.idle();
  await worker.stop();
}

/** The same message as somebody else sees it. */
function seenBy(who: Person, channel: string, { ts }: Message): Message {
  const found = who
    .channel(channel)
    .messages()
    .find((each) => each.ts === ts);
  if (!found) throw new Error('They do not see it.');
  return found;
}

const offersTo = (who: Person) => who.ephemerals().filter((each) => each.buttons().includes('New Request'));
const reactions = () => app.slack.deliveries.filter(({ body }) => body.includes('"reaction_added"'));

describe('a reaction with the emoji of a Stream', () => {
  test('[R1] offers the form to who reacted, alone; the text and link of the message are in its Details', async () => {
    expect(await choose(':ticket:')).toEqual({});
    const [bob, judy] = [person('bob'), person('judy')];
    const message = await judy.channel('design').write('The printer is *on fire*, <@U0ALICE001>!');
    await react(seenBy(bob, 'design', message));
    expect(offersTo(judy)).toEqual([]);
    const [offer] = offersTo(bob);
    expect(offer?.text()).toContain('Make a Request to *IT help* of this message?');
    await offer?.click('New Request');
    const form = opened(bob.modal);
    expect(form.title).toBe('IT help');
    expect(form.value('Details')).toContain('The printer is *on fire*, @Alice Archer!');
    expect(form.value('Details')).toContain('/archives/C0DESIGN01/p');
    await form.fill({ Subject: 'Printer' });
    expect(await form.submit()).toEqual({ closed: true });
    const { requests } = await inStore().read((db) => db.requests.page({}));
    expect(requests).toMatchObject([{ subject: 'Printer', requesterId: bob.id }]);
  });

  test('[R1] in any skin tone, and to a reply as well', async () => {
    await choose('raised_hand');
    const bob = person('bob');
    const message = await bob.channel('it').write('Anybody here?');
    const reply = await message.reply('My screen is broken');
    await react(reply, 'raised_hand::skin-tone-3');
    await offersTo(bob)[0]?.click('New Request');
    expect(opened(bob.modal).value('Details')).toContain('My screen is broken');
    expect(opened(bob.modal).value('Details')).not.toContain('Anybody here?');
  });

  test('[R1] is answered once: not when Slack sends it again, nor when it is taken back and given again at once', async () => {
    await choose('ticket');
    const bob = person('bob');
    const message = await bob.channel('it').write('Broken');
    await react(message);
    const [told] = reactions();
    if (!told) throw new Error('The reaction was not told.');
    await bob.replay(told);
    await react(message);
    await react(message);
    expect(reactions().length).toBeGreaterThan(1);
    expect(offersTo(bob)).toHaveLength(1);
  });

  test('[R1] with another emoji, to something else or of an app means nothing', async () => {
    await choose('ticket');
    const bob = person('bob');
    const message = await bob.channel('it').write('Broken');
    await react(message, 'eyes');
    const [told] = reactions();
    if (!told) throw new Error('The reaction was not told.');
    const bot = app.slack.workspace('acme').bot.userId;
    const by = (from: string, to: string) => ({
      ...told,
      body: told.body
        .replace('"eyes"', '"ticket"')
        .replace(from, to)
        .replace(/"event_id":"[^"]+"/, '"event_id":"Ev1"'),
    });
    await bob.replay(by(`"user":"${bob.id}"`, `"user":"${bot}"`));
    await bob.replay(by('"type":"message"', '"type":"file"'));
    await app.settled();
    await app.worker.idle();
    expect(bob.ephemerals()).toEqual([]);
    expect(
      (await inStore().read((db) => db.deliveries.latest(50))).map(({ work }) => work.kind),
    ).not.toContain('slack.form_offer');
  });
});

test('[R1] an app that reacts is not answered', async () => {
  await choose('ticket');
  const { channel: channelId, ts } = await person('bob').channel('it').write('Broken');
  const userId = app.slack.workspace('acme').bot.userId;
  const before = app.slack.exchanges.length;
  await offerForm(app.context, app.workspaceId, { userId, emoji: 'ticket', channelId, ts }, 'Ev2');
  await app.worker.idle();
  const calls = app.slack.exchanges.slice(before).map(({ path }) => path);
  expect(calls).toEqual([expect.stringContaining('users.info')]);
});

describe('what stands in the way is said to who reacted, alone', () => {
  test('[R1] of a message that was deleted meanwhile', async () => {
    await choose('ticket');
    await app.worker.stop();
    const bob = person('bob');
    const message = await bob.channel('it').write('Never mind');
    await message.react('ticket');
    await message.delete();
    await app.settled();
    await deliver();
    expect(bob.ephemerals().map((each) => each.text())).toEqual([
      'The message that you reacted to was deleted.',
    ]);
  });

  test('[R1] the Stream is archived, also when it was after the form was offered', async () => {
    await choose('ticket');
    const bob = person('bob');
    const message = await bob.channel('it').write('Broken');
    await react(message);
    await (await backToStream(person('alice'))).click('Archive');
    await offersTo(bob)[0]?.click('New Request');
    expect(bob.modal).toBeNull();
    expect(bob.ephemerals().at(-1)?.text()).toContain('is archived and takes no Requests');
    await react(await bob.channel('it').write('Broken again'));
    expect(offersTo(bob)).toHaveLength(1);
    expect(bob.ephemerals().at(-1)?.text()).toContain('is archived and takes no Requests');
  });

  test('[R1, A8, S11] guests and others whom the Stream does not let submit, also where they lose the right later', async () => {
    await choose('ticket');
    const [grace, judy, dave] = [person('grace'), person('judy'), person('dave')];
    const message = await person('bob').channel('design').write('Broken');
    await react(seenBy(judy, 'design', message));
    const listed = { who: 'listed' as const, userIds: [person('frank').id], groupIds: [] };
    const id = await streamId();
    await inStore().transaction((db) => db.streams.changeSettings(id, { maySubmit: listed }));
    await offersTo(judy)[0]?.click('New Request');
    expect(judy.modal).toBeNull();
    expect(judy.ephemerals().at(-1)?.text()).toContain('takes Requests of certain people only');
    await inStore().transaction((db) => db.streams.changeSettings(id, { maySubmit: { who: 'everyone' } }));
    await react(seenBy(dave, 'design', message));
    expect(offersTo(dave)).toEqual([]);
    expect(dave.ephemerals().at(-1)?.text()).toContain('takes no Requests of guests and people of other');
    const inIt = await person('bob').channel('it').write('Broken');
    await react(seenBy(grace, 'it', inIt));
    expect(grace.ephemerals().at(-1)?.text()).toContain('takes no Requests of guests');
  });

  test('[R1] in a direct message where Slack cannot show it in the channel; without the right to read it, by its link', async () => {
    await choose('ticket');
    const bob = person('bob');
    await app.worker.stop();
    await (await bob.channel('it').write('Broken')).react('ticket');
    await bob.channel('it').leave();
    app.slack.grant('acme', ['chat:write', 'channels:read', 'users:read']);
    await app.settled();
    await deliver();
    const offer = await bob.dm().waitForMessage((each) => each.buttons().includes('New Request'));
    await offer.click('New Request');
    expect(opened(bob.modal).value('Details')).toMatch(/^https:\/\/\S+\/archives\/C0IT000001\/p\d+$/);
  });

  test('[R1] nobody opens what was offered to somebody else', async () => {
    await choose('ticket');
    const [bob, frank] = [person('bob'), person('frank')];
    await react(await bob.channel('it').write('Broken'));
    await offersTo(bob)[0]?.click('New Request');
    await bob.modal?.closeAll();
    const click = app.slack.deliveries.findLast(({ body }) => body.includes('stream_open_offer'));
    if (!click) throw new Error('The click was not delivered.');
    await frank.replay({ ...click, body: click.body.replaceAll(bob.id, frank.id) });
    await app.settled();
    expect(frank.modal).toBeNull();
  });
});

describe('which emoji', () => {
  test('[R1, S11, A7] one for each Stream: one that is taken is said with whose it is, and nothing is saved', async () => {
    const alice = person('alice');
    expect(await choose(' :Ticket: ')).toEqual({});
    expect(opened(alice.modal).texts().join('\n')).toContain(':ticket: offers the form');
    const audit = await inStore().read((db) => db.audit.page({ limit: 10 }));
    expect(audit.map(({ act }) => act)).toContainEqual({
      kind: 'changed',
      setting: 'Emoji that offers the form',
      was: null,
      is: ':ticket:',
    });
    await alice.modal?.closeAll();
    await createStream(alice, { Name: 'Design', Channel: 'design' });
    const field = 'Emoji that offers the form';
    expect(await choose('ticket')).toEqual({ [field]: expect.stringContaining('form of “IT help” already') });
    await opened(alice.modal).close();
    expect(await choose('two words')).toEqual({ [field]: expect.stringContaining('name of one emoji') });
    await opened(alice.modal).close();
    expect(await choose(':thumbsup:')).toEqual({});
    const design = await inStore().read((db) => db.streams.byName('design'));
    expect(design?.emoji).toBe('+1');
  });

  test('[R1] none again: then a reaction means nothing', async () => {
    await choose('ticket');
    await choose('');
    const bob = person('bob');
    await react(await bob.channel('it').write('Broken'));
    expect(bob.ephemerals()).toEqual([]);
  });
});
