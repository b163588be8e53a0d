import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Request } from '../../src/domain/requests/request.ts';
import { cutText } from '../../src/domain/sync/forms.ts';
import { type Held, priorities, statuses } from './support/agreement-hands.ts';
import { type AgreementWorld, startAgreementWorld, type Tool, tools } from './support/agreement-world.ts';

/** Histories that are tried; `AGREEMENT_RUNS` names another number. */
const runs = Number(process.env.AGREEMENT_RUNS ?? 15);
/** Calls that one edit may lead to in all: readings and writings in all tools, tried again after failures. */
const mostCallsPerStep = 30;

let world: AgreementWorld;
beforeAll(async () => {
  world = await startAgreementWorld();
}, 60_000);
afterAll(() => world.close());

type Step =
  | { kind: 'slack'; change: Partial<Held> }
  /** `fate` of the tool's call that tells of it; a late one comes after the steps that follow. */
  | { kind: 'tool'; tool: Tool; change: Partial<Held>; fate: 'told' | 'lost' | 'twice' | 'late' }
  | { kind: 'work' }
  | { kind: 'pass'; ms: number }
  /** The next request of the kind fails so. */
  | {
      kind: 'fault';
      tool: Tool;
      fault: 'lose_answer' | 'reset' | 'half_body' | 'late';
      method: 'GET' | 'PUT';
    }
  | { kind: 'die'; tool: Tool; when: 'before' | 'after' };

const long = 'Long '.repeat(300).trim();
const subject = fc.constantFrom('New laptop', 'Another one', '=1+1', 'ä 👩‍👩‍👧');
const anyChange: fc.Arbitrary<Partial<Held>> = fc.oneof(
  subject.map((value) => ({ subject: value })),
  fc.boolean().map((complete) => ({ complete })),
  fc.constantFrom(...statuses).map(({ name }) => ({ status: name })),
  fc.constantFrom('2026-12-01', '2027-01-31', null).map((due) => ({ due })),
  fc.constantFrom('alice' as const, 'bob' as const, null).map((assignee) => ({ assignee })),
  fc.constantFrom(...priorities, null).map((priority) => ({ priority })),
  fc.constantFrom('Light', '007', '+49 30', `${long} A`, `${long} B`, null).map((details) => ({ details })),
);
const tool = fc.constantFrom(...tools);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: anyChange
      .filter((change) => change.subject === undefined)
      .map((change) => ({ kind: 'slack' as const, change })),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('tool' as const),
      tool,
      // Asana's field holds no more than 1,024 characters: nobody types more there.
      change: anyChange.filter(({ details }) => (details?.length ?? 0) <= 1024),
      fate: fc.constantFrom('told' as const, 'lost' as const, 'twice' as const, 'late' as const),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ kind: 'work' as const }) },
  { weight: 1, arbitrary: fc.constantFrom(1000, 40_000).map((ms) => ({ kind: 'pass' as const, ms })) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      tool,
      fault: fc.constantFrom('lose_answer' as const, 'reset' as const, 'half_body' as const, 'late' as const),
      method: fc.constantFrom('GET' as const, 'PUT' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('die' as const),
      tool,
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
);

async function play(request: Request, steps: readonly Step[]): Promise<void> {
  const late: Tool[] = [];
  for (const each of steps) {
    switch (each.kind) {
      case 'slack':
        await world.editInSlack(request, each.change);
        break;
      case 'tool':
        await world.editIn(each.tool, request, each.change);
        if (each.fate === 'late') late.push(each.tool);
        for (let n = 0; n < { told: 1, twice: 2, lost: 0, late: 0 }[each.fate]; n += 1) {
          await world.hint(each.tool, request);
        }
        break;
      case 'work':
        await world.work();
        break;
      case 'pass':
        world.world.clock.pass(each.ms);
        break;
      case 'fault':
        world[each.tool].fail({
          kind: each.fault,
          // GitHub's way to change something.
          method: each.method === 'PUT' && each.tool === 'github' ? 'PATCH' : each.method,
          ms: 20,
          times: 1,
        });
        break;
      case 'die':
        world.dieAt(each.tool, each.when);
    }
  }
  for (const each of late) await world.hint(each, request);
}

/** What each place is to show of what Slack holds: a long text is cut off in Asana. */
function shownIn(place: Tool, held: Held): Held {
  if (place !== 'asana' || held.details === null) return held;
  return { ...held, details: cutText(held.details, { most: 1024, mark: '…' }) };
}

test('[I9, I10] whatever is edited, lost, doubled, late or cut off on either side, all of them agree in the end, without a storm of calls', async () => {
  let histories = 0;
  let mostCalls = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      const request = await world.make();
      const before = world.writes() + world.reads();
      await play(request, steps);
      await world.settle();
      for (const each of tools) world[each].clearFaults();
      const calls = world.writes() + world.reads() - before;
      await world.reconcile();
      histories += 1;
      mostCalls = Math.max(mostCalls, calls / steps.length);

      const { slack, ...held } = await world.held(request);
      for (const each of tools) expect([each, held[each]]).toEqual([each, shownIn(each, slack)]);
      expect(calls).toBeLessThan(mostCallsPerStep * (steps.length + 1));
      const settled = world.writes();
      await world.reconcile();
      expect(world.writes()).toBe(settled);
    }),
    { numRuns: runs, endOnFailure: true },
  );
  process.stdout.write(
    `Agreement: ${histories} histories tried, at most ${mostCalls.toFixed(1)} calls a step.\n`,
  );
}, 600_000);
