import { createHash } from 'node:crypto';
import type { AuditAct } from '../audit/audit-entry.ts';

/**
 * A part of what admins set, shown and saved as a whole by one window: of a Stream, or of the App settings.
 *
 * `Value` is plain JSON; equal settings give equal JSON, so lists are sorted.
 */
export interface Part<Owner, Value> {
  read(owner: Owner): Value;
  /** Single settings: the name that the window gives them → their value in words. People are mentions. */
  words(value: Value): Readonly<Record<string, string | null>>;
  /** Lists whose entries come and go one by one: what an entry is called → how to get and set them. */
  lists?: Readonly<Record<string, ListOf<Value>>>;
}

export interface ListOf<Value> {
  /** Mentions. */
  get(value: Value): readonly string[];
  set(value: Value, entries: readonly string[]): Value;
}

/** What a window showed when it was opened: it comes back with what the person saves. */
export interface Shown {
  /** `fingerprint` of the value. */
  base: string;
  /** The newest entry of the audit log by then; 0: none. */
  seen: number;
}

/** Short, and the same for equal values alone. Pure. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}

/** What of a part differs, as the audit log keeps it. Pure. */
export function differences<Owner, Value>(part: Part<Owner, Value>, before: Value, after: Value): AuditAct[] {
  const [was, is] = [part.words(before), part.words(after)];
  const changed = Object.keys(is)
    .filter((setting) => was[setting] !== is[setting])
    .map(
      (setting): AuditAct => ({
        kind: 'changed',
        setting,
        was: was[setting] ?? null,
        is: is[setting] ?? null,
      }),
    );
  const moved = Object.entries(part.lists ?? {}).flatMap(([what, list]) => {
    const [had, has] = [list.get(before), list.get(after)];
    return [
      ...missingIn(had, has).map((name): AuditAct => ({ kind: 'added', what, name })),
      ...missingIn(has, had).map((name): AuditAct => ({ kind: 'removed', what, name })),
    ];
  });
  return [...changed, ...moved];
}

const missingIn = (list: readonly string[], wanted: readonly string[]) =>
  wanted.filter((entry) => !list.includes(entry));

/**
 * What one person chose, with the entries that others added and removed meanwhile added and removed too. Single
 * settings stay as chosen. Pure.
 */
export function withMeanwhile<Owner, Value>(
  part: Part<Owner, Value>,
  chosen: Value,
  meanwhile: readonly AuditAct[],
): Value {
  return Object.entries(part.lists ?? {}).reduce((value, [what, list]) => {
    const entries = new Set(list.get(value));
    for (const act of meanwhile) {
      if (act.kind === 'added' && act.what === what) entries.add(act.name);
      if (act.kind === 'removed' && act.what === what) entries.delete(act.name);
    }
    return list.set(value, [...entries].toSorted());
  }, chosen);
}

/** Whether an entry of the audit log tells of a setting or list of this part. Pure. */
export function isAbout<Owner, Value>(part: Part<Owner, Value>, value: Value, act: AuditAct): boolean {
  if (act.kind === 'changed') return act.setting in part.words(value);
  if (act.kind === 'added' || act.kind === 'removed') return act.what in (part.lists ?? {});
  return false;
}
