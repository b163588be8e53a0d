import { z } from 'zod';
import { ToolError, type ToolErrorKind } from '../errors.ts';

/** An answer that is no success. */
export interface Refused {
  status: number;
  headers: Headers;
  text: string;
}

const refusal = z.object({
  message: z.string(),
  errors: z
    .array(
      z.object({ message: z.string().optional(), code: z.string().optional(), field: z.string().optional() }),
    )
    .catch([]),
});

/** 410: an issue that was deleted. */
const kinds: Readonly<Record<number, ToolErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  410: 'missing',
  429: 'rate_limited',
};

/** Where GitHub names no time, it asks for a minute at least (rate limits page). */
const usualWaitMs = 60_000;

/**
 * What went wrong, in our kinds. A 403 is a limit where GitHub says so: by Retry-After, by a quota of 0, or in words.
 *
 * @param now milliseconds since the epoch
 */
export function toToolError({ status, headers, text }: Refused, isWrite: boolean, now: number): ToolError {
  if (status < 400 || status >= 500) {
    return new ToolError('unavailable', `GitHub is not available: it answered ${status}.`, {
      status,
      maybeDone: isWrite,
    });
  }
  const said = wordsOf(text);
  const isLimit =
    headers.has('retry-after') ||
    headers.get('x-ratelimit-remaining') === '0' ||
    /secondary rate limit|abuse detection/i.test(said);
  const kind = status === 403 && isLimit ? 'rate_limited' : (kinds[status] ?? 'rejected');
  return new ToolError(kind, `GitHub answered ${status}: ${said}`, {
    status,
    ...(kind === 'rate_limited' ? { retryAt: retryAt(headers, now) } : {}),
  });
}

/** No answer, or half of one. */
export function noAnswer(cause: unknown, isWrite: boolean): ToolError {
  return new ToolError('unavailable', 'GitHub gave no answer.', { maybeDone: isWrite, cause });
}

/** An answer whose shape is not the one that GitHub describes. */
export function unreadable(cause: unknown, isWrite: boolean): ToolError {
  return new ToolError('unavailable', 'GitHub gave an answer that cannot be read.', {
    maybeDone: isWrite,
    cause,
  });
}

/** A task that is made, whatever went wrong afterwards: it has to be looked for before another one is. */
export function asMaybeDone(error: unknown): unknown {
  if (!(error instanceof ToolError)) return error;
  const { kind, message, retryAt: at, status } = error;
  return new ToolError(kind, message, {
    maybeDone: true,
    cause: error,
    ...(at ? { retryAt: at } : {}),
    ...(status === null ? {} : { status }),
  });
}

/** Retry-After is a number of seconds or a date; `x-ratelimit-reset` is seconds since the epoch. */
function retryAt(headers: Headers, now: number): Date {
  const after = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(after)) return new Date(now + Number(after) * 1000);
  const date = Date.parse(after);
  if (!Number.isNaN(date)) return new Date(Math.max(date, now));
  const reset = Number(headers.get('x-ratelimit-reset')) * 1000;
  const isKnown = headers.get('x-ratelimit-remaining') === '0' && reset > now;
  return new Date(isKnown ? reset : now + usualWaitMs);
}

function wordsOf(text: string): string {
  const { data } = refusal.safeParse(parseJson(text));
  if (!data) return text.slice(0, 200);
  const details = data.errors.map(
    ({ message, code, field }) => message ?? [field, code].filter(Boolean).join(' '),
  );
  return [data.message, ...details].join('; ');
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
