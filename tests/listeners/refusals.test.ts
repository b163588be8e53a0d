import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Modal, Person } from '../../sandbox/slack/driver.ts';
import { channelByName } from '../../sandbox/slack/world.ts';
import { installFromToken } from '../../src/slack/install-from-token.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, type RunningAppOptions, startApp } from '../support/running-app.ts';

let app: RunningApp;
/** Milliseconds since the epoch, for the app's deliveries and Slack's rates; it stands still. */
let now: number;
/** What was logged as an error: bugs, and what nobody could be told. */
let errors: string[];

async function start(options: RunningAppOptions = {}) {
  const { overrides, slack, ...rest } = options;
  const log = createLog('error', { write: (line) => void errors.push(line) });
  app = await startApp({
    working: false,
    ...rest,
    slack: { timing: { patienceMs: 300 }, ...slack },
    overrides: { log, clock: () => new Date(now), ...overrides },
  });
}

beforeEach(async () => {
  now = Date.now();
  errors = [];
  await start();
});
afterEach(async () => {
  await app.close();
});

const person = (handle: string) => app.slack.as(handle);
const textsOf = (handle: string) =>
  person(handle)
    .dm()
    .messages()
    .map((message) => message.text());
const cardsIn = (channel: string) =>
  person('alice')
    .channel(channel)
    .messages()
    .filter((message) => message.metadata?.event_type === 'streamly_request');

/** Everything that is due by then. */
async function pass(ms: number) {
  now += ms;
  await app.worker.idle();
}

async function formOf(who: Person): Promise<Modal> {
  return opened((await who.slash('/request')).modal);
}

async function submit(who: Person, subject: string): Promise<void> {
  const modal = await formOf(who);
  await modal.fill({ Subject: subject });
  expect(await modal.submit()).toEqual({ closed: true });
}

function saved() {
  return app.context.store.in(app.workspaceId).read((db) => db.requests.page({}));
}

const counts = () => app.context.store.in(app.workspaceId).read((db) => db.deliveries.counts('slack'));

function channelOfStream() {
  const channel = channelByName(app.slack.workspace('acme'), 'it');
  if (!channel) throw new Error('No channel it.');
  return channel;
}

describe('when Slack does not know us well enough to open a window', () => {
  test('[R1] a trigger that came too late after a command is said in its place', async () => {
    await createStream(person('alice'));
    app.slack.core.timing.triggerMs = 0;
    const { modal, ephemeral } = await person('bob').slash('/request');
    expect(modal).toBeNull();
    expect(ephemeral).toContain('too little time to open the window. Try again.');
    expect(errors).toEqual([]);
  });

  test.each(['Submit a Request', 'Create Stream'])(
    '[R1] a trigger that came too late after a click on “%s” in the Home is said in a direct message',
    async (button) => {
      await createStream(person('alice'));
      const bob = person('bob');
      const home = await bob.openHome();
      app.slack.core.timing.triggerMs = 0;
      await home.click(button);
      expect(textsOf('bob')).toEqual([expect.stringContaining('too little time to open the window')]);
      expect(errors).toEqual([]);
    },
  );

  test('[R1] a trigger that came too late after a shortcut is said in a direct message', async () => {
    await createStream(person('alice'));
    app.slack.core.timing.triggerMs = 0;
    expect(await person('bob').shortcut('Submit a Request')).toBeNull();
    expect(textsOf('bob')).toEqual([expect.stringContaining('too little time to open the window')]);
  });

  test('[S3] a trigger that came too late inside a window is said in a direct message, and the window stays', async () => {
    const alice = person('alice');
    await createStream(alice);
    const manage = await openPart(alice, 'Form');
    app.slack.core.timing.triggerMs = 0;
    await manage.click('Add field');
    expect(textsOf('alice')).toEqual([expect.stringContaining('too little time to open the window')]);
    expect(manage.open).toBe(true);
    expect(errors).toEqual([]);
  });
});

describe('when a window is closed before the answer', () => {
  const answersOf = (method: string) =>
    app.slack.exchanges.filter(({ path }) => path.endsWith(method)).map(({ answer }) => answer);

  test.each([
    ['Take off the form', 'Form', { beside: 'Details' }],
    ['Archive', 'Manage Stream', {}],
  ])('[S3] “%s” is done all the same, and nobody is told of a trouble', async (button, part, where) => {
    const alice = person('alice');
    await createStream(alice);
    const manage = await openPart(alice, part);
    const click = manage.click(button, where);
    await manage.closeAll();
    await click;
    await alice.waitFor(() => answersOf('views.update')[0]);
    expect(answersOf('views.update')[0]).toEqual({ ok: false, error: 'not_found' });
    const form = await alice.slash('/request');
    if (button === 'Archive') expect(form.ephemeral).toContain('No Stream takes Requests');
    else {
      const draft = await app.context.store.in(app.workspaceId).read((db) => db.streams.inUse('', 1));
      expect(draft).toHaveLength(1);
    }
    expect(textsOf('alice')).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('[I1] what became of a token is said in a direct message where the window cannot show it', async () => {
    const alice = person('alice');
    const home = await alice.openHome();
    await home.click('Connect Asana');
    const modal = opened(alice.modal);
    await modal.submit();
    await modal.fill({ Token: 'a-token' });
    app.slack.fail({ kind: 'status', status: 429, retryAfter: 20, path: /views\.update/ });
    await modal.submit();
    const told = await alice.dm().waitForMessage();
    expect(told.text()).toContain('Asana could not be asked');
    expect(errors).toEqual([]);
  });
});

describe('when Slack limits the rate', () => {
  test('[I10] each card arrives once its time has come: nothing is lost, nothing comes twice', async () => {
    await app.close();
    await start({ slack: { rateLimits: 'slack', now: () => now } });
    await createStream(person('alice'));
    for (let i = 1; i <= 8; i += 1) await submit(person('bob'), `Request ${i}`);
    await app.worker.idle();
    expect(cardsIn('it')).toHaveLength(5);
    for (let second = 0; second < 12; second += 1) await pass(1000);
    const subjects = cardsIn('it').map((card) => /Request \d/.exec(card.text())?.[0]);
    expect(subjects).toHaveLength(8);
    expect(new Set(subjects)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8].map((i) => `Request ${i}`)));
    expect(textsOf('bob')).toHaveLength(8);
    expect(await counts()).toEqual({ waiting: 0, failed: 0 });
    expect(app.slack.exchanges.some(({ status }) => status === 429)).toBe(true);
    expect(errors).toEqual([]);
  });

  test('[I10] a rush of Requests does not become a rush of calls that Slack refuses', async () => {
    await app.close();
    await start({ slack: { rateLimits: 'slack', now: () => now } });
    await createStream(person('alice'));
    const people = ['alice', 'bob', 'erin', 'frank'].map(person);
    for (let i = 0; i < 5; i += 1) for (const each of people) await submit(each, `Rush ${i}${each.handle}`);
    await app.worker.idle();
    for (let second = 0; second < 20; second += 1) await pass(1000);
    expect(cardsIn('it')).toHaveLength(20);
    expect(await counts()).toEqual({ waiting: 0, failed: 0 });
    expect(app.slack.exchanges.filter(({ status }) => status === 429).length).toBeLessThan(10);
  });

  test('[I10] a pause that Slack asks for is kept to the second, and costs no attempt', async () => {
    await createStream(person('alice'));
    await submit(person('bob'), 'Later');
    app.slack.fail({ kind: 'status', status: 429, retryAfter: 90, path: /chat\.postMessage/ });
    await app.worker.idle();
    app.slack.clearFaults();
    await pass(89_999);
    expect(cardsIn('it')).toEqual([]);
    await pass(1);
    expect(cardsIn('it')).toHaveLength(1);
    const deliveries = await app.context.store.in(app.workspaceId).read((db) => db.deliveries.latest(2));
    expect(deliveries.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['done', 1],
      ['done', 1],
    ]);
  });

  test.each([
    [1, 'a second'],
    [20, '20 seconds'],
  ])('[R1] a person is told to wait, and for how long: %d s', async (retryAfter, words) => {
    await createStream(person('alice'));
    app.slack.fail({ kind: 'status', status: 429, retryAfter, path: /views\.open/, times: 1 });
    const { ephemeral } = await person('bob').slash('/request');
    expect(ephemeral).toBe(`Slack asks us to slow down. Try again in ${words}.`);
    expect(errors).toEqual([]);
  });

  test('[I10] Slack’s word that it keeps events from us is acknowledged', async () => {
    app.slack.core.rates = { ...app.slack.core.rates, event: () => 'tell' };
    const told = await app.slack.event('acme', { type: 'app_home_opened', tab: 'home', user: 'U0BOB00001' });
    expect(told).toMatchObject({ status: 200, payload: { type: 'app_rate_limited' } });
  });
});

describe('when Slack is down', () => {
  const down = [
    ['answers 500', { kind: 'status', status: 500 }],
    ['cuts the connection', { kind: 'reset' }],
    ['answers with a page of a proxy', { kind: 'garbage' }],
  ] as const;

  test.each(down)('[R1] and %s, a person who types a command is told to try again', async (_, fault) => {
    await createStream(person('alice'));
    app.slack.fail({ ...fault, path: /api\// });
    const { ephemeral } = await person('frank').slash('/request');
    expect(ephemeral).toBe('Slack could not be reached. Try again in a minute.');
    expect(errors).toEqual([]);
  });

  test.each(down)(
    '[R2] and %s, the form of a person whom we do not know yet stays with what was typed',
    async (_, fault) => {
      await createStream(person('alice'));
      const modal = await formOf(person('bob'));
      await modal.fill({ Subject: 'Typed' });
      now += 24 * 60 * 60_000;
      app.slack.fail({ ...fault, path: /users\.info/ });
      const { errors: under } = await modal.submit();
      expect(under).toEqual({ Subject: 'Slack could not be reached. Try again in a minute.' });
      expect(modal.value('Subject')).toBe('Typed');
      app.slack.clearFaults();
      expect(await modal.submit()).toEqual({ closed: true });
      expect((await saved()).requests).toMatchObject([{ subject: 'Typed' }]);
    },
  );

  test.each(down)('[I10] and %s, a card that is owed comes when it is back, once', async (_, fault) => {
    await createStream(person('alice'));
    await submit(person('bob'), 'Owed');
    app.slack.fail({ ...fault, path: /api\// });
    for (let minute = 0; minute < 20; minute += 1) await pass(60_000);
    expect(await counts()).toEqual({ waiting: 2, failed: 0 });
    app.slack.clearFaults();
    for (let minute = 0; minute < 11; minute += 1) await pass(60_000);
    expect(await counts()).toEqual({ waiting: 0, failed: 0 });
    expect(cardsIn('it')).toHaveLength(1);
    expect(textsOf('bob')).toHaveLength(1);
  });

  test('[S2] the Home of a person whom we do not know yet says that it cannot be shown', async () => {
    app.slack.fail({ kind: 'status', status: 500, path: /users\.info/, times: 1 });
    const home = await person('bob').openHome();
    expect(home.texts()).toEqual(['Slack could not be reached. Try again in a minute.']);
    expect((await person('bob').openHome()).buttons()).toContain('Create Stream');
  });
});

describe('when Slack lets us no more', () => {
  test.each([
    [
      'archived',
      () => Object.assign(channelOfStream(), { archived: true }),
      'The channel is archived. Unarchive it',
    ],
    [
      'made private without us',
      () => Object.assign(channelOfStream(), { kind: 'private', members: ['U0ALICE001', 'U0BOB00001'] }),
      'Invite the app there',
    ],
    [
      'left without the right to post from outside',
      () => {
        Object.assign(channelOfStream(), { members: ['U0ALICE001', 'U0BOB00001'] });
        app.slack.grant('acme', ['chat:write', 'commands', 'users:read']);
      },
      'The app is not in the channel. Invite it',
    ],
  ])(
    '[I5] a channel that is %s: the Request is kept, the requester sees it, the admin is told what to do',
    async (_, change, words) => {
      await createStream(person('alice'));
      await submit(person('bob'), 'Before');
      await app.worker.idle();
      change();
      await submit(person('bob'), 'After');
      await app.worker.idle();
      expect((await saved()).total).toBe(2);
      expect(textsOf('bob').at(-1)).toContain('After');
      expect(textsOf('alice')).toEqual([expect.stringContaining(words)]);
      const [copy] = person('bob').dm().messages();
      await copy?.click('Complete');
      await pass(1000);
      expect(copy?.text()).toContain('Closed');
      expect(textsOf('alice')).toHaveLength(1);
    },
  );

  test('[I5] a card in a channel that was archived stays as it was, and the admin is told why', async () => {
    await createStream(person('alice'));
    await submit(person('bob'), 'Shown');
    await app.worker.idle();
    Object.assign(channelOfStream(), { archived: true });
    const [copy] = person('alice').channel('it').messages();
    await copy?.click('Complete');
    await pass(1000);
    expect((await saved()).requests).toMatchObject([{ isOpen: false }]);
    expect(textsOf('alice')).toEqual([expect.stringContaining('The channel is archived. Unarchive it.')]);
  });

  async function chooseRandom(alice: Person): Promise<void> {
    const window = await openPart(alice, 'Channel');
    await window.fill({ Channel: 'random' });
    expect(await window.submit()).not.toHaveProperty('errors');
  }

  test.each([
    ['is unarchived', (alice: Person) => alice.channel('it').unarchive()],
    ['is another one', chooseRandom],
  ])(
    '[R3, S11] what could not be shown in an archived channel comes by itself once the channel %s',
    async (_what, mend) => {
      const alice = person('alice');
      await createStream(alice);
      await submit(person('bob'), 'Shown');
      await pass(5000);
      await alice.channel('it').archive();
      await app.settled();
      await submit(person('bob'), 'Patient');
      await pass(5000);
      expect(await counts()).toMatchObject({ failed: 1 });
      await mend(alice);
      await app.settled();
      await pass(5000);
      expect(await counts()).toEqual({ waiting: 0, failed: 0 });
      const all = [...cardsIn('it'), ...cardsIn('random')].map((card) => card.text());
      expect(all).toEqual([expect.stringContaining('Shown'), expect.stringContaining('Patient')]);
    },
  );

  test('[R4, R3] what is in no channel leads nobody into the direct message of its requester', async () => {
    await createStream(person('alice'));
    Object.assign(channelOfStream(), { archived: true });
    await submit(person('bob'), 'Unseen');
    await app.worker.idle();
    const listed = async (handle: string) => {
      const list = (await person(handle).slash('/request find')).modal;
      await person(handle).openHome();
      const homes = Object.entries(app.slack.core.state.homes);
      const home = homes.find(([key]) => key.includes(person(handle).id))?.[1];
      return [JSON.stringify(list?.view.blocks), JSON.stringify(home?.blocks)];
    };
    for (const words of await listed('bob')) expect(words).toMatch(/archives\/D.*Unseen/);
    for (const words of await listed('alice')) {
      expect(words).toContain('Unseen');
      expect(words).not.toContain('archives/');
    }
  });

  test('[I5] without the right to post, Requests are kept and their cards come after the next install', async () => {
    await createStream(person('alice'));
    await submit(person('bob'), 'Patient');
    app.slack.grant('acme', ['commands', 'users:read']);
    await app.worker.idle();
    expect((await saved()).total).toBe(1);
    expect(cardsIn('it')).toEqual([]);
    app.slack.grant('acme', ['commands', 'users:read', 'chat:write']);
    await installFromToken(app.context, app.slack.botToken('acme'));
    await app.worker.idle();
    expect(cardsIn('it')).toHaveLength(1);
    expect(textsOf('bob')).toHaveLength(1);
  });

  test('[R3] with the Messages tab off, the Request is in the channel all the same', async () => {
    await createStream(person('alice'));
    app.slack.core.app.messagesTab = false;
    await submit(person('bob'), 'No copy');
    await app.worker.idle();
    expect(cardsIn('it')).toHaveLength(1);
    expect(textsOf('bob')).toEqual([]);
    expect(await counts()).toEqual({ waiting: 0, failed: 1 });
  });

  test('[R3] the Request of a person who was deactivated goes on in the channel', async () => {
    await createStream(person('alice'));
    await submit(person('bob'), 'Left behind');
    await app.slack.changePerson('bob', { role: 'deactivated' });
    await app.worker.idle();
    const [card] = cardsIn('it');
    expect(card?.text()).toContain('Left behind');
    await card?.click('Complete');
    await pass(1000);
    expect(card?.text()).toContain('Closed');
    expect(textsOf('alice')).toEqual([]);
  });

  test('[R1] without the right to ask who somebody is, they are told whom to ask', async () => {
    await createStream(person('alice'));
    app.slack.grant('acme', ['commands', 'chat:write']);
    const { ephemeral } = await person('judy').slash('/request');
    expect(ephemeral).toContain('lacks a permission in this workspace. Ask an admin to install it again.');
    const home = await person('frank').openHome();
    expect(home.texts()).toEqual([expect.stringContaining('lacks a permission')]);
    expect(errors).toEqual([]);
  });
});
