import type { Problem } from '../routing/problems.ts';
import type { Given } from '../routing/route.ts';
import type { Answer } from './answers.ts';

/**
 * One entry of a Request's history (R7). `was` and `is` are null where there was, or is, nothing. Kinds are only
 * ever added: old entries stay readable.
 */
export type Change =
  | { kind: 'submitted'; streamId: string; formVersion: number }
  /** What a rule has set when it was submitted (S15), and what one could not set, and why. */
  | ({ kind: 'routed' } & Given)
  | { kind: 'not_routed'; rule: string; problem: Problem }
  | { kind: 'completed' }
  | { kind: 'reopened' }
  /** Between statuses of the Stream's own, by the names that they had then. */
  | { kind: 'status_set'; was: string; is: string }
  /** Whether only the team and the requester see it, from then on. */
  | { kind: 'privacy_set'; isPrivate: boolean }
  | { kind: 'withdrawn' }
  | { kind: 'deleted' }
  | { kind: 'subject_set'; was: string; is: string }
  | { kind: 'assigned'; was: string | null; is: string | null }
  | { kind: 'due_date_set'; was: string | null; is: string | null }
  | { kind: 'answered'; fieldId: string; was: Answer | null; is: Answer | null }
  /** Of tools alone, by whom the entry is. The task is gone there, and back again. */
  | { kind: 'task_gone' }
  | { kind: 'task_back' }
  /** What was set in the tool, in words, and why the Request has not got it: Slack has no such value. */
  | { kind: 'not_taken'; fieldId: string; value: string; why: string }
  /** A file of the form or the thread that the tool does not have, and why, in words. */
  | { kind: 'file_left_out'; name: string; why: string }
  /** What was set in the tool, in words, before a later change here: the later one holds. */
  | { kind: 'overruled'; fieldId: string; value: string };

/** What is remembered of a Request. */
export interface HistoryEntry {
  /** Counts entries: a later one has a greater. */
  seq: number;
  at: Date;
  /** Slack id of the person, or the tool's id, such as `asana`. */
  actor: string;
  /** Where a tool made the change: the connected tool. Null for people. */
  connectedToolId: string | null;
  change: Change;
}
