import { canonical } from './canonical.ts';
import { decide } from './compare.ts';
import type { LongText } from './forms.ts';
import type { Synced, SyncedField, SyncSettings } from './synced.ts';
import { wordsOf } from './taken-values.ts';
import type { Values } from './task-values.ts';
import { isFlipFlop, withTurn } from './turns.ts';

/** A Request and one of its tasks, as both are now. */
export interface Sides {
  ours: Values;
  theirs: Values;
  synced: Synced;
  settings: Pick<SyncSettings, 'directions' | 'stopped'>;
  /** The tool's id of each field. */
  places: ReadonlyMap<string, string | null>;
  /** When we changed a field last, and the tool its task, in milliseconds by our clock. */
  oursAt: (key: string) => number;
  theirsAt: number;
  limit: LongText;
}

/** What makes both say the same. Keys are in no particular order. */
export interface Plan {
  /** Both say the same already, or one of them anew. */
  agree: string[];
  push: string[];
  take: Values;
  /** What the tool had, in words, where a later change of ours is written over it. */
  overruled: Map<string, string>;
  /** The tool may be showing its past: look again. */
  isStale: boolean;
}

/** Compares field by field. Pure. */
export function planOf(sides: Sides, now: number): Plan {
  const { ours, theirs, synced, settings, places, oursAt, theirsAt, limit } = sides;
  const plan: Plan = { agree: [], push: [], take: new Map(), overruled: new Map(), isStale: false };
  for (const [key, value] of theirs) {
    if (settings.stopped[key] !== undefined || !places.has(key)) continue;
    const field = {
      key,
      ours: ours.get(key) ?? null,
      theirs: value,
      place: places.get(key) ?? null,
      synced: synced.fields[key] ?? null,
      direction: settings.directions[key] ?? 'both',
      oursAt: oursAt(key),
      theirsAt,
    } as const;
    const { verdict, isConflict } = decide(field, now, limit);
    if (verdict === 'agree') plan.agree.push(key);
    if (verdict === 'push') plan.push.push(key);
    if (verdict === 'take') plan.take.set(key, value);
    if (verdict === 'wait') plan.isStale = true;
    if (verdict === 'push' && isConflict) plan.overruled.set(key, wordsOf(value));
  }
  return plan;
}

/** The sides of single fields after something was done, to be kept. Pure. */
export function withAgreement(
  synced: Synced,
  { ours, theirs, places }: Pick<Sides, 'ours' | 'theirs' | 'places'>,
  keys: Iterable<string>,
  more: (before: SyncedField | undefined, key: string) => Partial<SyncedField> = () => ({}),
): Synced {
  const changed = [...keys].map((key) => {
    const before = synced.fields[key];
    const kept: SyncedField = {
      ours: canonical(ours.get(key) ?? null),
      // What the tool did not say is as it was: then it is found to have changed, and read again.
      theirs: theirs.has(key) ? canonical(theirs.get(key) ?? null) : (before?.theirs ?? null),
      place: places.get(key) ?? null,
      ...(before?.turns ? { turns: before.turns } : {}),
      ...more(before, key),
    };
    return [key, kept] as const;
  });
  return { ...synced, fields: { ...synced.fields, ...Object.fromEntries(changed) } };
}

/** Notes that fields are about to be written, so that a write whose end we do not hear is known as ours. Pure. */
export function withIntent(synced: Synced, sides: Pick<Sides, 'ours' | 'places'>, keys: Iterable<string>) {
  const changed = [...keys].flatMap((key) => {
    const before = synced.fields[key];
    const pushing = { ours: canonical(sides.ours.get(key) ?? null) };
    return before ? [[key, { ...before, pushing }] as const] : [];
  });
  return { ...synced, fields: { ...synced.fields, ...Object.fromEntries(changed) } };
}

/** The fields of which both sides undo each other, with this turn counted. Pure. */
export function flipping(synced: Synced, keys: Iterable<string>): string[] {
  return [...keys].filter((key) => isFlipFlop(synced.fields[key]?.turns));
}

/** The turns of a field with the tool's, or ours. Pure. */
export function turnOf(by: 'us' | 'tool', values: Values, at: number) {
  return (before: SyncedField | undefined, key: string): Partial<SyncedField> => ({
    turns: withTurn(before?.turns, { at, by, value: canonical(values.get(key) ?? null) }),
  });
}
