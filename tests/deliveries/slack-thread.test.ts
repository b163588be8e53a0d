import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { assignToMe, completeRequest, reopenRequest } from '../../src/domain/requests/card-acts.ts';
import { changeRequest } from '../../src/domain/requests/change-request.ts';
import type { RequestChanges } from '../../src/domain/requests/check-changes.ts';
import { acme, alice, bob, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const posting = { path: /chat\.postMessage$/ };

async function postedRequest() {
  const request = await world.submit();
  const worker = world.worker();
  await worker.idle();
  return { request, worker };
}

function changeFromTool(requestId: string, connectedToolId: string, changes: RequestChanges) {
  const actor = { kind: 'tool', tool: 'one', connectedToolId } as const;
  return world.store
    .in(acme)
    .transaction((db) => changeRequest(db, requestId, actor, changes, world.clock.now));
}

test('[R7] the thread is told who changed what, in one reply for what was done together', async () => {
  const { request, worker } = await postedRequest();
  await assignToMe(world.context, acme, bob, request.id);
  await completeRequest(world.context, acme, bob, request.id);
  await worker.idle();
  expect(world.replies()).toEqual([]);
  world.clock.pass(2000);
  await worker.idle();
  expect(world.replies()).toEqual([
    '<@U0BOB00001> set *Assignee* to <@U0BOB00001>\n<@U0BOB00001> completed it',
  ]);
  await reopenRequest(world.context, acme, alice, request.id);
  world.clock.pass(2000);
  await worker.idle();
  expect(world.replies().at(-1)).toBe('<@U0ALICE001> reopened it');
  expect(world.replies()).toHaveLength(2);
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R7] what was done and undone at once is told to nobody, and stands in the history', async () => {
  const { request, worker } = await postedRequest();
  await completeRequest(world.context, acme, bob, request.id);
  await reopenRequest(world.context, acme, bob, request.id);
  world.clock.pass(2000);
  await worker.idle();
  expect(world.replies()).toEqual([]);
  const history = await world.store.in(acme).read((db) => db.requests.history(request.id));
  expect(history.map(({ change }) => change.kind)).toEqual(['submitted', 'completed', 'reopened']);
});

test('[R7, I9] a change made in a tool is told in the tool’s name', async () => {
  const { connected } = await world.connect('one');
  const { request, worker } = await postedRequest();
  await changeFromTool(request.id, connected.id, { subject: 'New name', dueDate: '2030-12-04' });
  world.clock.pass(2000);
  await worker.idle();
  const [reply] = world.replies();
  expect(reply).toMatch(/\(Website\) set \*Subject\* to “New name”, was “New laptop”\n/);
  expect(reply).toMatch(/\(Website\) set \*Due date\* to 4 Dec 2030$/);
});

test.each(['lose_answer', 'half_body'] as const)(
  '[R7] %s: a reply whose answer is lost is found by its metadata, not said twice; later news is said after it',
  async (kind) => {
    const { request, worker } = await postedRequest();
    await completeRequest(world.context, acme, bob, request.id);
    world.slack.fail({ kind, ...posting, times: 1 });
    world.clock.pass(2000);
    await worker.idle();
    await reopenRequest(world.context, acme, alice, request.id);
    world.clock.pass(60_000);
    await worker.idle();
    const inThread = world.slack.exchanges
      .filter(({ path, body }) => posting.path.test(path) && 'thread_ts' in (body as object))
      .map(({ body }) => (body as { text: string }).text);
    expect(inThread).toEqual(['<@U0BOB00001> completed it', '<@U0ALICE001> reopened it']);
    expect(await world.unsettled(request.id)).toEqual([]);
  },
);

test('[R7] changes that come before the message is posted are told once it is', async () => {
  const request = await world.submit();
  await assignToMe(world.context, acme, bob, request.id);
  world.clock.pass(3000);
  const worker = world.worker();
  world.slack.fail({ kind: 'status', status: 500, ...posting, times: 2 });
  await worker.idle();
  world.clock.pass(60_000);
  await worker.idle();
  world.clock.pass(5000);
  await worker.idle();
  expect(world.replies()).toEqual(['<@U0BOB00001> set *Assignee* to <@U0BOB00001>']);
});

test('[R7] where the message was deleted, nobody is told and nothing fails', async () => {
  const { request, worker } = await postedRequest();
  const cards = await world.store.in(acme).read((db) => db.requests.cards(request.id));
  const client = await world.context.slackOf(acme);
  for (const { channelId, ts } of cards) await client?.chat.delete({ channel: channelId, ts });
  await completeRequest(world.context, acme, bob, request.id);
  world.clock.pass(5000);
  await worker.idle();
  expect(world.replies()).toEqual([]);
  expect(await world.unsettled(request.id)).toEqual([]);
});

test('[R7, S11, R16] where not everybody may see Requests, the thread says that it was changed, not what', async () => {
  const { connected } = await world.connect('one');
  const { request, worker } = await postedRequest();
  await world.store
    .in(acme)
    .transaction((db) => db.streams.changeSettings(world.stream.id, { maySee: 'team_and_requester' }));
  await changeFromTool(request.id, connected.id, { subject: 'Secret', dueDate: '2030-12-04' });
  world.clock.pass(2000);
  await worker.idle();
  expect(world.replies()).toEqual(['The one tool (Website) changed it']);
});
