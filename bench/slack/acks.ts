import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, milliseconds, type Row } from '../figures.ts';
import { median, percentile } from '../statistics.ts';
import { newId } from '../workspace.ts';
import { callerOf } from './caller.ts';
import { click, command, submission } from './payloads.ts';
import type { ServerProcess } from './server-process.ts';
import { type Side, sideBySide, sides } from './side-by-side.ts';

/** Calls a second: a third each of commands, clicks and submissions. */
const rate = 200;
const connections = 64;
const mostTimesBare = 3;
/** Milliseconds. */
const limit = 50;

/** How long Slack waits for our answer under a steady load, against a bare Bolt app (R1, R2, R6). */
export const acks: Row = {
  name: 'acks',
  measure: ({ isQuick }) =>
    sideBySide(async (servers) => {
      const times: Record<Side, number[]> = { ours: [], bare: [] };
      const [turns, seconds] = isQuick ? [2, 5] : [4, 15];
      for (const side of sides) await steadyLoad(servers[side], 2);
      for (let turn = 0; turn < turns; turn += 1) {
        for (const side of sides) times[side].push(...(await steadyLoad(servers[side], seconds)));
      }
      return figures(times, turns * seconds);
    }),
};

/**
 * Sends at fixed moments, whatever became of the calls before, and measures from the moment at which a call was
 * due: a server that stalls is charged for all that waits meanwhile.
 */
async function steadyLoad(server: ServerProcess, seconds: number): Promise<number[]> {
  const caller = callerOf(server.port, connections);
  const times: number[] = [];
  const calls: Promise<void>[] = [];
  const start = performance.now();
  for (let index = 0; index < rate * seconds; index += 1) {
    const due = start + (index * 1000) / rate;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    calls.push(caller.post(body(server, index)).then(() => void times.push(performance.now() - due)));
  }
  await Promise.all(calls);
  await caller.close();
  return times;
}

function body(server: ServerProcess, index: number): string {
  if (index % 3 === 0) return command(newId());
  if (index % 3 === 1) return click(server, newId(), index % 2 === 0);
  return submission(server, newId());
}

function figures({ ours, bare }: Record<Side, number[]>, seconds: number): Figure[] {
  const [p99, bareP99] = [percentile(ours, 0.99), percentile(bare, 0.99)];
  const line = (name: string, own: number, other: number): Figure => ({
    what: `ack at ${rate}/s for ${seconds} s, ${name}`,
    ours: milliseconds(own),
    comparison: `bare: ${milliseconds(other)}`,
    ratio: own / other,
    goal: '',
    reached: null,
  });
  const longest = Math.max(...ours);
  return [
    line('p50', median(ours), median(bare)),
    {
      ...line('p99', p99, bareP99),
      goal: `≤ ${mostTimesBare} ×`,
      reached: p99 <= mostTimesBare * bareP99,
    },
    line('p99.9', percentile(ours, 0.999), percentile(bare, 0.999)),
    { ...line('longest', longest, Math.max(...bare)), goal: `≤ ${limit} ms`, reached: longest <= limit },
  ];
}
