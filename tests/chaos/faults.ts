import type { Fault, StandInServer } from '../../sandbox/stand-in-server.ts';

/** Of each kind as many as of the others: answers that are lost, and servers that fail. */
const kinds: readonly Fault[] = [
  { kind: 'lose_answer' },
  { kind: 'half_body' },
  { kind: 'status', status: 500 },
  { kind: 'reset' },
];

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lets this share of a service's calls go wrong. @returns how many did so far. */
export function disturb(
  service: Pick<StandInServer, 'disturb'>,
  share: number,
  random: () => number,
): () => number {
  let disturbed = 0;
  service.disturb(() => {
    if (random() >= share) return null;
    disturbed += 1;
    return kinds[Math.floor(random() * kinds.length)] ?? null;
  });
  return () => disturbed;
}
