/**
 * What both sides held when they last agreed on a Request, kept with its task in one connected tool. Each side is
 * compared with its own past alone: what a tool cannot hold (a person without an account, the end of a long text)
 * makes no difference that way.
 */
export interface Synced {
  /** By key, see `keyOf`. */
  fields: Readonly<Record<string, SyncedField>>;
  /** Fingerprint of the whole content that was written last; null: nothing was. */
  written: string | null;
}

/** Values in their canonical form, see `canonical`. */
export interface SyncedField {
  ours: string | null;
  theirs: string | null;
  /** What the field was in the tool: in another column it begins anew. */
  place: string | null;
  /** What the tool held before our last write, and when that was: a tool may show its past for a moment. */
  before?: { theirs: string | null; at: number };
  /** What we set out to write and did not hear the end of. */
  pushing?: { ours: string | null };
  /** The latest changes, oldest first, to notice two sides that undo each other. */
  turns?: readonly Turn[];
}

export interface Turn {
  /** Milliseconds since the epoch. */
  at: number;
  by: 'us' | 'tool';
  value: string | null;
}

export const neverSynced: Synced = { fields: {}, written: null };

/** Which way a field goes; fields that are not named go both ways. */
export type Direction = 'both' | 'to_tool' | 'from_tool';

/** What an admin, or the circuit breaker, has set for a connected tool. */
export interface SyncSettings {
  /** By key. */
  directions: Readonly<Record<string, Exclude<Direction, 'both'>>>;
  /** Fields that are synced no more since both sides undid each other, by key: since when. */
  stopped: Readonly<Record<string, string>>;
  /** Where new tasks are put; null: wherever the tool puts them. */
  section: { id: string; name: string } | null;
}

export const firstSyncSettings: SyncSettings = { directions: {}, stopped: {}, section: null };

/** Fields with a role of their own in a task go by its name, the others by their id. */
export function keyOf(field: { id: string; role: string | null }): string {
  return field.role ?? field.id;
}

/** Roles that are synced; the requester does not change. */
export const syncedRoles = ['complete', 'subject', 'assignee', 'due_date'] as const;
