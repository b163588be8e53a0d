import { z } from 'zod';

/** A status of a Stream's own (S19). It keeps its id when its name changes. */
export const requestStatus = z.object({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(30),
  /** An emoji, or its name between colons; empty: the usual one of Open or Closed. */
  emoji: z.string().max(60).default(''),
  /** What a Request that has it counts as. */
  counts: z.enum(['open', 'closed']),
});
export type RequestStatus = z.infer<typeof requestStatus>;

export const mostStatuses = 20;
export const longestStatusName = 30;

/** What Streams without statuses of their own have. */
const plainStatuses: readonly RequestStatus[] = [
  { id: 'open', name: 'Open', emoji: '🟢', counts: 'open' },
  { id: 'closed', name: 'Closed', emoji: '✅', counts: 'closed' },
];

/** Closed of a kind of its own (R10): no Stream can choose it. */
const withdrawn: RequestStatus = { id: 'withdrawn', name: 'Withdrawn', emoji: '🚫', counts: 'closed' };

/** The part of a Stream's settings that says which statuses it has. */
export interface StatusSettings {
  statuses: readonly RequestStatus[];
}

/** The statuses that a Request of the Stream can be given, in order. Never empty. */
export function statusesOf({ statuses }: StatusSettings): readonly RequestStatus[] {
  return statuses.length === 0 ? plainStatuses : statuses.map(withEmoji);
}

/** The status that Requests begin with, are reopened to (`open`), or completed to (`closed`): the first of its kind. */
export function firstStatus(settings: StatusSettings, counts: RequestStatus['counts']): RequestStatus {
  const found = [...statusesOf(settings), ...plainStatuses].find((status) => status.counts === counts);
  if (!found) throw new Error('There is always a status of each kind.');
  return found;
}

/** What the status of a Request is said from. */
export interface StatusFacts {
  isOpen: boolean;
  /** A status of the Stream's own; null, or one that is gone: the first of its kind. */
  statusId: string | null;
  withdrawnAt: Date | null;
}

/** The status that a Request has. */
export function statusOf(
  { isOpen, statusId, withdrawnAt }: StatusFacts,
  settings: StatusSettings,
): RequestStatus {
  if (withdrawnAt) return withdrawn;
  const counts = isOpen ? 'open' : 'closed';
  const own = statusesOf(settings).find((status) => status.id === statusId && status.counts === counts);
  return own ?? firstStatus(settings, counts);
}

function withEmoji(status: RequestStatus): RequestStatus {
  const usual = plainStatuses.find(({ counts }) => counts === status.counts)?.emoji ?? '';
  return status.emoji === '' ? { ...status, emoji: usual } : status;
}
