import { ErrorCode, type WebAPIPlatformError } from '@slack/web-api';
import type { Context } from '../context.ts';
import { PeopleError } from '../errors.ts';

const slackErrors: Record<string, string> = {
  expired_trigger_id: 'Slack gave us too little time to open the window. Try again.',
  trigger_expired: 'Slack gave us too little time to open the window. Try again.',
  exchanged_trigger_id: 'This window was opened already. Try again.',
  invalid_trigger_id: 'Slack did not accept this click any more. Try again.',
  push_limit_reached: 'Too many windows are open. Close one and try again.',
  ratelimited: 'Slack asks us to slow down. Try again in a minute.',
  missing_scope: 'Streamly lacks a permission in this workspace. Ask an admin to install it again.',
};

/**
 * What a person is told of an error. Errors meant for people speak for themselves; anything else is a bug or an
 * outage: it is logged under a reference, which the person is given.
 */
export function explain({ log, newId }: Pick<Context, 'log' | 'newId'>, error: unknown): string {
  if (error instanceof PeopleError) return error.message;
  const slackError = platformError(error);
  const words = slackError && slackErrors[slackError];
  if (words) {
    log.warn({ slackError }, 'slack refused a call');
    return words;
  }
  const reference = newId().slice(0, 8);
  log.error({ err: error, reference }, 'listener failed');
  return `Something went wrong on our side. Try again; if it stays, tell an admin this reference: ${reference}.`;
}

/** Slack's own code of a refused call; null for other errors. */
export function platformError(error: unknown): string | null {
  return isPlatformError(error) ? error.data.error : null;
}

function isPlatformError(error: unknown): error is WebAPIPlatformError {
  return error instanceof Error && 'code' in error && error.code === ErrorCode.PlatformError;
}
