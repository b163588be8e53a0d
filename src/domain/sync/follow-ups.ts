import { isStatusField } from '../integrations/status-field.ts';
import { canonical } from './canonical.ts';
import type { Plan, Sides } from './plan.ts';
import type { Values } from './task-values.ts';

/**
 * Complete and the status are two sides of one thing: what a tool set one of them to may have changed the other here,
 * and that is to be written back. A tool's status goes before its mark of completion. Pure.
 *
 * @param ours what the Request says after the tool's changes were taken over.
 * @returns keys of the fields to write.
 */
export function followUps(
  { take }: Pick<Plan, 'take'>,
  { theirs, places, settings }: Pick<Sides, 'theirs' | 'places' | 'settings'>,
  ours: Values,
): string[] {
  const takesStatus = [...take.keys()].some(isStatusField);
  const status = take.has('complete') ? [...places.keys()].filter(isStatusField) : [];
  // A status that does not fit here stays where it is: nothing is written over it.
  const moved = takesStatus ? ['complete'] : status;
  return moved.filter(
    (key) =>
      places.has(key) &&
      theirs.has(key) &&
      settings.stopped[key] === undefined &&
      settings.directions[key] !== 'from_tool' &&
      canonical(ours.get(key) ?? null) !== canonical(theirs.get(key) ?? null),
  );
}
