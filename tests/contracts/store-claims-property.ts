import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Claim } from '../../src/db/claims.ts';
import type { ConnectedTool } from '../../src/domain/integrations/integration.ts';
import {
  claimSome,
  leaseTime,
  nameOf,
  postpone,
  settleDone,
  settleFailed,
  workspaceWithTools,
} from './store-claims-world.ts';
import type { TheDatabase } from './store-contract.ts';
import type { TestDatabase } from './store-engines.ts';

const requests = ['R1', 'R2', 'R3'];

type Act =
  | { do: 'owe'; request: string; what: 'card' | 'task' | 'link'; serial: boolean }
  | { do: 'claim'; limit: number }
  | { do: 'settle' | 'fail' | 'postpone'; which: number }
  | { do: 'retry'; request: string }
  | { do: 'pass'; time: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('owe' as const),
      request: fc.constantFrom(...requests),
      what: fc.constantFrom('card' as const, 'task' as const, 'link' as const),
      serial: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('settle', 'fail', 'postpone'), which: fc.nat(20) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('retry' as const), request: fc.constantFrom(...requests) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      time: fc.constantFrom(1000, leaseTime / 2, leaseTime),
    }),
  },
) as fc.Arbitrary<Act>;

/** A claim that somebody has, until its lease ends. */
interface Held {
  claim: Claim;
  until: number;
}

/** Whatever happens in whatever order: lanes in order, one lease of a lane and a serial key, nothing lost. */
export function claimsPropertyContract(database: TheDatabase): void {
  test('[I10] any owing, claiming, settling, failing and dying keeps the order and loses nothing', async () => {
    const world = database();
    const tools = await workspaceWithTools(world.store, requests.length);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40, size: 'max' }), async (acts) => {
        const life = lifeOf(world, tools);
        for (const one of acts) await life.live(one);
        expect(await life.toItsEnd()).toEqual([]);
      }),
      { numRuns: world.store.engine === 'sqlite' ? 60 : 25 },
    );
  }, 60_000);
}

/** One run of acts, watched from outside: by what was owed and what was claimed. */
function lifeOf(world: TestDatabase, tools: { free: ConnectedTool; serial: ConnectedTool }) {
  const { store, clock } = world;
  /** Works that were owed and not begun since. */
  const notBegun = new Set<string>();
  let held: Held[] = [];
  const underLease = () => held.filter(({ until }) => until > clock.now.getTime()).map(({ claim }) => claim);

  async function claim(limit: number): Promise<Claim[]> {
    const claims = await claimSome(world, { limit });
    const records = await store.in('T1').read((db) => db.deliveries.latest(10_000));
    for (const one of claims) {
      const others = underLease();
      expect(others.map(laneOf)).not.toContain(laneOf(one));
      if (isSerial(one)) expect(others.filter(isSerial)).toEqual([]);
      const before = records.filter(({ state, seq }) => state === 'waiting' && seq < one.seq);
      expect(before.map(laneOf)).not.toContain(laneOf(one));
      held.push({ claim: one, until: clock.now.getTime() + leaseTime });
      notBegun.delete(nameOf(one));
    }
    return claims;
  }

  async function owe({ request, what, serial }: Extract<Act, { do: 'owe' }>): Promise<void> {
    const tool = serial ? tools.serial : tools.free;
    await store.in('T1').transaction(function* (db) {
      if (what === 'card') yield* db.deliveries.oweCard(request, 'channel');
      else if (what === 'task') yield* db.deliveries.oweTask(request, tool);
      else yield* db.deliveries.oweLink(request, tool);
    });
    notBegun.add(
      what === 'card' ? `${request}/channel` : `${request}/${tool.id}${what === 'link' ? ' link' : ''}`,
    );
  }

  /** Ends one of all claims in a way, also one whose lease has ended. */
  async function end(how: 'settle' | 'fail' | 'postpone', which: number): Promise<void> {
    const one = held[which % held.length];
    if (!one) return;
    const isLive = underLease().includes(one.claim);
    held = held.filter((other) => other !== one);
    if (how === 'postpone') return postpone(world, one.claim, which * 1000);
    const settled = await (how === 'settle' ? settleDone : settleFailed)(world, one.claim);
    if (isLive) expect(settled).toBe(true);
  }

  return {
    async live(one: Act): Promise<void> {
      if (one.do === 'owe') await owe(one);
      else if (one.do === 'claim') await claim(one.limit);
      else if (one.do === 'pass') clock.pass(one.time);
      else if (one.do === 'retry') {
        await store.in('T1').transaction((db) => db.deliveries.retryOf(one.request));
      } else await end(one.do, one.which);
    },
    /** Carries out all that is left; gives what was owed and never begun. */
    async toItsEnd(): Promise<string[]> {
      for (let round = 0; (await store.system.read((db) => db.claims.nextDueAt())) !== null; round += 1) {
        if (round > 200) throw new Error('What waits is never free.');
        clock.pass(leaseTime);
        for (const one of await claim(100)) expect(await settleDone(world, one)).toBe(true);
      }
      return [...notBegun];
    },
  };
}

/** The link of a task goes in its lane. */
function laneOf(one: Pick<Claim, 'work'>): string {
  return nameOf(one).replace(/ link$/, '');
}

function isSerial(one: Pick<Claim, 'work'>): boolean {
  return laneOf(one).endsWith('/X2');
}
