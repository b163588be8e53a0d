import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../sandbox/stand-in-server.ts';
import type { Worker } from '../../src/deliveries/worker.ts';
import { completeRequest, retryDeliveries } from '../../src/domain/requests/card-acts.ts';
import { acme, alice, bob, putIntegration, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

/** What is owed leads to more that is owed, a moment later. */
async function settle(worker: Worker): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await worker.idle();
    world.clock.pass(1000);
  }
  await worker.idle();
}

test('[R3] [I7] a Request becomes a card, a message to the requester, and a task with the link to the card', async () => {
  const { tool } = await world.connect('one');
  const worker = world.worker();
  await worker.idle();
  const request = await world.submit();
  await settle(worker);

  expect(await world.unsettled(request.id)).toEqual([]);
  expect(world.cards()).toBe(1);
  expect(tool.tasks).toHaveLength(1);
  const [task] = tool.tasks;
  expect(task?.content).toMatchObject({
    key: request.id,
    number: 1,
    stream: 'IT help',
    subject: 'New laptop',
    complete: false,
    requester: { name: 'Bob Baker', email: 'bob@acme.example' },
    assignee: null,
  });
  expect(task?.content.slackUrl).toMatch(/^http/);
  expect(task?.links).toEqual([{ url: task?.content.slackUrl, name: 'Request #1 in Slack' }]);
  expect(world.card(1)).toContain('Open in The one tool');
});

test('[I7] the fields of the Stream are made once, however many tasks come at once', async () => {
  const { tool } = await world.connect('one');
  for (let i = 0; i < 10; i += 1) await world.submit(`Subject ${i}`);
  const worker = world.worker();
  for (let turn = 0; turn < 5; turn += 1) {
    await worker.idle();
    world.clock.pass(5000);
  }

  expect(tool.tasks).toHaveLength(10);
  expect(new Set(tool.fields.map((field) => field.fieldId)).size).toBe(tool.fields.length);
  expect(tool.fields).toHaveLength(7);
});

test('[R7] a change goes to the task and to both copies of the card', async () => {
  const { tool } = await world.connect('one');
  const worker = world.worker();
  await worker.idle();
  const request = await world.submit();
  await worker.idle();
  await completeRequest(world.context, acme, bob, request.id);
  await settle(worker);

  expect(tool.tasks).toHaveLength(1);
  expect(tool.tasks[0]?.content.complete).toBe(true);
  expect(world.card(1)).toContain('Closed');
});

test('[I5] a task that was deleted in the tool is said on the card, and not made again', async () => {
  const { tool } = await world.connect('one');
  const worker = world.worker();
  await worker.idle();
  const request = await world.submit();
  await worker.idle();
  tool.tasks.length = 0;
  await completeRequest(world.context, acme, bob, request.id);
  await settle(worker);

  expect(tool.tasks).toEqual([]);
  expect(await world.unsettled(request.id)).toEqual([]);
  expect(world.card(1)).toContain('was deleted in The one tool');
});

describe('when making the task fails', () => {
  type Outcome = { after: string[]; card: string; requests: number };
  const healed = 'Open in The one tool';
  const cases: [string, Omit<Fault, 'path' | 'method'>, Outcome][] = [
    [
      '400',
      { kind: 'status', status: 400 },
      { after: ['tool.task failed'], card: 'answered 400', requests: 1 },
    ],
    [
      '403',
      { kind: 'status', status: 403 },
      { after: ['tool.task failed'], card: 'answered 403', requests: 1 },
    ],
    [
      '404',
      { kind: 'status', status: 404 },
      { after: ['tool.task failed'], card: 'answered 404', requests: 1 },
    ],
    [
      '401',
      { kind: 'status', status: 401 },
      { after: ['tool.task waiting'], card: 'answered 401', requests: 1 },
    ],
    ['409', { kind: 'status', status: 409, times: 3 }, { after: [], card: healed, requests: 4 }],
    ['429', { kind: 'status', status: 429, times: 3 }, { after: [], card: healed, requests: 4 }],
    ['500', { kind: 'status', status: 500, times: 3 }, { after: [], card: healed, requests: 4 }],
    ['503', { kind: 'status', status: 503, times: 3 }, { after: [], card: healed, requests: 4 }],
    ['garbage', { kind: 'garbage', times: 3 }, { after: [], card: healed, requests: 4 }],
    ['half a body', { kind: 'half_body', times: 1 }, { after: [], card: healed, requests: 1 }],
    ['a lost answer', { kind: 'lose_answer', times: 1 }, { after: [], card: healed, requests: 1 }],
    ['a cut connection', { kind: 'reset', times: 3 }, { after: [], card: healed, requests: 4 }],
    ['nothing at all', { kind: 'hang', times: 1 }, { after: [], card: healed, requests: 2 }],
  ];

  test.each(cases)(
    '[I5] [I10] %s: the delivery, the card and the task are as they should be',
    async (_name, fault, outcome) => {
      const { tool } = await world.connect('one', { timeoutMs: 300 });
      const worker = world.worker();
      await worker.idle();
      tool.fail({ ...fault, method: 'POST', path: /^\/tasks$/ });
      const request = await world.submit();
      for (let turn = 0; turn < 8; turn += 1) {
        await worker.idle();
        world.clock.pass(61_000);
      }

      expect(await world.unsettled(request.id)).toEqual(outcome.after);
      expect(world.card(1)).toContain(outcome.card);
      const made = tool.exchanges.filter(({ method, path }) => method === 'POST' && path === '/tasks');
      expect(made).toHaveLength(outcome.requests);
      expect(tool.tasks).toHaveLength(outcome.after.length === 0 ? 1 : 0);
    },
  );

  test('[I5] a tool that is down is said on the card from the second attempt on, and no more once it answers', async () => {
    const { tool } = await world.connect('one');
    const worker = world.worker();
    await worker.idle();
    tool.fail({ kind: 'status', status: 500, path: /^\/tasks/ });
    await world.submit();
    await worker.idle();
    expect(world.card(1)).toContain('Waiting for The one tool');
    await settle(worker);
    expect(world.card(1)).toContain('answered 500. Streamly tries again by itself.');
    tool.clearFaults();
    world.clock.pass(60_000);
    await worker.idle();
    expect(world.card(1)).toContain('Open in The one tool');
    expect(world.card(1)).not.toContain('tries again');
  });

  test('[I5] Retry brings what was given up to its end', async () => {
    const { tool } = await world.connect('one');
    const worker = world.worker();
    await worker.idle();
    tool.fail({ kind: 'status', status: 400, method: 'POST', path: /^\/tasks$/, times: 1 });
    const request = await world.submit();
    await worker.idle();
    await settle(worker);
    expect(world.card(1)).toContain('Retry');

    expect(await retryDeliveries(world.context, acme, bob, request.id)).toBe(1);
    await settle(worker);
    expect(await world.unsettled(request.id)).toEqual([]);
    expect(tool.tasks).toHaveLength(1);
    expect(world.card(1)).not.toContain('Retry');
  });

  test('[I6] a revoked account pauses the Integration, tells the admins once, and loses nothing', async () => {
    const { tool, integration } = await world.connect('one');
    const worker = world.worker();
    await worker.idle();
    tool.tokens.clear();
    const requests = [await world.submit('A'), await world.submit('B'), await world.submit('C')];
    await worker.idle();
    world.clock.pass(3_600_000);
    await worker.idle();

    const paused = await world.store.in(acme).read((db) => db.integrations.byId(integration.id));
    expect(paused?.pausedBecause).toContain('answered 401');
    expect(world.told(alice.userId)).toHaveLength(1);
    expect(world.told(alice.userId)[0]).toContain('Manage Integration');
    for (const { id } of requests) expect(await world.unsettled(id)).toEqual(['tool.task waiting']);

    tool.tokens.add('small-token');
    await putIntegration(world.context, 'one', 'small-token');
    await worker.idle();
    expect(tool.tasks).toHaveLength(3);
    await settle(worker);
    expect(world.card(3)).toContain('Open in The one tool');
  });
});

test('[R9] [I10] what was said at a task whose making lost its answer is taken over once the task is known', async () => {
  const { tool } = await world.connect('one', { timeoutMs: 300 });
  const worker = world.worker();
  await worker.idle();
  tool.fail({ kind: 'lose_answer', times: 1, method: 'POST', path: /^\/tasks$/ });
  const request = await world.submit();
  await worker.idle();
  const [task] = tool.tasks;
  const said = { id: 'c1', author: 'Ada', text: 'On it', at: world.clock.now.toISOString() };
  tool.comments.push({ ...said, taskId: task?.id ?? '' });
  for (let turn = 0; turn < 3; turn += 1) {
    world.clock.pass(61_000);
    await worker.idle();
  }
  const comments = await world.store.in(acme).read((db) => db.comments.ofRequest(request.id));
  expect(comments.map(({ text }) => text)).toEqual(['On it']);
  expect(tool.tasks).toHaveLength(1);
  expect(await world.unsettled(request.id)).toEqual([]);
});
