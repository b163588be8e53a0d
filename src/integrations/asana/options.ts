import { cleanLine } from '../clean-text.ts';
import type { OptionAnswer } from './answers.ts';

export type OptionChange =
  | { change: 'add'; name: string }
  | { change: 'enable' | 'disable'; name: string; gid: string };

/** What makes a field offer the labels and no others. Asana deletes no option: those of the past are disabled. */
export function optionChanges(labels: readonly string[], present: readonly OptionAnswer[]): OptionChange[] {
  const wanted = new Set(labels.map(cleanLine));
  const names = new Set(present.map(({ name }) => name));
  const added = [...wanted].filter((name) => !names.has(name));
  const changed = present.filter(({ name, enabled }) => enabled !== wanted.has(name));
  return [
    ...added.map((name) => ({ change: 'add' as const, name })),
    ...changed.map(({ name, gid, enabled }) => ({
      change: enabled ? ('disable' as const) : ('enable' as const),
      name,
      gid,
    })),
  ];
}

/** Label to gid, of the labels that the field offers. */
export function optionsOf(
  labels: readonly string[],
  present: readonly OptionAnswer[],
): Record<string, string> {
  const gids = new Map(present.filter(({ enabled }) => enabled).map(({ name, gid }) => [name, gid]));
  return Object.fromEntries(
    labels.flatMap((label) => {
      const gid = gids.get(cleanLine(label));
      return gid === undefined ? [] : [[label, gid]];
    }),
  );
}
