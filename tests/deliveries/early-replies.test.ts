import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { receiveThreadEvent } from '../../src/domain/comments/keep-reply.ts';
import type { ThreadEvent } from '../../src/domain/comments/thread-event.ts';
import { acme, bob, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const itChannel = 'C0IT000001';
const posting = { path: /chat\.postMessage$/ };
const later = 60_000;

/** The card as Slack has it, whether or not we know it. */
function cardInSlack(): string {
  const found = Object.values(world.slack.core.state.messages[itChannel] ?? {});
  const card = found.find(({ text }) => text.startsWith('#1 '));
  if (!card) throw new Error('No card in the channel.');
  return card.ts;
}

function reply(threadTs: string, text: string, more: Partial<ThreadEvent> = {}): ThreadEvent {
  const ts = `${Number(threadTs) + 1}`;
  const who = { userId: bob.userId, isDeleted: false, files: [], editedAt: null };
  return { channelId: itChannel, threadTs, ts, text, ...who, ...more };
}

const receive = (event: ThreadEvent) => receiveThreadEvent(world.context, acme, event);
const comments = (requestId: string) => world.store.in(acme).read((db) => db.comments.ofRequest(requestId));
const replyDeliveries = async () =>
  (await world.store.in(acme).read((db) => db.deliveries.latest(100))).filter(
    ({ work }) => work.kind === 'slack.reply',
  );

/** A Request whose card stands in the channel, while its answer was lost. */
async function lostCard() {
  const worker = world.worker({ slots: 1 });
  world.slack.fail({ kind: 'lose_answer', ...posting, times: 1 });
  const request = await world.submit();
  await worker.idle();
  const cards = await world.store.in(acme).read((db) => db.requests.cards(request.id));
  expect(cards.filter(({ place }) => place === 'channel')).toEqual([]);
  return { request, worker };
}

test('[R9] a reply to a card whose answer was lost is kept once the card is known, and is owed to the tools', async () => {
  await world.connect('one');
  const { request, worker } = await lostCard();
  await receive(reply(cardInSlack(), 'Which color?'));
  expect(await comments(request.id)).toEqual([]);
  world.clock.pass(later);
  await worker.idle();
  world.clock.pass(later);
  await worker.idle();
  expect((await comments(request.id)).map(({ text }) => text)).toEqual(['Which color?']);
  const latest = await world.store.in(acme).read((db) => db.deliveries.latest(100));
  expect(latest.map(({ work }) => work.kind)).toContain('tool.comment');
});

test('[R9] an edit, a second reply and a deletion that came before the card was known hold as well', async () => {
  const { request, worker } = await lostCard();
  const ts = cardInSlack();
  const edited = { editedAt: world.clock.now.getTime() };
  const file = { id: 'F1', name: 'plan.pdf', mimetype: 'application/pdf', size: 3, permalink: 'https://x' };
  await receive(reply(ts, 'Frist'));
  await receive(reply(ts, 'First', edited));
  await receive(reply(ts, 'Second', { ts: `${Number(ts) + 2}`, files: [file] }));
  await receive(reply(ts, 'Third', { ts: `${Number(ts) + 3}` }));
  await receive(reply(ts, '', { ts: `${Number(ts) + 3}`, isDeleted: true, userId: '' }));
  world.clock.pass(later);
  await worker.idle();
  const kept = (await comments(request.id)).filter(({ removedAt }) => removedAt === null);
  expect(kept.map(({ text }) => text)).toEqual(['First', 'Second']);
  expect(kept[1]?.fileNames).toEqual(['plan.pdf']);
});

test('[R9] a reply that comes while the card is being posted is kept as soon as it is known', async () => {
  const worker = world.worker({ slots: 1 });
  world.slack.fail({ kind: 'late', ms: 300, ...posting, times: 1 });
  const request = await world.submit();
  const working = worker.idle();
  while (Object.keys(world.slack.core.state.messages[itChannel] ?? {}).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await receive(reply(cardInSlack(), 'Quick'));
  await working;
  world.clock.pass(2000);
  await worker.idle();
  expect((await comments(request.id)).map(({ text }) => text)).toEqual(['Quick']);
});

test('[R9] a reply in another thread is let go once no card can be there, and none of its text stays', async () => {
  const { worker } = await lostCard();
  const elsewhere = `${Math.floor(Date.now() / 1000)}.000100`;
  await receive(reply(elsewhere, 'Lunch?'));
  expect(await replyDeliveries()).toHaveLength(1);
  world.clock.pass(later);
  await worker.idle();
  world.clock.pass(later);
  await worker.idle();
  const [done] = await replyDeliveries();
  expect(done).toMatchObject({ state: 'done', work: { event: { text: '' } } });
  expect(await world.store.in(acme).read((db) => db.comments.saidIn(itChannel))).toEqual([]);
});

test('[R9] a reply in a thread that is older than every card on its way is no reply of ours, at once', async () => {
  await lostCard();
  await receive(reply('1700000000.000100', 'Lunch?'));
  expect(await replyDeliveries()).toEqual([]);
});

test('[R9] where nothing is on its way, a reply in another thread costs no delivery', async () => {
  await world.submit();
  await world.worker().idle();
  await receive(reply(`${Math.floor(Date.now() / 1000)}.000100`, 'Lunch?'));
  expect(await replyDeliveries()).toEqual([]);
});

test('[R9] a reply waits three days at most for a card that nobody can find', async () => {
  const { worker } = await lostCard();
  await receive(reply(`${Math.floor(Date.now() / 1000)}.000100`, 'Lunch?'));
  world.slack.fail({ kind: 'status', status: 500, path: /./ });
  for (let day = 0; day < 4; day += 1) {
    world.clock.pass(24 * 60 * 60 * 1000);
    await worker.idle();
  }
  expect(await replyDeliveries()).toMatchObject([{ state: 'done' }]);
});
