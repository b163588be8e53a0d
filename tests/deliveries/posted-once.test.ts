import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findPosted } from '../../src/deliveries/posted.ts';
import { completeRequest } from '../../src/domain/requests/card-acts.ts';
import { acme, alice, bob, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const posting = { path: /chat\.postMessage$/ };
/** Long enough for every pause after a lost answer. */
const later = 60_000;

/** What a person's direct message with the app holds, in words. */
function inDirectMessage(userId: string): string[] {
  const { channels } = world.slack.workspace('acme');
  const im = channels.find(({ kind, name }) => kind === 'im' && name === userId);
  return Object.values(world.slack.core.state.messages[im?.id ?? ''] ?? {}).map(({ text }) => text);
}

const cardsInChannel = () =>
  Object.values(world.slack.core.state.messages.C0IT000001 ?? {}).filter(({ text }) =>
    text.startsWith('#1 '),
  );

async function chat(count: number): Promise<void> {
  const client = await world.context.slackOf(acme);
  for (let i = 0; i < count; i += 1) {
    await client?.chat.postMessage({ channel: 'C0IT000001', text: `Chat ${i}` });
  }
}

test('[R3] a card whose answer was lost is found below hundreds of later messages', async () => {
  const worker = world.worker({ slots: 1 });
  world.slack.fail({ kind: 'lose_answer', ...posting, times: 1 });
  const request = await world.submit();
  await worker.idle();
  expect(cardsInChannel()).toHaveLength(1);
  await chat(230);
  world.clock.pass(later);
  await worker.idle();
  expect(cardsInChannel()).toHaveLength(1);
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R3] the requester’s card whose answer was lost stands once in their direct message', async () => {
  const worker = world.worker({ slots: 1 });
  world.slack.fail({ kind: 'lose_answer', ...posting, times: 2 });
  const request = await world.submit();
  await worker.idle();
  world.clock.pass(later);
  await worker.idle();
  expect(inDirectMessage(bob.userId)).toHaveLength(1);
  const cards = await world.store.in(acme).read((db) => db.requests.cards(request.id));
  expect(cards.map(({ place }) => place).toSorted()).toEqual(['channel', 'requester']);
  expect(cardsInChannel()).toHaveLength(1);
});

test('[R3] where the app was not granted to read direct messages, the requester’s card comes again', async () => {
  world.slack.grant('acme', ['chat:write', 'users:read', 'channels:read', 'channels:history']);
  const worker = world.worker({ slots: 1 });
  world.slack.fail({ kind: 'lose_answer', ...posting, times: 2 });
  const request = await world.submit();
  await worker.idle();
  world.clock.pass(later);
  await worker.idle();
  expect(inDirectMessage(bob.userId)).toHaveLength(2);
  expect(cardsInChannel()).toHaveLength(1);
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R3] a card that was deleted and whose new one lost its answer is not posted a third time', async () => {
  const worker = world.worker({ slots: 1 });
  const request = await world.submit();
  await worker.idle();
  const [card] = cardsInChannel();
  const client = await world.context.slackOf(acme);
  await client?.chat.delete({ channel: 'C0IT000001', ts: card?.ts ?? '' });
  world.slack.fail({ kind: 'lose_answer', ...posting, times: 1 });
  await world.store.in(acme).transaction((db) => db.deliveries.oweCard(request.id, 'channel'));
  world.clock.pass(later);
  await worker.idle();
  expect(cardsInChannel()).toHaveLength(1);
  world.clock.pass(later);
  await worker.idle();
  expect(cardsInChannel()).toHaveLength(1);
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R3] a card that was given up after a lost answer is found when a later change owes it again', async () => {
  const worker = world.worker({ slots: 1 });
  world.slack.fail({ kind: 'lose_answer', ...posting, times: 1 });
  const request = await world.submit();
  await worker.idle();
  const own = world.store.in(acme);
  const [lost] = await own.read((db) => db.deliveries.unsettledOf(request.id));
  expect(lost?.work).toMatchObject({ kind: 'slack.card', place: 'channel' });
  // The channel takes nothing for a while: what waits is given up.
  const channel = world.slack.workspace('acme').channels.find(({ name }) => name === 'it');
  if (!channel) throw new Error('No channel it.');
  channel.archived = true;
  world.clock.pass(later);
  await worker.idle();
  expect(await world.unsettled(request.id)).toContain('slack.card failed');
  channel.archived = false;
  world.clock.pass(later * 10);
  await completeRequest(world.context, acme, bob, request.id);
  await worker.idle();
  world.clock.pass(later);
  await worker.idle();
  expect(cardsInChannel()).toHaveLength(1);
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[S10] a notice and a digest whose answers were lost are told once', async () => {
  const worker = world.worker({ slots: 1 });
  const request = await world.submit();
  await worker.idle();
  const own = world.store.in(acme);
  await own.transaction(function* (db) {
    yield* db.deliveries.oweNotice(alice.userId, 'Something is to be told.');
    const what = { event: 'completed', actor: bob.userId, isTool: false, reason: null } as const;
    yield* db.news.add({ recipient: alice.userId, requestId: request.id, what, at: world.clock.now });
    yield* db.deliveries.oweNews(alice.userId, null);
  });
  world.slack.fail({ kind: 'lose_answer', ...posting, times: 2 });
  for (let i = 0; i < 4; i += 1) {
    world.clock.pass(later);
    await worker.idle();
  }
  const told = inDirectMessage(alice.userId);
  expect(told.filter((text) => text.includes('to be told'))).toHaveLength(1);
  expect(told.filter((text) => text.includes('completed'))).toHaveLength(1);
  expect(await own.read((db) => db.news.waitingFor(alice.userId, 10))).toEqual([]);
});

test('[R7] what a thread was told before a lost answer is found behind hundreds of replies', async () => {
  const worker = world.worker({ slots: 1 });
  const request = await world.submit();
  await worker.idle();
  await completeRequest(world.context, acme, bob, request.id);
  world.slack.fail({ kind: 'lose_answer', ...posting, times: 1 });
  world.clock.pass(2000);
  await worker.idle();
  const [card] = cardsInChannel();
  const client = await world.context.slackOf(acme);
  for (let i = 0; i < 210; i += 1) {
    await client?.chat.postMessage({ channel: 'C0IT000001', thread_ts: card?.ts ?? '', text: `Chat ${i}` });
  }
  world.clock.pass(later);
  await worker.idle();
  const replies = Object.values(world.slack.core.state.messages.C0IT000001 ?? {});
  expect(replies.filter(({ text }) => text.includes('completed it'))).toHaveLength(1);
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R3] what Slack answers to the look decides: only a missing right posts again', async () => {
  const client = await world.context.slackOf(acme);
  if (!client) throw new Error('No client.');
  world.slack.fail({ kind: 'status', status: 500, path: /conversations\.history$/, times: 1 });
  const look = () =>
    findPosted(client, { createdAt: world.clock.now }, 'C0IT000001', 'streamly_request', () => true);
  await expect(look()).rejects.toThrow();
  expect(await look()).toBeNull();
});
