import { ToolError, type ToolErrorKind } from '../integrations/errors.ts';
import { slackFailure } from './slack-failure.ts';

/**
 * Why an attempt failed, in one vocabulary for tools and Slack. Beyond the kinds of a `ToolError`:
 *
 * - `uninstalled`: the workspace removed the app, or revoked its token.
 * - `bug`: ours; nobody outside is to blame.
 */
export interface Failure {
  kind: ToolErrorKind | 'uninstalled' | 'bug';
  /** In words for people; never the text of an exception that is our own fault. */
  reason: string;
  retryAt: Date | null;
  maybeDone: boolean;
}

/** The attempt cannot go on before a time, through no fault of anybody: it costs nothing. */
export class NotYet extends Error {
  readonly until: Date;

  constructor(reason: string, until: Date) {
    super(reason);
    this.name = 'NotYet';
    this.until = until;
  }
}

/** The workspace has no token any more. */
export class Uninstalled extends Error {}

/** What an attempt threw, as a failure. Pure. @param reference names the log line of a bug. */
export function failureOf(error: unknown, now: Date, reference: string): Failure {
  if (error instanceof ToolError) {
    return {
      kind: error.kind,
      reason: error.message,
      retryAt: error.retryAt,
      maybeDone: error.maybeDone,
    };
  }
  if (error instanceof NotYet) {
    return { kind: 'rate_limited', reason: error.message, retryAt: error.until, maybeDone: false };
  }
  if (error instanceof Uninstalled) {
    return {
      kind: 'uninstalled',
      reason: 'The app was removed from Slack.',
      retryAt: null,
      maybeDone: false,
    };
  }
  return (
    slackFailure(error, now) ?? {
      kind: 'bug',
      reason: `Something went wrong inside Streamly. Reference: ${reference}`,
      retryAt: null,
      // It may have thrown after the tool had acted.
      maybeDone: true,
    }
  );
}
