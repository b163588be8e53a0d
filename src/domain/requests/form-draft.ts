import type { Answers } from './answers.ts';
import type { KnownFile } from './files.ts';

/** Milliseconds for which a form that was closed is offered again. */
export const closedFormKeptMs = 24 * 60 * 60 * 1000;

/**
 * What was typed into a form that is open and shows only a part of itself: answers of its other pages, and of fields
 * that are hidden at the moment. Kept apart from Requests, and removed a day after its last change.
 */
export interface FormDraft {
  id: string;
  /** Who fills the form in: nobody else reads or changes it. */
  userId: string;
  /** The page that is open, counted from 0. */
  page: number;
  /** The time of the newest click or submission that it knows, as Slack writes times: what happened before is old. */
  latest: string;
  answers: Answers;
  /** Ids of fields that were on the screen: an answer that is not there was left empty, and not only not asked for. */
  seen: readonly string[];
  files: readonly KnownFile[];
  /** Of a form that was closed: the version that it had. */
  formVersion?: number | undefined;
}

/** The id of the draft of a form that its person closed: one for each Stream. */
export function closedFormId(streamId: string, userId: string): string {
  return `closed/${streamId}/${userId}`;
}

/** The id under which a message's text waits while its person decides whether to continue a closed form. */
export function waitingDetailsId(streamId: string, userId: string): string {
  return `details/${streamId}/${userId}`;
}
