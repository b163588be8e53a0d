import { isNativeError } from 'node:util/types';

/** What the log says of an error. */
export interface DescribedError {
  type: string;
  /** The engine's, Node's or Slack's own code, such as `SQLITE_FULL`, `ECONNREFUSED`, `invalid_blocks`. */
  code?: string;
  message?: string;
  at?: string[];
  cause?: DescribedError;
}

/** Errors of the language itself speak of the code; others may quote what people typed, or a query's values. */
const speakOfCode = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);
const mostPlaces = 8;

/**
 * An error without anything that people typed: its type, codes and the places it went through; its message only
 * where that cannot quote anybody.
 */
export function describeError(error: unknown): DescribedError {
  if (!isNativeError(error)) return { type: typeof error };
  const code = codeOf(error);
  const at = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    type: error.name,
    ...(code === null ? {} : { code }),
    ...(speakOfCode.has(error.name) ? { message: error.message } : {}),
    ...(at ? { at: at.slice(0, mostPlaces).map((line) => line.trim()) } : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Slack's answer names what was wrong; everybody else puts a code on the error. */
function codeOf(error: Error): string | null {
  const { code, data } = error as { code?: unknown; data?: { error?: unknown } };
  if (typeof data?.error === 'string') return data.error;
  return typeof code === 'string' ? code : null;
}
