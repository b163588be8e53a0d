import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Modal, Person } from '../../../sandbox/slack/driver.ts';
import { about } from '../../../src/domain/streams/settings/about.ts';
import { createStream, opened, openPart } from '../../support/people-at-work.ts';
import { type RunningApp, startApp } from '../../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const person = (handle: string) => app.slack.as(handle);
const inStore = () => app.context.store.in(app.workspaceId);
const stream = async (name = 'it help') => {
  const found = await inStore().read((db) => db.streams.byName(name));
  if (!found) throw new Error(`No Stream ${name}.`);
  return found;
};
const idOf = (handle: string) => app.slack.as(handle).id;
/** What the audit log has of the Stream, oldest first. */
const audited = async () => {
  const entries = await inStore().read((db) => db.audit.page({ limit: 100 }));
  return entries.toReversed().map(({ act }) => act);
};

/** Opens the Stream's window from the App Home, and one of its parts. */
async function openFromHome(who: Person, part: string): Promise<Modal> {
  const home = await who.openHome();
  await home.click('Manage');
  return openPart(who, part);
}

async function saved(modal: Modal): Promise<void> {
  expect(await modal.submit()).not.toHaveProperty('errors');
  expect(modal.open).toBe(false);
}

describe('name and description', () => {
  test('[S11, A7] a Stream is renamed and described; both are in the audit log, from what to what', async () => {
    const alice = person('alice');
    await createStream(alice);
    const window = await openPart(alice, 'Name and description');
    await window.fill({ Name: '  IT desk ', Description: 'Broken?\nTell us.' });
    await saved(window);
    expect(opened(alice.modal).texts().join('\n')).toContain('IT desk: Broken? Tell us.');
    expect(await stream('it desk')).toMatchObject({ name: 'IT desk', description: 'Broken?\nTell us.' });
    expect(await audited()).toEqual([
      { kind: 'created' },
      { kind: 'changed', setting: 'Name', was: 'IT help', is: 'IT desk' },
      { kind: 'changed', setting: 'Description', was: null, is: 'Broken?\nTell us.' },
    ]);
  });

  test('[S11] a name must be free and fit, as for a new Stream; its own in other case is free', async () => {
    const alice = person('alice');
    await createStream(alice, { Name: 'Design' });
    await alice.modal?.closeAll();
    await createStream(alice);
    const window = await openPart(alice, 'Name and description');
    for (const [name, words] of [
      [' dESIGN', 'called “Design” already'],
      ['help', 'meaning of its own'],
    ] as const) {
      await window.fill({ Name: name });
      expect((await window.submit()).errors).toEqual({ Name: expect.stringContaining(words) });
    }
    await window.fill({ Name: 'IT HELP' });
    await saved(window);
    expect(await stream('it help')).toMatchObject({ name: 'IT HELP' });
  });

  test('[S11] of two admins the second sees what the first changed, keeps their own, and decides', async () => {
    const [alice, erin] = [person('alice'), person('erin')];
    await createStream(alice);
    const alices = await openPart(alice, 'Name and description');
    await alices.fill({ Name: 'IT desk' });
    const erins = await openFromHome(erin, 'Name and description');
    await erins.fill({ Name: 'Help desk' });
    await saved(erins);
    const { modal } = await alices.submit();
    const shown = opened(modal).texts().join('\n');
    expect(shown).toContain('changed while you looked at it');
    expect(shown).toContain('@erin changed *Name* from “IT help” to “Help desk”');
    expect(opened(modal).value('Name')).toBe('IT desk');
    expect(await stream('help desk')).toBeDefined();
    await saved(opened(modal));
    expect((await stream('it desk')).name).toBe('IT desk');
  });
});

describe('team and admins', () => {
  test('[S10] people and user groups make the team; it follows the group, also once that is switched off', async () => {
    const alice = person('alice');
    await createStream(alice, { Team: ['alice'] });
    const window = await openPart(alice, 'Team');
    expect(await window.options('User groups', 'it')).toEqual(['@it-desk']);
    expect(await window.options('User groups', '')).not.toContain('@movers');
    await window.fill({ People: ['judy'], 'User groups': ['@it-desk'] });
    await saved(window);
    const teamOf = async () => (await stream()).team;
    expect(await teamOf()).toEqual(['bob', 'frank', 'judy', 'olena'].map(idOf).toSorted());

    await alice.addToUserGroup('it-desk', 'layla');
    await alice.removeFromUserGroup('it-desk', 'bob');
    await app.worker.idle();
    expect(await teamOf()).toEqual(['frank', 'judy', 'layla', 'olena'].map(idOf).toSorted());

    await alice.disableUserGroup('it-desk');
    await app.worker.idle();
    expect(await teamOf()).toContain(idOf('layla'));
    const marked = await openPart(alice, 'Team');
    expect(marked.texts().join('\n')).toContain('1 user group switched off in Slack: @it-desk');
    expect(await audited()).toEqual([
      { kind: 'created' },
      { kind: 'added', what: 'team member', name: `<@${idOf('judy')}>` },
      { kind: 'removed', what: 'team member', name: `<@${idOf('alice')}>` },
      { kind: 'added', what: 'team group', name: '<!subteam^S0ITDESK01>' },
    ]);
  });

  test('[S10] what two admins do to one team at once is both done, after the second has seen the first', async () => {
    const [alice, erin] = [person('alice'), person('erin')];
    await createStream(alice, { Team: ['alice', 'bob'] });
    const alices = await openPart(alice, 'Team');
    const erins = await openFromHome(erin, 'Team');
    await alices.fill({ People: ['alice', 'bob', 'judy'] });
    await erins.fill({ People: ['alice', 'frank'] });
    await saved(erins);
    const { modal } = await alices.submit();
    expect(opened(modal).texts().join('\n')).toContain('@erin removed the team member @bob');
    expect(opened(modal).value('People')).toEqual(expect.arrayContaining(['alice', 'frank', 'judy']));
    expect(opened(modal).value('People')).not.toContain('bob');
    await saved(opened(modal));
    expect((await stream()).team).toEqual(['alice', 'frank', 'judy'].map(idOf).toSorted());
  });

  test('[S10] a team of nobody is refused, and who was deactivated is marked and goes with the next save', async () => {
    const alice = person('alice');
    await createStream(alice, { Team: ['bob'] });
    await openPart(alice, 'Team').then((window) => window.close());
    await app.slack.changePerson('bob', { role: 'deactivated' });
    const window = await openPart(alice, 'Team');
    expect(window.texts().join('\n')).toContain('Deactivated in Slack: Bob Baker');
    expect((await window.submit()).errors).toEqual({
      People: expect.stringContaining('at least one person'),
    });
    await window.fill({ People: ['judy'] });
    await saved(window);
    expect((await stream()).team).toEqual([idOf('judy')]);
  });

  test('[S11, A8] there is always an admin who is still in Slack, and never a guest', async () => {
    const alice = person('alice');
    await createStream(person('bob'));
    const bob = person('bob');
    const window = await openPart(bob, 'Stream admins');
    await window.fill({ 'Stream admins': [] });
    expect((await window.submit()).errors).toBeDefined();
    await window.fill({ 'Stream admins': ['bob', 'grace'] });
    expect((await window.submit()).errors).toEqual({
      'Stream admins': 'Grace Guest cannot be Stream admin: guests and people of other companies never are.',
    });
    await window.fill({ 'Stream admins': ['bob', 'frank'] });
    await saved(window);
    await bob.modal?.closeAll();
    await app.slack.changePerson('frank', { role: 'deactivated' });
    const later = await openFromHome(alice, 'Stream admins');
    expect(later.texts().join('\n')).toContain('Deactivated in Slack: Frank Fischer');
    expect(later.value('Stream admins')).toEqual(['bob']);
    await later.fill({ 'Stream admins': ['judy'] });
    await saved(later);
    expect((await stream()).admins).toEqual([idOf('judy')]);
  });

  test('[S11] an admin who takes away their own right has it until then, and not after', async () => {
    const bob = person('bob');
    await createStream(bob);
    const window = await openPart(bob, 'Stream admins');
    await window.fill({ 'Stream admins': ['judy'] });
    await saved(window);
    await opened(bob.modal).click('Team');
    expect(opened(bob.modal).texts().join('\n')).toContain('Only the admins of this Stream');
    expect((await bob.openHome()).buttons()).not.toContain('Manage');
  });
});

describe('the channel', () => {
  test('[S11] a Stream moves: the app joins a public channel, and new Requests come there', async () => {
    const alice = person('alice');
    await createStream(alice);
    const window = await openPart(alice, 'Channel');
    expect(window.value('Channel')).toBe('it');
    await window.fill({ Channel: 'random' });
    await saved(window);
    expect(app.slack.workspace('acme').channels.find(({ name }) => name === 'random')?.members).toContain(
      'U0BOTACME1',
    );
    const form = opened((await person('bob').slash('/request')).modal);
    await form.fill({ Subject: 'Moved' });
    await form.submit();
    await alice.channel('random').waitForMessage((message) => message.text().includes('Moved'));
  });

  test('[S11] a private channel without the app is refused with what to type; a group of people is none', async () => {
    const alice = person('alice');
    await createStream(alice);
    const window = await openPart(alice, 'Channel');
    await window.fill({ Channel: 'secret' });
    expect((await window.submit()).errors).toEqual({
      Channel: expect.stringContaining('Type /invite @Streamly'),
    });
    await window.fill({ Channel: 'board' });
    await saved(window);
    expect((await stream()).channelName).toBe('board');
  });

  test('[S11] archived, the channel marks the Stream and its admins are told once what to do; then it is well again', async () => {
    const alice = person('alice');
    await createStream(alice);
    await alice.modal?.closeAll();
    const it = alice.channel('it');
    await it.archive();
    await app.worker.idle();
    const told = () =>
      alice
        .dm()
        .messages()
        .map((message) => message.text());
    expect(told()).toEqual([expect.stringContaining('of the Stream “IT help” was archived. Unarchive it')]);
    expect((await stream()).channelTrouble).toBe('archived');
    await (await alice.openHome()).click('Manage');
    expect(opened(alice.modal).texts().join('\n')).toContain('It is archived: unarchive it');
    await it.unarchive();
    await app.worker.idle();
    expect((await stream()).channelTrouble).toBeNull();
    expect(told()).toHaveLength(1);
  });

  test('[S11] an archived channel that came back and is archived again within a day is told again', async () => {
    const alice = person('alice');
    await createStream(alice);
    await alice.modal?.closeAll();
    const it = alice.channel('it');
    for (let times = 1; times <= 2; times += 1) {
      await it.archive();
      await app.worker.idle();
      expect(alice.dm().messages()).toHaveLength(times);
      await it.unarchive();
      await app.worker.idle();
      expect((await stream()).channelTrouble).toBeNull();
    }
  });

  test('[S11] Requests that an archived channel did not take come by themselves once it is back', async () => {
    const alice = person('alice');
    await createStream(alice);
    await alice.modal?.closeAll();
    const it = alice.channel('it');
    await it.archive();
    await app.worker.idle();
    // Nobody told of it before: the app may have been down, or the event was lost.
    await inStore().transaction(function* (db) {
      const found = yield* db.streams.byName('it help');
      yield* db.streams.change(found?.id ?? '', { channelTrouble: null });
    });
    const form = opened((await person('bob').slash('/request')).modal);
    await form.fill({ Subject: 'Waits for the channel' });
    await form.submit();
    await app.worker.idle();
    const cards = () => it.messages().filter((each) => each.text().includes('Waits for the channel'));
    expect(cards()).toEqual([]);
    await it.unarchive();
    await app.worker.idle();
    await alice.waitFor(() => cards().length === 1);
  });

  test('[S11, R3] a Stream’s new name stands on the cards of its open Requests', async () => {
    const alice = person('alice');
    await createStream(alice);
    await alice.modal?.closeAll();
    const form = opened((await person('bob').slash('/request')).modal);
    await form.fill({ Subject: 'Named anew' });
    await form.submit();
    await app.worker.idle();
    const [first] = (await inStore().read((db) => db.requests.page({}))).requests;
    await inStore().transaction(function* (db) {
      const found = yield* db.streams.byId(first?.streamId ?? '');
      if (found) yield* about.write(db, found, { name: 'Help with IT', description: '' });
    });
    const card = alice
      .channel('it')
      .messages()
      .find((each) => each.text().includes('Named anew'));
    await alice.waitFor(() => card?.text().includes('Help with IT') === true);
  });

  test('[S11] the app removed from the channel: marked and told; invited again: well', async () => {
    const alice = person('alice');
    await createStream(alice, { Channel: 'board' });
    await alice.modal?.closeAll();
    await alice.channel('board').remove('app');
    await app.worker.idle();
    expect((await stream()).channelTrouble).toBe('out');
    expect(
      alice
        .dm()
        .messages()
        .map((message) => message.text()),
    ).toEqual([expect.stringContaining('Type `/invite @Streamly` there')]);
    await alice.channel('board').invite('app');
    await app.worker.idle();
    expect((await stream()).channelTrouble).toBeNull();
  });

  test('[S11] a channel that gets another name is called so from then on', async () => {
    const alice = person('alice');
    await createStream(alice);
    await alice.channel('it').rename('it-help');
    await app.worker.idle();
    expect((await stream()).channelName).toBe('it-help');
  });
});

describe('access', () => {
  const submits = async (handle: string, channel = 'general') => {
    const { modal, ephemeral } = await person(handle).slash('/request it help', { channel });
    if (!modal) return ephemeral;
    await modal.closeAll();
    return 'form';
  };

  test('[S11] those listed may submit, one by one or in a group; others are told whom to ask', async () => {
    const alice = person('alice');
    await createStream(alice, { Team: ['alice'] });
    const window = await openPart(alice, 'Access');
    await window.fill({ 'Who may submit': 'Those listed below' });
    expect((await window.submit()).errors).toEqual({
      'Listed people': 'List at least one person or user group.',
    });
    await window.fill({ 'Listed people': ['judy'], 'Listed user groups': ['@it-desk'] });
    await saved(window);
    for (const handle of ['judy', 'bob', 'alice'])
      expect([handle, await submits(handle)]).toEqual([handle, 'form']);
    expect(await submits('yuki')).toContain('certain people only');
  });

  test('[S11] members of the channel may submit, from when they join until they leave', async () => {
    const alice = person('alice');
    await createStream(alice, { Channel: 'design', Team: ['alice'] });
    const window = await openPart(alice, 'Access');
    await window.fill({ 'Who may submit': 'Members of the channel' });
    await saved(window);
    await app.worker.idle();
    expect(await submits('judy')).toBe('form');
    expect(await submits('frank')).toContain('certain people only');
    await alice.channel('design').invite('frank');
    expect(await submits('frank')).toBe('form');
    const open = opened((await person('judy').slash('/request it help')).modal);
    await open.fill({ Subject: 'Too late' });
    await alice.channel('design').remove('judy');
    expect((await open.submit()).errors).toEqual({ Subject: expect.stringContaining('certain people only') });
  });

  test('[S11] a member whom no list knows yet is looked for before they are refused', async () => {
    const alice = person('alice');
    await createStream(alice, { Channel: 'design', Team: ['alice'] });
    await app.worker.stop();
    const { id } = await stream();
    await inStore().transaction((db) => db.streams.changeSettings(id, { maySubmit: { who: 'channel' } }));
    expect(await submits('judy')).toBe('form');
    expect(await submits('frank')).toContain('certain people only');
    const asked = () =>
      app.slack.exchanges.filter(({ path }) => path.endsWith('conversations.members')).length;
    const before = asked();
    await submits('frank');
    expect(asked()).toBe(before);
  });

  test('[A8] guests and strangers may submit where their box is ticked, and only there', async () => {
    const alice = person('alice');
    await createStream(alice, { Team: ['alice'] });
    // Slack gives people of other companies no commands here; they reach the app by what it posted.
    const strangerSubmits = async () => {
      const form = await person('dave').shortcut('Submit a Request');
      if (!form) return person('dave').dm().lastMessage().text();
      await form.closeAll();
      return 'form';
    };
    expect(await submits('grace', 'it')).toContain('no Requests of guests');
    expect(await strangerSubmits()).toContain('no Requests of guests');
    const window = await openPart(alice, 'Access');
    await window.fill({ 'Of those, let in also': ['Guests of this workspace'] });
    await saved(window);
    expect(await submits('grace', 'it')).toBe('form');
    expect(await strangerSubmits()).toContain('no Requests of guests');
    const again = await openPart(alice, 'Access');
    expect(again.value('Of those, let in also')).toEqual(['Guests of this workspace']);
    await again.fill({ 'Of those, let in also': ['People of other companies (Slack Connect)'] });
    await saved(again);
    expect(await submits('grace', 'it')).toContain('no Requests of guests');
    expect(await strangerSubmits()).toBe('form');
  });
});

describe('archive, restore, delete', () => {
  test('[S11, A7] an archived Stream is restored from its window, with all that it had', async () => {
    const alice = person('alice');
    await createStream(alice);
    const root = opened(alice.modal);
    await root.click('Archive');
    expect((await person('bob').slash('/request it help')).ephemeral).toContain('is archived');
    await alice.modal?.closeAll();
    const home = await alice.openHome();
    await home.click('Streams');
    await home.click('Archived');
    await home.click('Manage');
    expect(opened(alice.modal).texts().join('\n')).toContain('Archived: it takes no new Requests.');
    await opened(alice.modal).click('Restore');
    expect(opened(alice.modal).buttons()).toContain('Archive');
    expect((await person('bob').slash('/request it help')).modal).not.toBeNull();
    expect((await audited()).map(({ kind }) => kind)).toEqual(['created', 'archived', 'restored']);
  });

  test('[S11, A7] deleting says what is lost, asks for the name, and leaves nothing but the audit log', async () => {
    const alice = person('alice');
    await createStream(alice);
    await app.worker.stop();
    for (const subject of ['One', 'Two']) {
      const form = opened((await person('bob').slash('/request')).modal);
      await form.fill({ Subject: subject });
      await form.submit();
    }
    await opened(alice.modal).click('Delete Stream');
    const window = opened(alice.modal);
    expect(window.texts().join('\n')).toContain('2 Requests (2 open) with their history');
    await window.fill({ 'Name of the Stream': 'it' });
    expect((await window.submit()).errors).toEqual({
      'Name of the Stream': 'The Stream is called “IT help”. Type that to delete it.',
    });
    await window.fill({ 'Name of the Stream': ' it HELP' });
    expect(await window.submit()).toEqual({ closed: true });
    expect(alice.modal).toBeNull();
    await inStore().read(function* (db) {
      expect(yield* db.streams.byName('it help')).toBeUndefined();
      expect((yield* db.requests.page({})).total).toBe(0);
      const owed = (yield* db.deliveries.latest(100)).filter(({ state }) => state === 'waiting');
      expect(owed.filter(({ requestId }) => requestId !== null)).toEqual([]);
    });
    expect((await audited()).at(-1)).toEqual({ kind: 'deleted' });
    await createStream(alice);
  });
});
