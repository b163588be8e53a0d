import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Handlers } from '../../src/deliveries/handler.ts';
import { handlers } from '../../src/deliveries/handlers/index.ts';
import { slackTarget } from '../../src/deliveries/kinds.ts';
import { acme, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const owe = (userId: string, text: string) =>
  world.store.in(acme).transaction((db) => db.deliveries.oweNotice(userId, text));

const counts = () => world.store.in(acme).read((db) => db.deliveries.counts(slackTarget));

/** Notices end when the test says so; `begun` tells which ones have begun. */
function heldNotices() {
  const events = new EventEmitter();
  const begun: string[] = [];
  const held: Handlers = {
    ...handlers,
    'slack.notice': {
      async carryOut(_parts, { work }) {
        begun.push(work.text);
        events.emit('begun');
        await once(events, `let go ${work.text}`);
        return function* () {};
      },
      tell: () => function* () {},
    },
  };
  return {
    handlers: held,
    begun,
    async untilBegun(text: string) {
      while (!begun.includes(text)) await once(events, 'begun');
    },
    letGo: (text: string) => void events.emit(`let go ${text}`),
  };
}

describe('a worker', () => {
  test('[I10] takes up new work by itself, and what another process owed', async () => {
    const held = heldNotices();
    world.worker({ handlers: held.handlers }).start();
    await owe('U1', 'one');
    await held.untilBegun('one');
    await owe('U2', 'two');
    await held.untilBegun('two');
    held.letGo('one');
    held.letGo('two');
  });

  test('[I10] fills each slot as it gets free, and waits for no batch', async () => {
    const held = heldNotices();
    world.worker({ handlers: held.handlers, slots: 4 }).start();
    for (const text of ['slow', 'a', 'b', 'c']) await owe(`U-${text}`, text);
    await held.untilBegun('slow');
    for (const text of ['a', 'b', 'c']) {
      await held.untilBegun(text);
      held.letGo(text);
    }
    expect(held.begun).toEqual(['slow', 'a', 'b', 'c']);
    held.letGo('slow');
  });

  test('[I10] writes what its work led to together with the word that it is done, or not at all', async () => {
    const tries: number[] = [];
    const failing: Handlers = {
      ...handlers,
      'slack.notice': {
        async carryOut(_parts, job) {
          tries.push(job.attempts);
          return function* (db) {
            yield* db.deliveries.oweNotice('U9', 'half');
            throw new Error('while writing');
          };
        },
        tell: () => function* () {},
      },
    };
    const worker = world.worker({ handlers: failing });
    await owe('U1', 'one');
    await worker.idle();
    expect(tries).toEqual([1]);
    expect(await counts()).toEqual({ waiting: 1, failed: 0 });
    world.clock.pass(30_000);
    await worker.idle();
    expect(tries).toEqual([1, 2]);
  });

  test('[I10] survives a handler that throws whatever it likes, and gives a bug up under a reference', async () => {
    const odd: unknown[] = [undefined, null, 'text', { code: 1 }, new TypeError('secret')];
    const throwing: Handlers = {
      ...handlers,
      'slack.notice': {
        carryOut: () => Promise.reject(odd.shift()),
        tell: () => function* () {},
      },
    };
    const worker = world.worker({ handlers: throwing });
    await owe('U1', 'one');
    for (let turn = 0; turn < 6; turn += 1) {
      await worker.idle();
      world.clock.pass(60_000);
    }
    expect(odd).toEqual([]);
    const [latest] = await world.store.in(acme).read((db) => db.deliveries.latest(1));
    expect(latest).toMatchObject({ state: 'failed', attempts: 5 });
    expect(latest?.error).toMatch(/^Something went wrong inside Streamly. Reference: [0-9a-f-]{36}$/);
  });

  test('[I10] that lost its claim writes nothing', async () => {
    const held = heldNotices();
    const slow = world.worker({ handlers: held.handlers, leaseLasts: 10_000 });
    slow.start();
    await owe('U1', 'one');
    await held.untilBegun('one');
    world.clock.pass(10_001);
    const told = heldNotices();
    const second = world.worker({ handlers: told.handlers });
    second.start();
    await told.untilBegun('one');
    held.letGo('one');
    await slow.stop();
    expect(await counts()).toEqual({ waiting: 1, failed: 0 });
    told.letGo('one');
    await second.idle();
    expect(await counts()).toEqual({ waiting: 0, failed: 0 });
  });

  test('[E4] that is stopped takes no more, ends what runs, and leaves the rest as it was', async () => {
    const held = heldNotices();
    const worker = world.worker({ handlers: held.handlers, slots: 2 });
    worker.start();
    await owe('U1', 'one');
    await held.untilBegun('one');
    const stopped = worker.stop();
    await owe('U2', 'two');
    held.letGo('one');
    await stopped;
    expect(held.begun).toEqual(['one']);
    const latest = await world.store.in(acme).read((db) => db.deliveries.latest(2));
    expect(latest).toMatchObject([
      { state: 'waiting', attempts: 0 },
      { state: 'done', attempts: 1 },
    ]);
  });

  test('[E4] that is stopped does not wait longer than it is told; the work is taken up again', async () => {
    const held = heldNotices();
    const worker = world.worker({ handlers: held.handlers });
    worker.start();
    await owe('U1', 'one');
    await held.untilBegun('one');
    await worker.stop(1);
    world.clock.pass(30_001);
    await world.worker().idle();
    expect(await counts()).toEqual({ waiting: 0, failed: 1 });
    held.letGo('one');
  });
});

describe('work that this version cannot read', () => {
  const ofNewerVersion = JSON.stringify({ kind: 'slack.hologram', userId: 'U1' });
  /** As a newer version, or a spoiled disk, would have left it. */
  function spoil(containing: string, stored: string) {
    const file = new Database(world.url.slice('file:'.length));
    const where = 'where instr(work, ?) > 0';
    const before = file.prepare(`select work from deliveries ${where}`).get(containing) as { work: string };
    file.prepare(`update deliveries set work = ? ${where}`).run(stored, containing);
    file.close();
    return before.work;
  }

  test('[I10] stands aside alone: all else is delivered, and it is among what failed, with its reason', async () => {
    const told = heldNotices();
    for (const text of ['first', 'newer', 'spoiled', 'no JSON', 'last']) await owe(`U-${text}`, text);
    spoil('newer', ofNewerVersion);
    spoil('spoiled', JSON.stringify({ kind: 'slack.notice', userId: { an: 'object' }, text: 7 }));
    spoil('no JSON', '{"kind":');
    const worker = world.worker({ handlers: told.handlers });
    worker.start();
    for (const text of ['first', 'last']) {
      await told.untilBegun(text);
      told.letGo(text);
    }
    await worker.idle();
    expect(told.begun).toEqual(['first', 'last']);
    const failed = await world.store
      .in(acme)
      .read((db) => db.failedDeliveries.page(slackTarget, { limit: 10, offset: 0 }));
    expect(failed.map(({ error, attempts }) => [error, attempts])).toEqual([
      [expect.stringContaining('can’t read this work'), 0],
      [expect.stringContaining('can’t read this work'), 0],
      [expect.stringContaining('can’t read this work'), 0],
    ]);
    expect(await world.store.system.read((db) => db.outbox.countUnreadable())).toBe(3);
  });

  test('[I10] is taken up again by itself by a version that can read it', async () => {
    const told = heldNotices();
    await owe('U1', 'newer');
    const work = spoil('newer', ofNewerVersion);
    await world.worker({ handlers: told.handlers }).idle();
    expect(await counts()).toEqual({ waiting: 0, failed: 1 });
    spoil('hologram', work);
    const newer = world.worker({ handlers: told.handlers });
    newer.start();
    await told.untilBegun('newer');
    told.letGo('newer');
    await newer.idle();
    expect(await counts()).toEqual({ waiting: 0, failed: 0 });
    expect(await world.store.system.read((db) => db.outbox.countUnreadable())).toBe(0);
  });

  test('[I10] is not kept in the first place', async () => {
    const work = { kind: 'slack.notice', userId: { an: 'object' }, text: 'x' };
    await expect(owe(work.userId as unknown as string, work.text)).rejects.toThrow();
  });
});

describe('several tools', () => {
  test('[I10] a tool that hangs keeps no other one waiting', async () => {
    const slow = await world.connect('slow');
    const quick = await world.connect('quick');
    await world.worker().idle();
    slow.tool.fail({ kind: 'hang' });
    for (let i = 0; i < 20; i += 1) await world.submit(`Subject ${i}`);
    const made = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (quick.tool.tasks.length < 20) return;
        clearInterval(look);
        resolve();
      }, 5);
    });
    world.worker({ slots: 8 }).start();
    await made;
    expect(slow.tool.tasks).toHaveLength(0);
    expect(world.cards()).toBeGreaterThan(0);
  });

  test('[I5, I10] Retry-After of a tool is shown, and obeyed for all that waits for it, by the worker that heard it', async () => {
    const { tool, integration } = await world.connect('one');
    const worker = world.worker();
    await worker.idle();
    const before = tool.exchanges.length;
    tool.fail({ kind: 'status', status: 429, retryAfter: 30 });
    for (let i = 0; i < 20; i += 1) await world.submit(`Subject ${i}`);
    await worker.idle();
    expect(tool.exchanges.length - before).toBeLessThanOrEqual(4);
    const health = await world.store.in(acme).read((db) => db.health.of(integration.id));
    expect(health).toMatchObject({ limitedUntil: new Date(world.clock.now.getTime() + 30_000) });
    tool.clearFaults();
    const refused = tool.exchanges.length;
    world.clock.pass(29_999);
    await worker.idle();
    expect(tool.exchanges).toHaveLength(refused);
    world.clock.pass(1);
    await worker.idle();
    expect(tool.tasks).toHaveLength(20);
  });

  test("[I10] a tool's quota is never passed, and what waits for it comes later", async () => {
    const { tool } = await world.connect('one', { quota: { requestsPerMinute: 10 } });
    const worker = world.worker();
    await worker.idle();
    const before = tool.exchanges.length;
    for (let i = 0; i < 12; i += 1) await world.submit(`Subject ${i}`);
    await worker.idle();
    expect(tool.exchanges.length).toBeLessThanOrEqual(10);
    expect(tool.exchanges.length).toBeGreaterThan(before);
    for (let minute = 0; minute < 10; minute += 1) {
      const known = tool.exchanges.length;
      world.clock.pass(61_000);
      await worker.idle();
      expect(tool.exchanges.length - known).toBeLessThanOrEqual(10);
    }
    expect(tool.tasks).toHaveLength(12);
    expect(new Set(tool.tasks.map(({ content }) => content.key)).size).toBe(12);
  });
});
