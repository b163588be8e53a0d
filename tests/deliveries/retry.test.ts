import { describe, expect, test } from '@jest/globals';
import {
  ErrorCode,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { type Failure, failureOf, NotYet, Uninstalled } from '../../src/deliveries/failure.ts';
import { type Circumstances, type Decision, decide } from '../../src/deliveries/retry.ts';
import { ToolError, type ToolErrorDetails, type ToolErrorKind } from '../../src/integrations/errors.ts';

const now = new Date('2030-01-01T00:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);

function decided(error: unknown, circumstances: Partial<Circumstances> = {}): Decision {
  const rest = { now, attempt: 1, random: 0.5, maybeDone: false, findableAfterMs: 0 };
  return decide(failureOf(error, now, 'ref-1'), { ...rest, ...circumstances });
}

const toolError = (kind: ToolErrorKind, details?: ToolErrorDetails) =>
  new ToolError(kind, 'In words.', details);
const retry = (ms: number, more: Partial<Extract<Decision, { do: 'retry' }>> = {}) => ({
  do: 'retry',
  at: later(ms),
  countsAsAttempt: true,
  maybeDone: false,
  reason: 'In words.',
  ...more,
});
const giveUp = { do: 'give_up', reason: 'In words.' };

describe('what becomes of a delivery after a tool said no', () => {
  const notCounted = { countsAsAttempt: false };
  test.each<[string, unknown, Partial<Circumstances>, object]>([
    ['unavailable', toolError('unavailable'), {}, retry(500)],
    ['unavailable, third attempt', toolError('unavailable'), { attempt: 3 }, retry(2000)],
    [
      'unavailable, full jitter down to nothing',
      toolError('unavailable'),
      { attempt: 3, random: 0 },
      retry(0),
    ],
    [
      'unavailable, never longer than ten minutes',
      toolError('unavailable'),
      { attempt: 500, random: 1 },
      retry(600_000),
    ],
    ['unavailable, after about two days', toolError('unavailable'), { attempt: 580 }, giveUp],
    ['outcome unknown', toolError('unavailable', { maybeDone: true }), {}, retry(500, { maybeDone: true })],
    [
      'outcome unknown, task findable late',
      toolError('unavailable', { maybeDone: true }),
      { findableAfterMs: 8000 },
      retry(8000, { maybeDone: true }),
    ],
    ['outcome known, task findable late', toolError('unavailable'), { findableAfterMs: 8000 }, retry(500)],
    [
      'an earlier outcome unknown',
      toolError('unavailable'),
      { maybeDone: true },
      retry(500, { maybeDone: true }),
    ],
    ['limited until', toolError('rate_limited', { retryAt: later(30_000) }), {}, retry(30_000, notCounted)],
    ['limited, not said until when', toolError('rate_limited'), {}, retry(60_000, notCounted)],
    [
      'limited until a time gone by',
      toolError('rate_limited', { retryAt: later(-5000) }),
      {},
      retry(1000, notCounted),
    ],
    [
      'limited for the thousandth time',
      toolError('rate_limited'),
      { attempt: 1000 },
      retry(60_000, notCounted),
    ],
    ['conflict', toolError('conflict'), {}, retry(125)],
    ['conflict, at most five seconds', toolError('conflict'), { attempt: 50, random: 1 }, retry(5000)],
    ['conflict, for ever', toolError('conflict'), { attempt: 1000 }, giveUp],
    ['rejected', toolError('rejected'), {}, giveUp],
    ['forbidden', toolError('forbidden'), {}, giveUp],
    ['component missing', toolError('missing'), {}, giveUp],
    [
      'unauthorized',
      toolError('unauthorized'),
      {},
      { do: 'wait_for_sign_in', maybeDone: false, reason: 'In words.' },
    ],
    ['not yet', new NotYet('In words.', later(2000)), {}, retry(2000, notCounted)],
  ])('[I10] %s', (_name, error, circumstances, expected) => {
    expect(decided(error, circumstances)).toEqual(expected);
  });

  test('[I10] a bug is tried a few times, then given up, under a reference and without its text', () => {
    const bug = new TypeError('cannot read secret-token');
    expect(decided(bug)).toMatchObject({ do: 'retry', maybeDone: true });
    const last = decided(bug, { attempt: 5 });
    expect(last).toEqual({ do: 'give_up', reason: 'Something went wrong inside Streamly. Reference: ref-1' });
  });

  test('[I10] patience with a tool that is down lasts about two days', () => {
    let waited = 0;
    for (let attempt = 1; ; attempt += 1) {
      const decision = decided(toolError('unavailable'), { attempt });
      if (decision.do !== 'retry') break;
      waited += decision.at.getTime() - now.getTime();
    }
    const days = waited / 86_400_000;
    expect(days).toBeGreaterThan(1.5);
    expect(days).toBeLessThan(2.5);
  });
});

describe("what Slack's errors mean", () => {
  const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error });
  const kinds: [string, unknown, Failure['kind'], boolean][] = [
    ['is_archived', refusal('is_archived'), 'forbidden', false],
    ['channel_not_found', refusal('channel_not_found'), 'forbidden', false],
    ['not_in_channel', refusal('not_in_channel'), 'forbidden', false],
    ['restricted_action', refusal('restricted_action'), 'forbidden', false],
    ['missing_scope', refusal('missing_scope'), 'forbidden', false],
    ['message_not_found', refusal('message_not_found'), 'missing', false],
    ['invalid_blocks', refusal('invalid_blocks'), 'rejected', false],
    ['one that we do not know', refusal('brand_new_error'), 'rejected', false],
    ['account_inactive', refusal('account_inactive'), 'uninstalled', false],
    ['token_revoked', refusal('token_revoked'), 'uninstalled', false],
    ['invalid_auth', refusal('invalid_auth'), 'uninstalled', false],
    ['internal_error', refusal('internal_error'), 'unavailable', true],
    ['a page of a proxy', refusal('<html>Sign in</html>'), 'unavailable', true],
    ['503', new WebAPIHTTPError(503, 'Unavailable', {}), 'unavailable', true],
    ['no answer', new WebAPIRequestError(new Error('timeout')), 'unavailable', true],
    ['no install', new Uninstalled(), 'uninstalled', false],
  ];
  test.each(kinds)('[I10] %s', (_name, error, kind, maybeDone) => {
    expect(failureOf(error, now, 'ref-1')).toMatchObject({ kind, maybeDone });
  });

  test('[I10] Retry-After is obeyed and costs no attempt', () => {
    const error = new WebAPIRateLimitedError(30);
    expect(error.code).toBe(ErrorCode.RateLimitedError);
    expect(decided(error)).toMatchObject({ do: 'retry', at: later(30_000), countsAsAttempt: false });
  });

  test('[I10] a channel that takes no messages says what to do about it', () => {
    expect(decided(refusal('not_in_channel'))).toEqual({
      do: 'give_up',
      reason: 'The app is not in the channel. Invite it there.',
    });
  });

  test('[A4] a token that was revoked stops the workspace', () => {
    expect(decided(refusal('token_revoked'))).toMatchObject({ do: 'stop_workspace' });
  });
});
