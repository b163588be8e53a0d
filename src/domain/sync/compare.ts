import type { TaskValue } from '../../integrations/connector.ts';
import { canonical } from './canonical.ts';
import { type LongText, mayComeOf, saysTheSame } from './forms.ts';
import type { Direction, SyncedField } from './synced.ts';

/** One field as it stands on both sides now. */
export interface FieldNow {
  key: string;
  ours: TaskValue | null;
  theirs: TaskValue | null;
  /** See `SyncedField`. */
  place: string | null;
  /** Null: the two never agreed on it. */
  synced: SyncedField | null;
  direction: Direction;
  /** When each side changed it last, in milliseconds by our clock. */
  oursAt: number;
  theirsAt: number;
}

/**
 * - `same`: nothing has changed on either side.
 * - `agree`: something has, and both say the same now.
 * - `push`: ours is to be written; `take`: theirs is to be taken over.
 * - `wait`: the tool may be showing its past.
 */
export type Verdict = 'same' | 'agree' | 'push' | 'take' | 'wait';

export interface Decision {
  verdict: Verdict;
  /** Both sides had changed it, and one of them is written over by this. */
  isConflict: boolean;
}

/** A tool shows what was written to it no later than this. */
const staleMs = 30_000;

/**
 * What becomes of a field: the three-way comparison of what both sides held when they last agreed with what each
 * holds now. Where both have changed it, the last change wins. Pure.
 */
export function decide(field: FieldNow, now: number, limit: LongText): Decision {
  const { ours, theirs, synced, place, direction } = field;
  const certain = (verdict: Verdict): Decision => ({ verdict, isConflict: false });
  if (synced === null || synced.place !== place) return certain(first(field, limit));

  const oursChanged = canonical(ours) !== synced.ours;
  const theirsChanged = canonical(theirs) !== synced.theirs;
  if (!oursChanged && !theirsChanged) return certain('same');
  if (saysTheSame(ours, theirs, limit)) return certain('agree');
  if (theirsChanged && isPast(field, now)) return certain('wait');
  if (direction === 'to_tool') return certain('push');
  if (direction === 'from_tool') return certain('take');
  if (!theirsChanged) return certain('push');
  if (!oursChanged) return certain('take');
  const isUnheard = synced.pushing !== undefined && synced.pushing.ours === canonical(ours);
  if (isUnheard && mayComeOf(ours, theirs, limit)) return certain('agree');
  return { verdict: field.oursAt >= field.theirsAt ? 'push' : 'take', isConflict: true };
}

/** A field that the two never agreed on: ours counts, unless the tool alone has a value. */
function first({ ours, theirs, direction }: FieldNow, limit: LongText): Verdict {
  if (saysTheSame(ours, theirs, limit)) return 'agree';
  if (direction === 'to_tool') return 'push';
  if (canonical(ours) === null && canonical(theirs) !== null) return 'take';
  return 'push';
}

/** What the tool held before our own last write is no change of anybody, as long as it says that nobody came since. */
function isPast({ theirs, synced, theirsAt }: FieldNow, now: number): boolean {
  const before = synced?.before;
  return (
    before !== undefined &&
    canonical(theirs) === before.theirs &&
    theirsAt <= before.at &&
    now - before.at < staleMs
  );
}
