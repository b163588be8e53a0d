import type { Turn } from './synced.ts';

const withinMs = 10 * 60_000;
/** So often the same two values took turns. */
const mostTurns = 3;
const mostKept = 12;

/** The turns with one more, without those that count no longer. Pure. */
export function withTurn(turns: readonly Turn[] | undefined, turn: Turn): Turn[] {
  return [...(turns ?? []), turn].filter(({ at }) => at > turn.at - withinMs).slice(-mostKept);
}

/** Whether both sides undo each other: each has set its own same value several times within minutes. Pure. */
export function isFlipFlop(turns: readonly Turn[] | undefined): boolean {
  const last = turns?.at(-1);
  const other = turns?.findLast(({ by }) => by !== last?.by);
  if (!turns || !last || !other || last.value === other.value) return false;
  const times = ({ by, value }: Turn) =>
    turns.filter((turn) => turn.by === by && turn.value === value).length;
  return times(last) >= mostTurns && times(other) >= mostTurns;
}
