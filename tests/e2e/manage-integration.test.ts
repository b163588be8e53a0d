import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Modal } from '../../sandbox/slack/driver.ts';
import { submitRequest } from '../../src/domain/requests/submit-request.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import {
  addIntegration,
  connectTool,
  type RunningWorld,
  seedGids,
  startWorld,
} from '../support/running-tools.ts';
import { accountId, integrateBySignIn, openSignIn, signInBy } from '../support/signing-in.ts';

const service = 'streamly@acme.example';
const ada = 'ada@acme.example';
let world: RunningWorld;
let offset = 0;

afterEach(async () => {
  offset = 0;
  await world.close();
});

const own = () => world.context.store.in(world.workspaceId);
const alice = () => world.slack.as('alice');
const tasks = () => world.asana.board(seedGids.itHelp).tasks;
const integration = async () => {
  const [found] = await own().read((db) => db.integrations.all());
  if (!found) throw new Error('There is no Integration.');
  return found;
};
const audited = () => own().read((db) => db.audit.page({ limit: 100 }));
const isPause = (words: string) => async () =>
  ((await own().read((db) => db.integrations.all()))[0]?.pausedBecause ?? '').includes(words);

/** Asana, signed in as the service user, and a Stream that sends its Requests to the project “IT help”. */
async function start({ connected = true } = {}): Promise<void> {
  const clock = () => new Date(Date.now() + offset);
  world = await startWorld({ signIn: true, overrides: { clock } });
  await integrateBySignIn(world, alice(), 'Asana', service);
  if (!connected) return;
  await createStream(alice());
  await connectTool(alice(), 'Asana');
  await opened(alice().modal).closeAll();
}

async function manage(): Promise<Modal> {
  const home = await alice().openHome();
  await home.click('Manage Integration', { beside: 'this minute' });
  const modal = opened(alice().modal);
  await modal.submit();
  return modal;
}

async function submit(subject: string): Promise<void> {
  const [stream] = await own().read((db) => db.streams.inUse('', 1));
  const bob = await own().read((db) => db.people.byId(world.slack.as('bob').id));
  if (!stream || !bob) throw new Error('Nothing to submit to, or nobody who does.');
  const library = await own().read((db) => db.streams.library(stream.id));
  const subjectId = library.find(({ role }) => role === 'subject')?.id ?? '';
  await submitRequest(world.context, world.workspaceId, bob, {
    streamId: stream.id,
    formVersion: stream.formVersion,
    answers: { [subjectId]: subject },
    files: [],
    submissionKey: randomUUID(),
  });
}

describe('another account', () => {
  test('[I4] it is said which Streams would stop, before it is saved; the access of the account before is taken back', async () => {
    await start();
    expect(world.asana.state.grants).toHaveLength(1);
    const { modal, link } = await openSignIn(alice(), 'Asana', 'Manage');
    await signInBy(world, 'Asana', link, 'grace@acme.example');
    await alice().waitFor(() => modal.title === 'Is this the account?');
    const words = modal.texts().join('\n');
    expect(words).toContain('it takes the place of *Streamly*');
    expect(words).toContain('What would stop');
    expect(words).toContain('*IT help* (IT help): The account has no access to it.');
    expect((await integration()).account.email).toBe(service);
    await modal.submit();
    expect((await integration()).account.email).toBe('grace@acme.example');
    const grace = accountId(world, 'Asana', 'grace@acme.example');
    await alice().waitFor(() => world.asana.state.grants.every(({ user }) => user === grace));
    const ofIntegrations = (await audited()).filter(({ subject }) => subject.kind === 'integration');
    expect(ofIntegrations).toMatchObject([
      { act: { kind: 'changed', setting: 'Account', was: `Streamly (${service})` } },
      { subject: { kind: 'integration', name: 'Asana' }, act: { kind: 'created' } },
    ]);
    const home = await alice().openHome();
    expect(home.texts().join('\n')).toContain('The account has no access to it.');
  });

  test('[I4] an account that can do it all takes over, and what waits is delivered as it', async () => {
    await start();
    await world.slack.as('bob').openHome();
    await (await manage()).click('Pause');
    await submit('Before');
    await integrateBySignIn(world, alice(), 'Asana', ada, 'Manage');
    await (await manage()).click('Resume');
    await alice().waitFor(() => tasks().length === 1, 20_000);
    expect((await integration()).account.email).toBe(ada);
  });

  test('[I4] of two admins who do it at once the second one is told, and changes nothing', async () => {
    await start({ connected: false });
    const erin = world.slack.as('erin');
    const hers = await openSignIn(erin, 'Asana', 'Manage');
    const his = await openSignIn(alice(), 'Asana', 'Manage');
    await signInBy(world, 'Asana', hers.link, ada);
    await signInBy(world, 'Asana', his.link, 'grace@acme.example');
    await erin.waitFor(() => hers.modal.title === 'Is this the account?');
    await alice().waitFor(() => his.modal.title === 'Is this the account?');
    await hers.modal.submit();
    await his.modal.submit();
    expect(his.modal.texts().join('\n')).toContain('Somebody else has changed this Integration meanwhile');
    expect((await integration()).account.email).toBe(ada);
  });

  test('[I2] of two admins who connect a tool at once the second one is told', async () => {
    world = await startWorld({ signIn: true });
    const erin = world.slack.as('erin');
    const hers = await openSignIn(erin, 'Asana');
    const his = await openSignIn(alice(), 'Asana');
    await signInBy(world, 'Asana', hers.link, service);
    await signInBy(world, 'Asana', his.link, ada);
    await erin.waitFor(() => hers.modal.title === 'Is this the account?');
    await alice().waitFor(() => his.modal.title === 'Is this the account?');
    await Promise.all([hers.modal.submit(), his.modal.submit()]);
    expect(await own().read((db) => db.integrations.all())).toHaveLength(1);
    const left = [hers.modal, his.modal].filter((modal) => modal.open);
    expect(left).toHaveLength(1);
    expect(left[0]?.texts().join('\n')).toMatch(/meanwhile|out of date/);
  });

  test('[I4] what a Stream was connected to after the check has to be checked first', async () => {
    await start({ connected: false });
    const { modal, link } = await openSignIn(alice(), 'Asana', 'Manage');
    await signInBy(world, 'Asana', link, 'grace@acme.example');
    await alice().waitFor(() => modal.title === 'Is this the account?');
    const erin = world.slack.as('erin');
    await createStream(erin);
    await connectTool(erin, 'Asana');
    await modal.submit();
    expect(modal.texts().join('\n')).toContain('A Stream was connected meanwhile');
    expect((await integration()).account.email).toBe(service);
  });
});

describe('managing an Integration', () => {
  test('[I4] it is renamed, paused and resumed; what is submitted meanwhile waits', async () => {
    await start();
    await world.slack.as('bob').openHome();
    const modal = await manage();
    expect(modal.texts().join('\n')).toContain('🟢 Working');
    await modal.click('Rename');
    const rename = opened(alice().modal);
    await rename.fill({ Name: '  The  team’s Asana ' });
    await rename.submit();
    await alice().waitFor(() => modal.texts().some((text) => text.includes('*The team’s Asana* (Asana)')));

    await modal.click('Pause');
    await alice().waitFor(() => modal.buttons().includes('Resume'));
    await submit('While it is paused');
    await world.worker.idle();
    expect(tasks()).toEqual([]);
    await modal.closeAll();
    const home = await alice().openHome();
    expect(home.texts().join('\n')).toMatch(
      /Paused: An admin has paused this Integration.\n1 change waiting/,
    );

    const again = await manage();
    await again.click('Resume');
    await alice().waitFor(() => tasks().length === 1, 20_000);
    await alice().waitFor(async () =>
      (await alice().openHome()).texts().some((text) => text.includes('Last delivered')),
    );
    const acts = (await audited()).map(({ act }) =>
      act.kind === 'changed' ? [act.setting, act.is] : act.kind,
    );
    expect(acts.slice(0, 3)).toEqual([
      ['State', 'Working'],
      ['State', 'Paused'],
      ['Name', 'The team’s Asana'],
    ]);
  });

  test('[I4] removed: said which Streams stop and how much waits; tokens revoked and deleted; old tasks keep their links', async () => {
    await start();
    await world.slack.as('bob').openHome();
    await submit('There already');
    const card = await world.slack
      .as('bob')
      .channel('it')
      .waitForMessage((message) => message.links().length > 0, 20_000);
    const before = await integration();
    await (await manage()).click('Pause');
    await submit('Still waiting');
    await world.worker.idle();
    await opened(alice().modal).click('Remove');
    const remove = opened(alice().modal);
    expect(remove.texts().join('\n')).toContain('• IT help');
    expect(remove.texts().join('\n')).toContain(
      '1 change that wait and 0 that failed will not be delivered.',
    );
    await remove.submit();
    expect(alice().modal).toBeNull();
    const home = await alice().openHome();
    expect(home.buttons()).toContain('Connect Asana');
    await alice().waitFor(() => world.asana.state.grants.length === 0);
    expect(await own().read((db) => db.integrations.sealedCredentials(before.id))).toBeUndefined();
    expect(await own().read((db) => db.tokens.life(before.id))).toBeUndefined();
    await world.worker.idle();
    expect(await own().read((db) => db.deliveries.counts(before.id))).toEqual({ waiting: 0, failed: 0 });
    expect(tasks()).toHaveLength(1);
    await card.click('Complete');
    await alice().waitFor(() => card.text().includes('Closed'));
    expect(card.links().length).toBeGreaterThan(0);
    expect((await audited())[0]).toMatchObject({ actor: alice().id, act: { kind: 'deleted' } });

    await integrateBySignIn(world, alice(), 'Asana', service);
    expect((await integration()).id).toBe(before.id);
    expect((await integration()).label).toBeNull();
  });

  test('[I3] the access is checked again, and what was put right is warned of no more', async () => {
    await start();
    const { modal, link } = await openSignIn(alice(), 'Asana', 'Manage');
    await signInBy(world, 'Asana', link, 'grace@acme.example');
    await alice().waitFor(() => modal.title === 'Is this the account?');
    await modal.submit();
    const window = await manage();
    expect(window.texts().join('\n')).toContain('The account has no access to it.');
    const project = world.asana.state.projects.find(({ gid }) => gid === seedGids.itHelp);
    project?.members.push({ user: accountId(world, 'Asana', 'grace@acme.example'), access: 'editor' });
    await window.click('Check access');
    await alice().waitFor(() => !window.texts().join('\n').includes('has no access'));
  });

  test('[I4] somebody who is no admin any more changes nothing', async () => {
    await start({ connected: false });
    const erin = world.slack.as('erin');
    const home = await erin.openHome();
    await home.click('Manage Integration');
    const modal = opened(erin.modal);
    await modal.submit();
    await world.slack.changePerson('erin', { role: 'member' });
    await modal.click('Pause');
    await erin.waitFor(() => opened(erin.modal).texts().join('\n').includes('Only workspace admins'));
    expect((await integration()).pausedBecause).toBeNull();
  });
});

describe('failed deliveries', () => {
  test('[I5] they are read page by page with Request and reason, retried or given up, one or all', async () => {
    await start();
    await world.worker.idle();
    await world.slack.as('bob').openHome();
    world.asana.fail({ kind: 'status', status: 403, method: 'POST', path: /\/tasks$/ });
    for (let n = 1; n <= 10; n += 1) await submit(`Laptop ${n}`);
    const { id } = await integration();
    const failed = async () => (await own().read((db) => db.deliveries.counts(id))).failed;
    await alice().waitFor(async () => (await failed()) === 10, 20_000);

    const window = await manage();
    await window.click('Failed (10)');
    const list = opened(alice().modal);
    const words = list.texts().join('\n');
    expect(words).toContain('10 changes could not be delivered to Asana.');
    expect(words).toContain('#10 Laptop 10');
    expect(words).toContain('Asana answered 403');
    expect(words).not.toContain('Laptop 1\n');
    await list.click('Next page');
    expect(list.texts().join('\n')).toContain('Page 2 of 2');
    expect(list.texts().join('\n')).toContain('#1 Laptop 1');

    await list.click('Give up', { beside: 'Laptop 2' });
    await alice().waitFor(() => list.texts().some((text) => text.includes('9 changes could not')));
    world.asana.clearFaults();
    await list.click('Retry', { beside: 'Laptop 1' });
    await alice().waitFor(() => tasks().some(({ name }) => name === 'Laptop 1'), 20_000);
    expect(await failed()).toBe(8);
    await list.click('Retry all');
    await alice().waitFor(() => tasks().length === 9, 20_000);
    expect(tasks().map(({ name }) => name)).not.toContain('Laptop 2');
    expect(list.texts().join('\n')).toContain('Nothing has failed.');

    world.asana.fail({ kind: 'status', status: 403, method: 'POST', path: /\/tasks$/ });
    await submit('One more');
    await alice().waitFor(async () => (await failed()) === 1, 20_000);
    await list.closeAll();
    await (await manage()).click('Failed (1)');
    await opened(alice().modal).click('Give up all');
    await alice().waitFor(async () => (await failed()) === 0);
    const card = await world.slack
      .as('bob')
      .channel('it')
      .waitForMessage((message) => message.text().includes('One more'));
    await alice().waitFor(() => !card.text().includes('403'));
  }, 90_000);
});

describe('tokens of a running app', () => {
  test('[I6] tokens that die early are exchanged, and nobody is troubled', async () => {
    await start();
    await world.slack.as('bob').openHome();
    await world.worker.idle();
    world.asana.expireTokens(accountId(world, 'Asana', service));
    for (let n = 1; n <= 3; n += 1) await submit(`Laptop ${n}`);
    await alice().waitFor(() => tasks().length === 3, 20_000);
    expect((await integration()).pausedBecause).toBeNull();
    const refreshed = world.asana.exchanges.filter(
      ({ path, body }) =>
        path === '/-/oauth_token' && (body as Record<string, string>).grant_type === 'refresh_token',
    );
    expect(refreshed).toHaveLength(1);
  });

  test('[I6] access that was taken back pauses the Integration, is said once, and all goes on after a sign-in', async () => {
    await start();
    await world.slack.as('bob').openHome();
    await world.worker.idle();
    world.asana.revoke(accountId(world, 'Asana', service));
    for (let n = 1; n <= 3; n += 1) await submit(`Laptop ${n}`);
    await alice().waitFor(isPause('does not let the service user in any more'), 20_000);
    const dm = alice().dm();
    const isNotice = (message: { text(): string }) => message.text().includes('Manage Integration');
    await dm.waitForMessage(isNotice);
    await world.worker.idle();
    offset = 3_600_000;
    await world.worker.idle();
    expect(dm.messages().filter(isNotice)).toHaveLength(1);
    const { id } = await integration();
    const counts = await own().read((db) => db.deliveries.counts(id));
    expect(counts).toMatchObject({ failed: 0 });
    expect(counts.waiting).toBeGreaterThanOrEqual(3);

    await integrateBySignIn(world, alice(), 'Asana', service, 'Manage');
    await alice().waitFor(() => tasks().length === 3, 20_000);
    expect((await integration()).pausedBecause).toBeNull();
  });

  test('[I2] an Integration goes on when the one who added it has left', async () => {
    await start();
    const { addedBy } = await integration();
    expect(addedBy).toBe(alice().id);
    await world.slack.as('bob').openHome();
    await world.slack.changePerson('alice', { role: 'deactivated' });
    await submit('After they left');
    await world.slack.as('bob').waitFor(() => tasks().length === 1, 20_000);
  });

  test('[I1] a token goes on to work where nobody can sign in in the browser', async () => {
    world = await startWorld();
    await addIntegration(alice(), 'Asana');
    expect(await own().read((db) => db.tokens.life('any'))).toBeUndefined();
    expect((await integration()).account.email).toBe(service);
  });
});
