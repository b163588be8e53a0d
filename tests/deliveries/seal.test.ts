import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { unseenPerson } from '../../src/domain/people.ts';
import { changeRequest } from '../../src/domain/requests/change-request.ts';
import { access } from '../../src/domain/streams/settings/access.ts';
import { acme, alice, bob, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const own = () => world.store.in(acme);
const set = (requestId: string, changes: { isPrivate?: boolean; dueDate?: string }) =>
  own().transaction((db) =>
    changeRequest(db, requestId, { kind: 'person', person: bob }, changes, world.clock.now),
  );

/** A posted Request whose thread was told of its due date. */
async function toldRequest() {
  const request = await world.submit('Kündigung', alice);
  const worker = world.worker();
  await worker.idle();
  await set(request.id, { dueDate: '2030-12-04' });
  world.clock.pass(3000);
  await worker.idle();
  expect(world.replies()).toEqual([expect.stringContaining('4 Dec 2030')]);
  return { request, worker };
}

/** What stands in the thread now. */
const thread = () =>
  Object.values(world.slack.core.state.messages[world.stream.channelId] ?? {})
    .filter(({ threadTs }) => threadTs !== null)
    .map(({ text }) => text);
const sealed = expect.stringContaining('The Request is private now');

test.each(['lose_answer', 'status'] as const)(
  '[R16] %s: what a thread has told is taken back for all that, once, and what is sealed is left alone',
  async (kind) => {
    const { request, worker } = await toldRequest();
    await set(request.id, { isPrivate: true });
    const fault = { path: /chat\.update$/, times: 2 };
    world.slack.fail(kind === 'status' ? { kind, status: 500, ...fault } : { kind, ...fault });
    for (let round = 0; round < 6; round += 1) {
      await worker.idle();
      world.clock.pass(60_000);
    }
    expect(thread()).toEqual([sealed, '<@U0BOB00001> made it private']);
    expect(world.card(1)).not.toContain('Kündigung');
    expect(await world.unsettled(request.id)).toEqual([]);

    await own().transaction((db) => db.deliveries.oweSeal(request.id));
    const before = world.slack.exchanges.filter(({ path }) => path.endsWith('chat.update')).length;
    await worker.idle();
    expect(world.slack.exchanges.filter(({ path }) => path.endsWith('chat.update'))).toHaveLength(before);
  },
);

test('[R16] where the app may not read the thread, the message itself is sealed and nothing waits', async () => {
  const { request, worker } = await toldRequest();
  world.slack.grant('acme', ['chat:write', 'commands']);
  await set(request.id, { isPrivate: true });
  world.clock.pass(3000);
  await worker.idle();
  expect(world.card(1)).toContain('Private Request');
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R16] one that may be seen by all again before its thread was taken back keeps it', async () => {
  const { request, worker } = await toldRequest();
  await set(request.id, { isPrivate: true });
  await set(request.id, { isPrivate: false });
  world.clock.pass(3000);
  await worker.idle();
  expect(thread()).toEqual([
    expect.stringContaining('4 Dec 2030'),
    expect.stringContaining('made it private'),
  ]);
  expect(world.card(1)).toContain('Kündigung');
});

test('[S11, R16] a Stream of many becomes one for its team alone a few a minute, the newest first', async () => {
  for (let number = 1; number <= 30; number += 1) await world.submit(`Kündigung ${number}`);
  const worker = world.worker();
  await worker.idle();
  await own().transaction(function* (db) {
    const stream = yield* db.streams.byId(world.stream.id);
    if (!stream) throw new Error('No Stream.');
    yield* access.write(db, stream, { ...access.read(stream), maySee: 'team_and_requester' });
  });
  const shown = () =>
    Array.from({ length: 30 }, (_, i) => i + 1).filter((number) => world.card(number)?.includes('Kündigung'));
  world.clock.pass(3000);
  await worker.idle();
  expect(shown()).toEqual([1, 2, 3, 4, 5]);
  world.clock.pass(60_000);
  await worker.idle();
  expect(shown()).toEqual([]);
});

test('[R16, S10] who may see a Request no more by the time that news of it are sent is told nothing', async () => {
  const carol = unseenPerson('U0CAROL001');
  await own().transaction(function* (db) {
    yield* db.streams.putMembers(world.stream.id, { team: [carol.userId], admins: [alice.userId] });
    yield* db.streams.changeSettings(world.stream.id, { privateRequests: 'all' });
  });
  const request = await world.submit('Kündigung');
  await own().transaction((db) =>
    changeRequest(
      db,
      request.id,
      { kind: 'person', person: alice },
      { assigneeId: carol.userId },
      new Date(),
    ),
  );
  await own().transaction((db) =>
    db.streams.putMembers(world.stream.id, { team: [bob.userId], admins: [alice.userId] }),
  );
  world.clock.pass(120_000);
  await world.worker().idle();
  const toCarol = world.slack.exchanges.filter(
    ({ path, body }) =>
      path.endsWith('chat.postMessage') && (body as { channel?: string }).channel === carol.userId,
  );
  expect(toCarol).toEqual([]);
});
