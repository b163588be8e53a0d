/**
 * What went wrong when a tool was asked for something, in the kinds that retry decisions are made of.
 *
 * - `rate_limited`: nothing was done; ask again at `retryAt`.
 * - `unavailable`: no answer, or one that says nothing (5xx, HTML, half a body, a timeout).
 * - `unauthorized`: the account's access was revoked or expired; somebody has to sign in again.
 * - `forbidden`: the account may not do this.
 * - `missing`: the component or task is gone.
 * - `conflict`: somebody else is writing there; ask again soon.
 * - `rejected`: the tool refused what we sent; asking again changes nothing.
 */
export type ToolErrorKind =
  | 'rate_limited'
  | 'unavailable'
  | 'unauthorized'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'rejected';

export interface ToolErrorDetails {
  /** When the tool, or our own quota, lets us ask again. */
  retryAt?: Date;
  /** True where the tool may have acted although we saw no answer: look for the key before creating. */
  maybeDone?: boolean;
  /** HTTP status, where there was one. */
  status?: number;
  cause?: unknown;
}

/** An answer of a tool, or the lack of one. `message` is in words that an admin can read. */
export class ToolError extends Error {
  readonly kind: ToolErrorKind;
  readonly retryAt: Date | null;
  readonly maybeDone: boolean;
  readonly status: number | null;

  constructor(kind: ToolErrorKind, message: string, details: ToolErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'ToolError';
    this.kind = kind;
    this.retryAt = details.retryAt ?? null;
    this.maybeDone = details.maybeDone ?? false;
    this.status = details.status ?? null;
  }
}

/** The answer, or another one where what was asked for is gone. @throws ToolError of any other kind. */
export function unlessMissing<T, Other>(asked: Promise<T>, otherwise: Other): Promise<T | Other> {
  return unlessKind(asked, ['missing'], otherwise);
}

/** Null for what the tool does not know, does not show, or takes for none. @throws ToolError of any other kind. */
export function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
  return unlessKind(asked, ['missing', 'forbidden', 'rejected'], null);
}

async function unlessKind<T, Other>(
  asked: Promise<T>,
  kinds: readonly ToolErrorKind[],
  otherwise: Other,
): Promise<T | Other> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ToolError && kinds.includes(error.kind)) return otherwise;
    throw error;
  }
}
