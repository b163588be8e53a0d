import { z } from 'zod';
import { callbackTroubles } from '../../webhooks/sender.ts';
import { faultNames, type Switches, type SwitchOrder, type ToolName, toolNames } from '../stage-api.ts';
import {
  asanaAccess,
  asanaAccounts,
  githubAccess,
  githubAccounts,
  serviceAccount,
  smartsheetAccess,
  smartsheetAccounts,
} from './accounts.ts';
import { faultState, playFault } from './faults.ts';
import { nextMonday } from './next-monday.ts';
import type { StageWorld } from './stage-world.ts';

/** What can be made to go wrong, and put right again. */

const tool = z.enum(toolNames);
const switchOrder = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fault'),
    side: z.enum(['slack', ...toolNames]),
    fault: z.enum(['none', ...faultNames]),
  }),
  z.object({ kind: z.literal('access'), tool, change: z.enum(['revoke', 'restore', 'expire']) }),
  z.object({ kind: z.literal('callbacks'), tool, trouble: z.enum(callbackTroubles) }),
  z.object({ kind: z.literal('collisions'), on: z.boolean() }),
  z.object({ kind: z.literal('app'), change: z.enum(['kill', 'stop', 'start']) }),
  z.object({ kind: z.literal('clock'), to: z.enum(['hour', 'day', 'monday', 'now']) }),
  z.object({ kind: z.literal('clear') }),
]) satisfies z.ZodType<SwitchOrder>;

/** Null: it is no order. */
export const parseOrder = (body: unknown): SwitchOrder | null => switchOrder.safeParse(body).data ?? null;

/** Long enough that two Requests which are submitted one after the other meet. */
const collidingWriteMs = 2500;
const hourMs = 3_600_000;
/** Pictures and the sign-in page stay: the page itself uses them. */
const webApi = /^\/api\//;

export function switchesOf({ slack, asana, smartsheet, github, app, clock }: StageWorld): Switches {
  return {
    slack: { fault: faultState(slack) },
    asana: {
      fault: faultState(asana),
      callbacks: asana.callbacks.trouble(),
      access: asanaAccess(asana),
    },
    smartsheet: {
      fault: faultState(smartsheet),
      callbacks: smartsheet.callbacks.trouble(),
      access: smartsheetAccess(smartsheet),
      collisions: smartsheet.writeMs() > 0,
    },
    github: {
      fault: faultState(github),
      callbacks: github.callbacks.trouble(),
      access: githubAccess(github),
    },
    app: { pid: app.pid, isReady: app.isReady },
    clock: { offset: clock.offset },
  };
}

/** Does what was ordered; resolves once it holds. @throws where the app does not start, with what it said. */
export async function obey(world: StageWorld, order: SwitchOrder): Promise<void> {
  const { slack, smartsheet, app } = world;
  switch (order.kind) {
    case 'fault':
      if (order.side === 'slack') playFault(slack, order.fault, webApi);
      else playFault(world[order.side], order.fault);
      return;
    case 'access':
      changeAccess(world, order.tool, order.change);
      return;
    case 'callbacks':
      world[order.tool].callbacks.setTrouble(order.trouble);
      return;
    case 'collisions':
      smartsheet.setWriteMs(order.on ? collidingWriteMs : 0);
      return;
    case 'app':
      if (order.change !== 'start') await app[order.change]();
      else if (app.pid === null) await app.start();
      return;
    case 'clock':
      await moveClock(world, order.to);
      return;
    case 'clear':
      await clearAll(world);
  }
}

function changeAccess(
  { asana, smartsheet, github }: StageWorld,
  tool: ToolName,
  change: 'revoke' | 'restore' | 'expire',
): void {
  const server = { asana, smartsheet, github }[tool];
  const accounts = {
    asana: asanaAccounts(asana),
    smartsheet: smartsheetAccounts(smartsheet),
    github: githubAccounts(github),
  };
  const { id } = serviceAccount(accounts[tool]);
  if (change === 'expire') {
    server.expireTokens(id);
    return;
  }
  if (change === 'revoke') server.revoke(id);
  if (tool === 'asana') asana.refusePersonalTokens(id, change === 'revoke');
  else if (tool === 'github') github.refuseToken(id, change === 'revoke');
  else smartsheet.refuseOwnToken(id, change === 'revoke');
}

async function moveClock({ clock }: StageWorld, to: 'hour' | 'day' | 'monday' | 'now'): Promise<void> {
  if (to === 'now') await clock.backToRealTime();
  else if (to === 'monday') await clock.moveTo(nextMonday(new Date()));
  else await clock.moveBy(to === 'hour' ? hourMs : 24 * hourMs);
}

async function clearAll(world: StageWorld): Promise<void> {
  const { slack, asana, smartsheet, github, app, clock } = world;
  for (const server of [slack, asana, smartsheet, github]) server.clearFaults();
  for (const tool of [asana, smartsheet, github]) tool.callbacks.setTrouble('none');
  smartsheet.setWriteMs(0);
  if (asanaAccess(asana).refused) changeAccess(world, 'asana', 'restore');
  if (smartsheetAccess(smartsheet).refused) changeAccess(world, 'smartsheet', 'restore');
  if (githubAccess(github).refused) changeAccess(world, 'github', 'restore');
  if (clock.offset !== 0) await clock.backToRealTime();
  if (app.pid === null) await app.start();
}
