import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Context } from '../context.ts';
import { PeopleError } from '../errors.ts';
import { isNoAnswer } from '../slack/no-answer.ts';

const unreachable = 'Slack could not be reached. Try again in a minute.';

const slackErrors: Record<string, string> = {
  expired_trigger_id: 'Slack gave us too little time to open the window. Try again.',
  trigger_expired: 'Slack gave us too little time to open the window. Try again.',
  exchanged_trigger_id: 'This window was opened already. Try again.',
  invalid_trigger_id: 'Slack did not accept this click any more. Try again.',
  push_limit_reached: 'Too many windows are open. Close one and try again.',
  internal_error: unreachable,
  fatal_error: unreachable,
  request_timeout: unreachable,
  service_unavailable: unreachable,
  missing_scope: 'Streamly lacks a permission in this workspace. Ask an admin to install it again.',
};

/**
 * What a person is told of an error. Errors meant for people speak for themselves; anything else is a bug or an
 * outage: it is logged under a reference, which the person is given.
 */
export function explain({ log, newId }: Pick<Context, 'log' | 'newId'>, error: unknown): string {
  if (error instanceof PeopleError) return error.message;
  const words = slacksWords(error);
  if (words) {
    log.warn({ err: error }, 'slack refused a call');
    return words;
  }
  const reference = newId().slice(0, 8);
  log.error({ err: error, reference }, 'listener failed');
  return `Something went wrong on our side. Try again; if it stays, tell an admin this reference: ${reference}.`;
}

function slacksWords(error: unknown): string | undefined {
  if (error instanceof WebAPIRateLimitedError) {
    const { retryAfter } = error;
    return `Slack asks us to slow down. Try again in ${retryAfter === 1 ? 'a second' : `${retryAfter} seconds`}.`;
  }
  if (isNoAnswer(error)) return unreachable;
  return error instanceof WebAPIPlatformError ? slackErrors[error.data.error] : undefined;
}
