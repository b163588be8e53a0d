import { z } from 'zod';
import { ToolError, type ToolErrorKind } from '../errors.ts';

/** What we read of an error of superagent, which the SDK hands on as it is. */
const sdkError = z.object({
  status: z.number().optional().catch(undefined),
  message: z.string().catch(''),
  response: z
    .object({
      headers: z.record(z.string(), z.unknown()).catch({}),
      body: z
        .object({ errors: z.array(z.object({ message: z.string() })) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** 402: the plan lacks what was asked for. */
const kinds: Readonly<Record<number, ToolErrorKind>> = {
  401: 'unauthorized',
  402: 'forbidden',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  429: 'rate_limited',
};

/** Asana counts by the minute, so that is the wait where it names none. */
const usualWaitMs = 60_000;

/**
 * What went wrong with a call, in our kinds.
 *
 * @param isWrite whether Asana may have acted although no answer came
 * @param now milliseconds since the epoch, for Retry-After
 */
export function toToolError(error: unknown, isWrite: boolean, now: number): ToolError {
  const { status, message, response } = sdkError.catch({ message: '' }).parse(error);
  if (status === undefined || status < 400 || status >= 500) {
    const words =
      status === undefined
        ? `Asana gave no answer (${message}).`
        : `Asana is not available: it answered ${status}.`;
    return new ToolError('unavailable', words, {
      maybeDone: isWrite,
      ...(status === undefined ? {} : { status }),
      cause: error,
    });
  }
  const kind = kinds[status] ?? 'rejected';
  const said = response?.body?.errors.map((one) => one.message).join('; ') ?? message;
  return new ToolError(kind, `Asana answered ${status}: ${said}`, {
    status,
    cause: error,
    ...(kind === 'rate_limited' ? { retryAt: retryAt(response?.headers['retry-after'], now) } : {}),
  });
}

/** An answer whose shape is not the one that Asana describes. */
export function unreadable(cause: unknown, isWrite: boolean): ToolError {
  return new ToolError('unavailable', 'Asana gave an answer that cannot be read.', {
    maybeDone: isWrite,
    cause,
  });
}

/** Retry-After is a number of seconds or a date (RFC 9110). */
export function retryAt(header: unknown, now: number): Date {
  const text = typeof header === 'string' ? header.trim() : '';
  if (/^\d+$/.test(text)) return new Date(now + Number(text) * 1000);
  const date = Date.parse(text);
  return new Date(Number.isNaN(date) ? now + usualWaitMs : Math.max(date, now));
}
