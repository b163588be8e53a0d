import { mock } from 'node:test';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../sandbox/asana/stand-in.ts';
import { type SmartsheetStandIn, startSmartsheet } from '../../sandbox/smartsheet/index.ts';
import { seedTokens } from '../../sandbox/smartsheet/seed.ts';
import { type Handlers, nothing } from '../../src/deliveries/handler.ts';
import { handlers } from '../../src/deliveries/handlers/index.ts';
import { connectTool } from '../../src/domain/integrations/connect-tool.ts';
import { asanaConnector } from '../../src/integrations/asana/index.ts';
import type { Connector } from '../../src/integrations/connector.ts';
import { smartsheetConnector } from '../../src/integrations/smartsheet/index.ts';
import { acme, alice, putIntegration, startWorld, type World } from './support/world.ts';

/** Requests that wait. DRAIN=1000 in the environment takes two minutes. */
const waiting = Number(process.env.DRAIN ?? 200);
const minute = 60_000;
const itSheet = 'IT help desk';

let world: World;
let asana: AsanaStandIn;
let smartsheet: SmartsheetStandIn;

beforeEach(async () => {
  // The stand-ins count their quotas by the clock that the test moves, as the app does.
  mock.timers.enable({ apis: ['Date'] });
  world = await startWorld();
  mock.timers.setTime(world.clock.now.getTime());
  asana = await startAsana({ statePath: null, requestsPerMinute: 150 });
  smartsheet = await startSmartsheet({ statePath: null, requestsPerMinute: 300 });
  const connectors = [asanaConnector({ url: asana.url }), smartsheetConnector({ url: smartsheet.url })];
  (world.context.connectors.all as Connector[]).push(...connectors);
  await connect('asana', 'asana-service-user-token', { id: seedGids.itHelp, name: 'IT help', url: null });
  const sheet = { id: String(smartsheet.sheet(itSheet).id), name: itSheet, url: null };
  await connect('smartsheet', seedTokens.serviceUser, sheet);
});
afterEach(async () => {
  await world.end();
  await Promise.all([asana.close(), smartsheet.close()]);
  mock.timers.reset();
});

async function connect(tool: string, token: string, component: { id: string; name: string; url: null }) {
  await putIntegration(world.context, tool, token);
  await connectTool(world.context, acme, alice, { streamId: world.stream.id, tool, component });
}

function pass(ms: number): void {
  world.clock.pass(ms);
  mock.timers.setTime(world.clock.now.getTime());
}

/** The tools alone are of interest: what is owed to Slack is done by nobody, at once. */
const toolsAlone = Object.fromEntries(
  Object.entries(handlers).map(([kind, handler]) => [
    kind,
    kind.startsWith('slack.') ? { ...handler, carryOut: async () => nothing } : handler,
  ]),
) as Handlers;

/** How the tools answered since they were asked last; the stand-ins keep no more than some thousand exchanges. */
function answers(): Record<'asana' | 'smartsheet', { all: number; tooFast: number }> {
  const of = ({ exchanges }: AsanaStandIn | SmartsheetStandIn) => {
    const statuses = exchanges.map(({ status }) => status);
    exchanges.length = 0;
    return { all: statuses.length, tooFast: statuses.filter((status) => status === 429).length };
  };
  return { asana: of(asana), smartsheet: of(smartsheet) };
}

const numberIn = (subject: string | undefined) => Number(/^Request (\d+)$/.exec(subject ?? '')?.[1]);
const inAsana = () => asana.board(seedGids.itHelp).tasks.map(({ name }) => numberIn(name));
function inSmartsheet(): number[] {
  const { rows } = smartsheet.grid(String(smartsheet.sheet(itSheet).id));
  return rows.map(({ values }) =>
    numberIn(Object.values(values).find((value) => !Number.isNaN(numberIn(value)))),
  );
}

/**
 * Requests that are more than some places away from their own: what several slots do at once ends in no certain order,
 * and one whose answer is lost when a connection closes is looked for half a minute later.
 */
const farAway = (numbers: readonly number[]) => numbers.filter((n, at) => Math.abs(n - at) > 8);

test(`[I10] ${waiting} Requests that waited for tools that were down drain in order, without one refusal for speed`, async () => {
  const worker = world.worker({ handlers: toolsAlone });
  await worker.idle();
  answers();
  for (const tool of [asana, smartsheet]) tool.fail({ kind: 'status', status: 503 });
  for (let n = 0; n < waiting; n += 1) await world.submit(`Request ${n}`);
  const halfAMinute = 30_000;
  for (let passed = 0; passed < 10 * minute; passed += halfAMinute) {
    await worker.idle();
    pass(halfAMinute);
  }
  // A tool that is down is asked now and then, and not for everything that waits.
  const whileDown = answers();
  expect(whileDown.asana.all).toBeLessThan(60);
  expect(whileDown.smartsheet.all).toBeLessThan(60);

  for (const tool of [asana, smartsheet]) tool.clearFaults();
  let tooFast = 0;
  for (;;) {
    await worker.idle();
    const { asana: one, smartsheet: other } = answers();
    tooFast += one.tooFast + other.tooFast;
    const next = await world.store.system.read((db) => db.claims.nextDueAt());
    if (!next) break;
    pass(Math.max(1000, next.getTime() - world.clock.now.getTime()));
  }
  expect(tooFast).toBe(0);
  for (const numbers of [inAsana(), inSmartsheet()]) {
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: waiting }, (_, n) => n));
    expect(farAway(numbers).length).toBeLessThanOrEqual(waiting / 20);
  }
}, 600_000);
