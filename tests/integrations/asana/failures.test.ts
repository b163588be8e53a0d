import { describe, expect, test } from '@jest/globals';
import { toToolError } from '../../../src/integrations/asana/failures.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

function answered(status: number, headers: Record<string, string> = {}, body: unknown = {}) {
  return Object.assign(new Error('Too Many Requests'), { status, response: { headers, body } });
}

describe('when Asana limits us', () => {
  test.each([
    ['seconds', '30', '2026-03-01T12:00:30.000Z'],
    ['a date', 'Sun, 01 Mar 2026 13:00:00 GMT', '2026-03-01T13:00:00.000Z'],
    ['a date that is past', 'Sun, 01 Mar 2026 11:00:00 GMT', '2026-03-01T12:00:00.000Z'],
    ['nonsense', 'soon', '2026-03-01T12:01:00.000Z'],
  ])('[I10] Retry-After is read as %s', (_words, header, expected) => {
    const error = toToolError(answered(429, { 'retry-after': header }), true, now);
    expect(error.retryAt?.toISOString()).toBe(expected);
  });

  test('[I10] without Retry-After we wait a minute', () => {
    expect(toToolError(answered(429), true, now).retryAt?.toISOString()).toBe('2026-03-01T12:01:00.000Z');
  });
});

describe('what is said of a failure', () => {
  test("[I5] Asana's own words", () => {
    const body = { errors: [{ message: 'project: Missing input' }, { message: 'name: Too long' }] };
    const { message, status } = toToolError(answered(400, {}, body), false, now);
    expect({ message, status }).toEqual({
      message: 'Asana answered 400: project: Missing input; name: Too long',
      status: 400,
    });
  });

  test('[I5] what the plan lacks is forbidden', () => {
    expect(toToolError(answered(402), true, now)).toMatchObject({ kind: 'forbidden', status: 402 });
  });

  test.each([['a string'], [null], [undefined], [new Error('socket hang up')]])(
    '[I10] anything else that is thrown (%s) is no answer',
    (thrown) => {
      expect(toToolError(thrown, true, now)).toMatchObject({ kind: 'unavailable', maybeDone: true });
    },
  );
});
