import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../sandbox/slack/driver.ts';
import { type Act, may, refusalOf, rolesIn } from '../../src/domain/permissions.ts';
import { findPerson } from '../../src/slack/people.ts';
import { createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

type Delivery = RunningApp['slack']['deliveries'][number];

/** A payload that Slack sent for someone who may, and what it asks for. */
interface Entry {
  act: Act;
  delivery: Delivery;
  /** Whether the act is about the Stream and its Request. */
  ofStream: boolean;
}

/** One of each: a workspace admin, a Stream admin, the team, the requester, a member, a guest, a stranger. */
const cast = ['alice', 'bob', 'frank', 'judy', 'yuki', 'grace', 'dave'] as const;

/** Every way in that is recorded below, with the act that it is for. */
const entries = {
  'the command that creates a Stream': 'create_stream',
  'the button that creates a Stream': 'create_stream',
  'the window that creates a Stream': 'create_stream',
  'the command that submits': 'submit_request',
  'the shortcut that submits': 'submit_request',
  'the message shortcut that submits': 'submit_request',
  'the button that submits': 'submit_request',
  'the form': 'submit_request',
  'the button Manage': 'manage_stream',
  'the button Name and description': 'manage_stream',
  'the window Name and description': 'manage_stream',
  'the button Channel': 'manage_stream',
  'the window Channel': 'manage_stream',
  'the button Channel button': 'manage_stream',
  'the window Channel button': 'manage_stream',
  'the button Submitting': 'manage_stream',
  'the window Submitting': 'manage_stream',
  'the button Team': 'manage_stream',
  'the window Team': 'manage_stream',
  'the button Stream admins': 'manage_stream',
  'the window Stream admins': 'manage_stream',
  'the button Access': 'manage_stream',
  'the window Access': 'manage_stream',
  'the button Wording': 'manage_stream',
  'the button of a wording': 'manage_stream',
  'the window of a wording': 'manage_stream',
  'the button Routing': 'manage_stream',
  'the button Add rule': 'manage_stream',
  'the window of a rule': 'manage_stream',
  'the button of a dry run': 'manage_stream',
  'the menu of a rule': 'manage_stream',
  'the window that deletes a rule': 'manage_stream',
  'the button Form': 'manage_stream',
  'the button Connected tools': 'manage_stream',
  'the button Delete Stream': 'manage_stream',
  'the window Delete Stream': 'manage_stream',
  'the button Archive': 'manage_stream',
  'the button Restore': 'manage_stream',
  'the audit log of a Stream': 'read_audit',
  'its export': 'read_audit',
  'the button Complete of a card': 'change_request',
  'the button Reopen of a card': 'change_request',
  'the button Open of a private card': 'see_request',
  'the box Private of a Request': 'set_private',
  'the menu’s team note of a card': 'team_notes',
  'the window Team notes': 'team_notes',
  'the button App settings': 'manage_app_settings',
  'the window App settings': 'manage_app_settings',
  'the button Connect Asana': 'manage_integrations',
} as const satisfies Record<string, Act>;
type EntryName = keyof typeof entries;

let app: RunningApp;
const recorded = new Map<EntryName, Entry>();
const person = (handle: string) => app.slack.as(handle);
const inStore = () => app.context.store.in(app.workspaceId);

/** Keeps the payload by which somebody did something. */
async function record<Result>(
  name: EntryName,
  doing: () => Promise<Result>,
  ofStream = true,
): Promise<Result> {
  const before = app.slack.deliveries.length;
  const result = await doing();
  const delivery = app.slack.deliveries
    .slice(before)
    .find(({ kind }) => kind === 'command' || kind === 'interaction');
  if (!delivery) throw new Error(`${name}: nothing was sent.`);
  recorded.set(name, { act: entries[name], delivery, ofStream });
  return result;
}

/** The same payload as Slack would sign it, had someone else done it. */
function by(who: Person, delivery: Delivery): Delivery {
  if (delivery.kind === 'command') {
    const fields = new URLSearchParams(delivery.body);
    fields.set('user_id', who.id);
    return { ...delivery, body: fields.toString() };
  }
  const payload = structuredClone(delivery.payload) as {
    user: { id: string; username?: string };
    view?: { id: string };
  };
  payload.user = { ...payload.user, id: who.id, username: who.handle };
  // No two people have the same window; a form is saved once for each.
  if (payload.view) payload.view.id = `${payload.view.id}${who.handle}`;
  return { ...delivery, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
}

/** All that the app says because of a payload, in its answer and in the calls that follow. */
async function saidTo(who: Person, delivery: Delivery): Promise<string> {
  const before = app.slack.exchanges.length;
  const { answer } = await who.replay(by(who, delivery));
  await app.settled();
  const calls = app.slack.exchanges.slice(before).map(({ body }) => body);
  await who.modal?.closeAll();
  return JSON.stringify([answer, calls]);
}

beforeAll(async () => {
  app = await startApp();
  const [alice, bob, judy] = [person('alice'), person('bob'), person('judy')];
  await inStore().transaction((db) => db.settings.change({ mayCreateStreams: 'admins' }));

  // A Stream whose requester, team and admin are three people, and one Request on its card.
  await createStream(alice, { Channel: 'design', Team: ['frank'] });
  const admins = await openPart(alice, 'Stream admins');
  await admins.fill({ 'Stream admins': ['bob'] });
  await admins.submit();
  const access = await openPart(alice, 'Access');
  await access.fill({ 'Who may submit': 'Those listed below', 'Listed people': ['judy'] });
  await access.submit();
  await alice.modal?.closeAll();
  const form = opened((await record('the command that submits', () => judy.slash('/request it help'))).modal);
  await form.fill({ Subject: 'A poster' });
  await record('the form', () => form.submit());
  const card = await bob.channel('design').waitForMessage();
  await record('the button Complete of a card', () => card.click('Complete'));
  await bob.waitFor(() => card.buttons().includes('Reopen'));
  await record('the button Reopen of a card', () => card.click('Reopen'));
  await recordNote();
  await recordPrivate();
  await recordSubmitting();
  await recordCreating();
  await recordManaging();
});
afterAll(() => app.close());

async function recordNote() {
  const frank = person('frank');
  const card = await frank.channel('design').waitForMessage((each) => each.buttons().includes('Complete'));
  await record('the menu’s team note of a card', () => card.click('Add a team note'));
  const window = opened(frank.modal);
  await window.fill({ 'New team note': 'For us alone' });
  await record('the window Team notes', () => window.submit());
  await frank.modal?.closeAll();
}

/** The Request is private from then on. */
async function recordPrivate() {
  const bob = person('bob');
  const card = await bob.channel('design').waitForMessage((each) => each.buttons().includes('Edit'));
  const edit = async (ticked: string[]) => {
    await card.click('Edit');
    await opened(bob.modal).fill({ Private: ticked });
    return opened(bob.modal);
  };
  const box = 'Only the team and the requester may see it';
  await (await edit([box])).submit();
  await bob.waitFor(() => card.buttons().includes('Open'));
  await record('the button Open of a private card', () => card.click('Open'));
  await bob.modal?.closeAll();
  const window = await edit([]);
  await record('the box Private of a Request', () => window.submit());
  await (await edit([box])).submit();
}

async function recordSubmitting() {
  const judy = person('judy');
  await record('the shortcut that submits', () => judy.shortcut('Submit a Request'));
  await judy.modal?.closeAll();
  const message = await judy.channel('general').write('Please');
  await record('the message shortcut that submits', () => message.shortcut('Make a Request of it'));
  await judy.modal?.closeAll();
  const home = await judy.openHome();
  await record('the button that submits', () => home.click('Submit'));
  await judy.modal?.closeAll();
}

async function recordCreating() {
  const alice = person('alice');
  await record('the command that creates a Stream', () => alice.slash('/request new'), false);
  await alice.modal?.closeAll();
  const home = await alice.openHome();
  await record('the button that creates a Stream', () => home.click('Create Stream'), false);
  const window = opened(alice.modal);
  await window.fill({ Name: 'Second', Channel: 'it', Team: ['alice'] });
  await record('the window that creates a Stream', () => window.submit(), false);
  await alice.modal?.closeAll();
  const again = await alice.openHome();
  await record('the button App settings', () => again.click('App settings'), false);
  const settings = opened(alice.modal);
  await record('the window App settings', () => settings.submit(), false);
  await record('the button Connect Asana', () => again.click('Connect Asana'), false);
  await alice.modal?.closeAll();
  // With one Stream left, every way to submit leads to its form.
  await inStore().transaction(function* (db) {
    const second = yield* db.streams.byName('second');
    if (second) yield* db.streams.change(second.id, { archivedAt: new Date() });
  });
}

async function recordManaging() {
  const bob = person('bob');
  const home = await bob.openHome();
  await record('the button Manage', () => home.click('Manage'));
  for (const name of [
    'Name and description',
    'Channel',
    'Channel button',
    'Submitting',
    'Team',
    'Stream admins',
    'Access',
  ] as const) {
    await record(`the button ${name}`, () => openPart(bob, name));
    const window = opened(bob.modal);
    await record(`the window ${name}`, () => window.submit());
  }
  await recordWordingAndRouting();
  await record('the button Form', () => openPart(bob, 'Form'));
  await record('the button Connected tools', () => openPart(bob, 'Connected tools'));
  await record('the audit log of a Stream', () => openPart(bob, 'Audit log'));
  await record('its export', () => opened(bob.modal).click('Send me all as CSV'));
  await bob.modal?.closeAll();
  await (await bob.openHome()).click('Manage');
  await record('the button Delete Stream', () => opened(bob.modal).click('Delete Stream'));
  const window = opened(bob.modal);
  // Not the name: who may is asked for it, and who may not is refused before.
  await window.fill({ 'Name of the Stream': 'no' });
  await record('the window Delete Stream', () => window.submit());
  await window.close();
  const root = opened(bob.modal);
  await record('the button Archive', () => root.click('Archive'));
  await bob.modal?.closeAll();
  const archived = await bob.openHome();
  await archived.click('Streams');
  await archived.click('Archived');
  await archived.click('Manage');
  await record('the button Restore', () => opened(bob.modal).click('Restore'));
  await bob.modal?.closeAll();
}

async function recordWordingAndRouting() {
  const bob = person('bob');
  const wordings = await record('the button Wording', () => openPart(bob, 'Wording'));
  await record('the button of a wording', () => wordings.click('Change', { beside: '*Received*' }));
  await opened(bob.modal).fill({ 'What they are told': 'We have it.' });
  await record('the window of a wording', () => opened(bob.modal).submit());
  const rules = await record('the button Routing', () => openPart(bob, 'Routing'));
  await record('the button Add rule', () => rules.click('Add rule'));
  const rule = opened(bob.modal);
  await rule.fill({ Name: 'To Frank', Assignee: 'A person', Person: 'frank' });
  await record('the window of a rule', () => rule.submit());
  await bob.waitFor(() => rules.buttons().includes('Dry run over the last 50 Requests'));
  await record('the button of a dry run', () => rules.click('Dry run over the last 50 Requests'));
  await opened(bob.modal).close();
  await record('the menu of a rule', () => rules.click('Change'));
  await opened(bob.modal).close();
  await rules.click('Delete');
  await record('the window that deletes a rule', () => opened(bob.modal).submit());
  await bob.waitFor(() => !rules.buttons().includes('Dry run over the last 50 Requests'));
}

/** Whether the table lets a person do what an entry is for. */
async function isAllowed(
  handle: string,
  { act, ofStream }: Entry,
): Promise<{ allowed: boolean; words: string }> {
  const client = await app.context.slackOf(app.workspaceId);
  if (!client) throw new Error('Not installed.');
  const who = await findPerson(app.context, client, app.workspaceId, person(handle).id);
  const held = await inStore().read(function* (db) {
    const stream = ofStream ? yield* db.streams.byName('it help') : undefined;
    const [request] = (yield* db.requests.page({ sort: { by: 'number', direction: 'ascending' } })).requests;
    return yield* rolesIn(db, who, stream, ofStream ? request : undefined);
  });
  return { allowed: may(held, act), words: refusalOf(act, who) };
}

/** What no refused payload may change. */
const everything = () =>
  inStore().read(function* (db) {
    const { requests } = yield* db.requests.page({ pageSize: 50 });
    return JSON.stringify([
      yield* db.streams.inUse('', 50),
      yield* db.settings.get(),
      yield* db.audit.page({ limit: 500 }),
      requests.map(({ id, version, isOpen }) => [id, version, isOpen]),
    ]);
  });

describe('every entry, by everyone', () => {
  test.each(Object.keys(entries) as EntryName[])(
    '[A3, A5, A8, S11, R16] %s: who may is let in, who may not is told whom to ask and changes nothing',
    async (name) => {
      const entry = recorded.get(name);
      if (!entry) throw new Error(`${name} was not recorded.`);
      for (const handle of cast) {
        const { allowed, words } = await isAllowed(handle, entry);
        const before = await everything();
        const told = await saidTo(person(handle), entry.delivery);
        expect([handle, name, told.includes(words)]).toEqual([handle, name, !allowed]);
        if (!allowed) expect([handle, name, await everything()]).toEqual([handle, name, before]);
      }
    },
  );

  test('[A3] a right that is lost while a window is open, or before a payload is played again, is lost', async () => {
    const frank = person('frank');
    const entry = recorded.get('the button Complete of a card');
    if (!entry) throw new Error('Not recorded.');
    const id = (await inStore().read((db) => db.streams.byName('it help')))?.id ?? '';
    await inStore().transaction((db) =>
      db.streams.putMembers(id, { team: [person('yuki').id], admins: [person('bob').id] }),
    );
    expect(await saidTo(frank, entry.delivery)).toContain('Only the team of this Stream may do that');
    await app.slack.changePerson('bob', { role: 'deactivated' });
    const window = recorded.get('the window Access');
    if (!window) throw new Error('Not recorded.');
    expect(await saidTo(person('bob'), window.delivery)).toContain(
      'Only the admins of this Stream may do that',
    );
  });
});
