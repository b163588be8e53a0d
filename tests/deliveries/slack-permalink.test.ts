import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acme, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const linking = { path: /getPermalink$/ };
const later = 60_000;

const cards = (requestId: string) => world.store.in(acme).read((db) => db.requests.cards(requestId));

async function work(rounds = 4): Promise<void> {
  const worker = world.worker();
  for (let round = 0; round < rounds; round += 1) {
    await worker.idle();
    world.clock.pass(later);
  }
  await worker.idle();
}

describe.each([
  { name: 'answers with 500', fault: { kind: 'status', status: 500 } as const },
  { name: 'is asked too often', fault: { kind: 'status', status: 429, retryAfter: 30 } as const },
  { name: 'does not answer', fault: { kind: 'reset' } as const },
])('when Slack $name', ({ fault }) => {
  test('[I3] the link that Slack did not tell is asked for again, and every task gets it', async () => {
    const one = await world.connect('one');
    const two = await world.connect('two');
    world.slack.fail({ ...fault, ...linking, times: 4 });
    const request = await world.submit();
    await work();
    const [channel] = (await cards(request.id)).filter(({ place }) => place === 'channel');
    expect((await cards(request.id)).every(({ permalink }) => permalink?.startsWith('http'))).toBe(true);
    for (const { tool } of [one, two]) {
      expect(tool.tasks.map(({ content }) => content.slackUrl)).toEqual([channel?.permalink]);
      expect(tool.tasks[0]?.links).toHaveLength(1);
    }
    expect(await world.unsettled(request.id)).toEqual([]);
  });
});

test('[I3] a card of an older version without a link gets it with its next change', async () => {
  const { tool } = await world.connect('one');
  const request = await world.submit();
  await work(1);
  const own = world.store.in(acme);
  await own.transaction(function* (db) {
    for (const card of yield* db.requests.cards(request.id)) {
      yield* db.requests.putCard(request.id, { ...card, permalink: null });
    }
    yield* db.deliveries.oweCard(request.id, 'channel');
  });
  await work(2);
  const [channel] = (await cards(request.id)).filter(({ place }) => place === 'channel');
  expect(channel?.permalink).toMatch(/^http/);
  expect(tool.tasks[0]?.content.slackUrl).toBe(channel?.permalink);
});

test('[I3] a message that was deleted has no link, and nothing is owed for it', async () => {
  world.slack.fail({ kind: 'status', status: 500, ...linking });
  const request = await world.submit();
  const worker = world.worker();
  await worker.idle();
  expect(await world.unsettled(request.id)).toContain('slack.permalink waiting');
  for (const { channelId, ts } of await cards(request.id)) {
    const client = await world.context.slackOf(acme);
    await client?.chat.delete({ channel: channelId, ts });
  }
  world.slack.clearFaults();
  await work(2);
  expect(await world.unsettled(request.id)).toEqual([]);
});
