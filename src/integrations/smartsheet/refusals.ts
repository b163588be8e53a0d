import { z } from 'zod';
import { ToolError, type ToolErrorKind } from '../errors.ts';

/** Smartsheet asks for a minute's pause and names no time. */
const pauseMs = 60_000;

const refusal = z.object({ errorCode: z.number().optional(), message: z.string().optional() });

/** Kinds of the codes that say more than their HTTP status (developers.smartsheet.com, error codes). */
const kindOfCode: Readonly<Record<number, ToolErrorKind>> = {
  1001: 'unauthorized',
  1002: 'unauthorized',
  1003: 'unauthorized',
  1132: 'unauthorized',
  1004: 'forbidden',
  1013: 'forbidden',
  1006: 'missing',
  4003: 'rate_limited',
  4004: 'conflict',
};

const kindOfStatus: Readonly<Record<number, ToolErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  429: 'rate_limited',
};

const wordsOfKind: Record<ToolErrorKind, string> = {
  rate_limited: 'Smartsheet asks us to slow down',
  unavailable: 'Smartsheet is not available',
  unauthorized: 'Smartsheet no longer accepts the sign-in of the service user',
  forbidden: 'The service user may not do this in Smartsheet',
  missing: 'Smartsheet does not find it',
  conflict: 'Somebody else is changing the sheet right now',
  rejected: 'Smartsheet refused it',
};

export interface RefusedAnswer {
  status: number;
  /** The `Retry-After` header, if any. */
  retryAfter: string | null;
  /** The parsed body, or null where it was no JSON. */
  body: unknown;
  /** True for a request that changes something. */
  writes: boolean;
}

/** What an answer that is not 200 means to us. */
export function refusedAnswer({ status, retryAfter, body, writes }: RefusedAnswer, now: Date): ToolError {
  const { data } = refusal.safeParse(body);
  const kind =
    kindOfCode[data?.errorCode ?? 0] ?? kindOfStatus[status] ?? (status < 500 ? 'rejected' : 'unavailable');
  const said = data?.message ?? `HTTP status ${status}`;
  return new ToolError(kind, `${wordsOfKind[kind]}: ${said}`, {
    status,
    maybeDone: writes && kind === 'unavailable',
    ...(kind === 'rate_limited' ? { retryAt: retryTime(retryAfter, now) } : {}),
  });
}

/** No answer at all, or one that says nothing. */
export function noAnswer(what: string, writes: boolean, cause: unknown): ToolError {
  return new ToolError('unavailable', `${wordsOfKind.unavailable}: ${what}`, { maybeDone: writes, cause });
}

/** `Retry-After` is a number of seconds or a date; Smartsheet documents none. */
function retryTime(retryAfter: string | null, now: Date): Date {
  const seconds = Number(retryAfter ?? Number.NaN);
  if (Number.isFinite(seconds)) return new Date(now.getTime() + seconds * 1000);
  const date = Date.parse(retryAfter ?? '');
  return new Date(Number.isNaN(date) ? now.getTime() + pauseMs : date);
}
