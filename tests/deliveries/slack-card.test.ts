import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { assignToMe, completeRequest, reopenRequest } from '../../src/domain/requests/card-acts.ts';
import { deleteRequest, withdrawRequest } from '../../src/domain/requests/end-request.ts';
import { acme, alice, bob, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const posting = { path: /chat\.postMessage$/ };

test('[R3] the requester gets a card of their own, and both show a change', async () => {
  const request = await world.submit();
  const worker = world.worker();
  await worker.idle();
  world.clock.pass(1000);
  await completeRequest(world.context, acme, bob, request.id);
  await worker.idle();

  const cards = await world.store.in(acme).read((db) => db.requests.cards(request.id));
  expect(cards.map(({ place }) => place).sort()).toEqual(['channel', 'requester']);
  expect(cards.every(({ permalink }) => permalink?.startsWith('http'))).toBe(true);
  const updates = world.slack.exchanges.filter(({ path }) => path.endsWith('chat.update'));
  expect(updates).toHaveLength(2);
  for (const { body } of updates) expect((body as { blocks: string }).blocks).toContain('Reopen');
});

function archiveChannel(): void {
  const channel = world.slack.workspace('acme').channels.find(({ name }) => name === 'it');
  if (!channel) throw new Error('No channel it.');
  channel.archived = true;
}

/** Somebody deletes the message in the channel. */
async function deleteCard(requestId: string): Promise<void> {
  const cards = await world.store.in(acme).read((db) => db.requests.cards(requestId));
  const card = cards.find(({ place }) => place === 'channel');
  const client = await world.context.slackOf(acme);
  await client?.chat.delete({ channel: card?.channelId ?? '', ts: card?.ts ?? '' });
}

test('[R3] a card that somebody deleted is posted anew while its Request is open', async () => {
  const request = await world.submit();
  const worker = world.worker();
  await worker.idle();
  await deleteCard(request.id);
  world.clock.pass(1000);
  await assignToMe(world.context, acme, bob, request.id);
  await worker.idle();

  expect(world.cards()).toBe(2);
  expect(world.card(1)).toContain('<@U0BOB00001>');
  world.clock.pass(5000);
  await worker.idle();
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R3] a card that somebody deleted stays away once its Request is closed, until it is reopened', async () => {
  const request = await world.submit();
  const worker = world.worker();
  await worker.idle();
  await deleteCard(request.id);
  world.clock.pass(1000);
  await completeRequest(world.context, acme, bob, request.id);
  await worker.idle();
  world.clock.pass(5000);
  await worker.idle();
  expect(world.cards()).toBe(1);
  expect(await world.unsettled(request.id)).toEqual([]);
  const places = async () =>
    (await world.store.in(acme).read((db) => db.requests.cards(request.id))).map(({ place }) => place);
  expect(await places()).toEqual(['requester']);

  await reopenRequest(world.context, acme, bob, request.id);
  await worker.idle();
  expect(world.cards()).toBe(2);
  expect((await places()).toSorted()).toEqual(['channel', 'requester']);
});

test('[R3, R7] fifty quick changes are few updates of each card, in order, the last one of the last state', async () => {
  const request = await world.submit();
  const worker = world.worker();
  await worker.idle();
  worker.start();
  for (let change = 0; change < 50; change += 1) {
    world.clock.pass(40);
    const set = change % 2 === 0 ? completeRequest : reopenRequest;
    await set(world.context, acme, bob, request.id);
  }
  await worker.stop();
  world.clock.pass(5000);
  await world.worker().idle();

  const updates = world.slack.exchanges.filter(({ path }) => path.endsWith('chat.update'));
  // Two seconds of changes: one at once, one each second, one at the end; for the channel and the requester.
  expect(updates.length).toBeGreaterThanOrEqual(2);
  expect(updates.length).toBeLessThanOrEqual(8);
  expect(world.card(1)).toContain('Complete');
  expect(world.card(1)).not.toContain('Reopen');
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R10] a deleted Request leaves a word in place of its cards, then it is gone', async () => {
  const { tool } = await world.connect('one');
  const worker = world.worker();
  await worker.idle();
  const request = await world.submit('Secret plans');
  await worker.idle();
  world.clock.pass(1000);
  await deleteRequest(world.context, acme, alice, request.id);
  expect(await world.store.in(acme).read((db) => db.requests.byId(request.id))).toMatchObject({
    subject: '(deleted)',
    answers: {},
  });
  await expect(completeRequest(world.context, acme, bob, request.id)).rejects.toThrow('was deleted');
  const { requests } = await world.store.in(acme).read((db) => db.requests.page({ status: 'any' }));
  expect(requests).toEqual([]);
  await worker.idle();

  const updates = world.slack.exchanges.filter(({ path }) => path.endsWith('chat.update'));
  expect(updates).toHaveLength(2);
  for (const { body } of updates) {
    expect(JSON.stringify(body)).toContain('was deleted by <@U0ALICE001>');
    expect(JSON.stringify(body)).not.toContain('Secret plans');
  }
  expect(await world.store.in(acme).read((db) => db.requests.byId(request.id))).toBeUndefined();
  expect(await world.unsettled(request.id)).toEqual([]);
  // What the team has in its tool is the team's.
  expect(tool.tasks).toHaveLength(1);
  expect(tool.tasks[0]?.content).toMatchObject({ subject: 'Secret plans', complete: false });
});

test('[R10] a Request that is deleted before anything was told of it leaves nothing anywhere', async () => {
  const { tool } = await world.connect('one');
  const request = await world.submit();
  await deleteRequest(world.context, acme, alice, request.id);
  await world.worker().idle();
  expect(world.cards()).toBe(0);
  expect(tool.tasks).toEqual([]);
  expect(await world.store.in(acme).read((db) => db.requests.byId(request.id))).toBeUndefined();
});

test('[R10] a deleted Request goes also where its channel takes no word any more', async () => {
  const request = await world.submit();
  const worker = world.worker();
  await worker.idle();
  world.clock.pass(1000);
  archiveChannel();
  await deleteRequest(world.context, acme, alice, request.id);
  await worker.idle();
  expect(await world.store.in(acme).read((db) => db.requests.byId(request.id))).toBeUndefined();
});

test('[R10] of a withdrawn Request the tasks are completed', async () => {
  const { tool } = await world.connect('one');
  const worker = world.worker();
  await worker.idle();
  const request = await world.submit();
  await worker.idle();
  world.clock.pass(1000);
  await withdrawRequest(world.context, acme, bob, request.id);
  await worker.idle();
  expect(tool.tasks[0]?.content).toMatchObject({ complete: true });
  expect(world.card(1)).toContain('Withdrawn');
});

describe('when Slack does not answer', () => {
  test.each(['lose_answer', 'half_body'] as const)(
    '[R3] %s: the card is found by its metadata, not posted twice',
    async (kind) => {
      const worker = world.worker({ slots: 1 });
      world.slack.fail({ kind, ...posting, times: 1 });
      const request = await world.submit();
      await worker.idle();
      expect(await world.unsettled(request.id)).toContain('slack.card waiting');
      const [waiting] = await world.store.in(acme).read((db) => db.deliveries.unsettledOf(request.id));
      expect(waiting?.error).toBe('Slack could not answer.');
      world.clock.pass(60_000);
      await worker.idle();

      const inChannel = world.slack.exchanges.filter(
        ({ path, body }) => posting.path.test(path) && (body as { channel: string }).channel === 'C0IT000001',
      );
      expect(inChannel).toHaveLength(1);
      const cards = await world.store.in(acme).read((db) => db.requests.cards(request.id));
      expect(cards.map(({ place }) => place)).toContain('channel');
    },
  );

  test('[R3] without the right to read the channel it is posted again', async () => {
    world.slack.grant('acme', ['chat:write', 'users:read', 'channels:read']);
    world.slack.fail({ kind: 'reset', ...posting, times: 2 });
    const request = await world.submit();
    const worker = world.worker();
    await worker.idle();
    world.clock.pass(60_000);
    await worker.idle();
    expect(await world.unsettled(request.id)).toEqual([]);
    expect(world.cards()).toBe(1);
  });

  test('[I10] Retry-After is obeyed to the second', async () => {
    world.slack.fail({ kind: 'status', status: 429, retryAfter: 30, ...posting, times: 2 });
    const request = await world.submit();
    const worker = world.worker();
    await worker.idle();
    world.clock.pass(29_999);
    await worker.idle();
    expect(await world.unsettled(request.id)).toEqual(['slack.card waiting', 'slack.card waiting']);
    world.clock.pass(1);
    await worker.idle();
    expect(await world.unsettled(request.id)).toEqual([]);
  });

  test('[R3] a link that Slack does not tell holds up no card', async () => {
    world.slack.fail({ kind: 'status', status: 500, path: /getPermalink$/ });
    const request = await world.submit();
    await world.worker().idle();
    const owed = await world.unsettled(request.id);
    expect(new Set(owed)).toEqual(new Set(['slack.permalink waiting']));
    expect(world.cards()).toBe(1);
  });
});

test('[I5] a channel that takes no messages: the requester sees the Request, the admins are told once', async () => {
  archiveChannel();
  const worker = world.worker();
  const first = await world.submit('First');
  await worker.idle();
  await world.submit('Second');
  await worker.idle();

  expect(await world.unsettled(first.id)).toEqual(['slack.card failed']);
  const [failed] = await world.store.in(acme).read((db) => db.deliveries.unsettledOf(first.id));
  expect(failed?.error).toBe('The channel is archived. Unarchive it.');
  expect(world.told(alice.userId)).toHaveLength(1);
  expect(world.told(alice.userId)[0]).toContain('The channel is archived.');
  const cards = await world.store.in(acme).read((db) => db.requests.cards(first.id));
  expect(cards.map(({ place }) => place)).toEqual(['requester']);
});

test('[A4] a revoked token stops the workspace: nothing more is tried, nothing is lost', async () => {
  await world.slack.uninstall('acme');
  const request = await world.submit();
  const worker = world.worker();
  await worker.idle();
  const calls = world.slack.exchanges.length;
  world.clock.pass(86_400_000);
  await worker.idle();

  expect(world.slack.exchanges).toHaveLength(calls);
  const workspace = await world.store.system.read((db) => db.workspaces.byId(acme));
  expect(workspace?.stoppedAt).not.toBeNull();
  expect(await world.unsettled(request.id)).toEqual(['slack.card waiting', 'slack.card waiting']);
});
