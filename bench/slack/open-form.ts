import { type Figure, milliseconds, perSecond, type Row } from '../figures.ts';
import { median, percentile } from '../statistics.ts';
import { callerOf } from './caller.ts';
import { command } from './payloads.ts';
import { type Side, sideBySide, sides } from './side-by-side.ts';
import type { StandIn } from './stand-in.ts';

const atOnce = 16;
const goal = 0.8;
const least = 0.6;

interface Round {
  perSecond: number;
  p99: number;
}

/** `/request` until the form is open, 16 at once, against a bare Bolt app that opens a view (R1). */
export const openForm: Row = {
  name: 'open-form',
  measure: ({ isQuick }) =>
    sideBySide(async (servers, standIn) => {
      const rounds: Record<Side, Round[]> = { ours: [], bare: [] };
      const count = isQuick ? 1000 : 4000;
      for (const side of sides) await round(servers[side].port, standIn, 500);
      for (let turn = 0; turn < (isQuick ? 3 : 5); turn += 1) {
        for (const side of sides) rounds[side].push(await round(servers[side].port, standIn, count));
      }
      return figures(rounds);
    }),
};

async function round(port: number, standIn: StandIn, count: number): Promise<Round> {
  const caller = callerOf(port, atOnce);
  const times: number[] = [];
  let sent = 0;
  const worker = async () => {
    while (sent < count) {
      sent += 1;
      const triggerId = `${port}.${performance.now()}.${sent}`;
      const opened = standIn.opened(triggerId);
      const start = performance.now();
      await Promise.all([caller.post(command(triggerId)), opened]);
      times.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - start) / 1000;
  await caller.close();
  return { perSecond: count / seconds, p99: percentile(times, 0.99) };
}

function figures({ ours, bare }: Record<Side, Round[]>): Figure[] {
  const of = (rounds: Round[]) => ({
    rate: median(rounds.map((one) => one.perSecond)),
    p99: median(rounds.map((one) => one.p99)),
  });
  const [own, other] = [of(ours), of(bare)];
  return [
    {
      what: `/request opens a form, ${atOnce} at once`,
      ours: perSecond(own.rate),
      comparison: `bare: ${perSecond(other.rate)}`,
      ratio: own.rate / other.rate,
      goal: `≥ ${goal} ×, at least ${least} ×`,
      reached: own.rate / other.rate >= goal,
    },
    {
      what: '/request opens a form, p99',
      ours: milliseconds(own.p99),
      comparison: `bare: ${milliseconds(other.p99)}`,
      ratio: own.p99 / other.p99,
      goal: '',
      reached: null,
    },
  ];
}
