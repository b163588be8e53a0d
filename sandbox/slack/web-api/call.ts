import { type Finding, inSlacksWords } from '../block-kit-check.ts';
import type { Core } from '../core.ts';
import type { Token } from '../state.ts';
import type { Workspace } from '../world.ts';

/** An error as Slack answers it: HTTP 200 with `ok: false`. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: string;
  readonly more: Record<string, unknown>;
  constructor(code: string, more: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** The one refusal with an HTTP status of its own. */
export class TooManyCalls extends Error {
  override name = 'TooManyCalls';
  /** Seconds. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('ratelimited');
    this.retryAfter = retryAfter;
  }
}

export type Answer = Record<string, unknown>;

/** One authenticated call. */
export interface Call {
  core: Core;
  args: Args;
  token: Token;
  workspace: Workspace;
}

export interface Args {
  /** Undefined when not given or empty. */
  text(name: string): string | undefined;
  /** Throws `invalid_arguments` when it is not given. */
  required(name: string): string;
  flag(name: string): boolean;
  number(name: string): number | undefined;
  /** From JSON in a form field, or as it is in a JSON body. Undefined when not given. */
  json(name: string): unknown;
}

export function invalid(code: string, findings: Finding[]): ApiError {
  return new ApiError(code, { response_metadata: { messages: findings.map(inSlacksWords) } });
}

/** `body` and `query` as parsed: Slack takes arguments from either. */
export function argsOf(given: Record<string, unknown>): Args {
  const text = (name: string) => {
    const value = given[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'object'
      ? Array.isArray(value)
        ? value.join(',')
        : undefined
      : `${value as string}`;
  };
  return {
    text,
    required(name) {
      const value = text(name);
      if (value === undefined) {
        throw invalid('invalid_arguments', [
          { pointer: `/${name}`, message: `missing required field: ${name}` },
        ]);
      }
      return value;
    },
    flag: (name) => ['true', '1'].includes(String(given[name])),
    number(name) {
      const value = Number(text(name));
      return Number.isFinite(value) ? value : undefined;
    },
    json(name) {
      const value = given[name];
      if (typeof value !== 'string') return value ?? undefined;
      if (value === '') return undefined;
      try {
        return JSON.parse(value);
      } catch {
        throw invalid('invalid_arguments', [{ pointer: `/${name}`, message: 'must be valid JSON' }]);
      }
    },
  };
}

/** Throws `missing_scope` unless one of these was granted. */
export function needScope({ token }: Call, ...oneOf: string[]): void {
  if (oneOf.some((scope) => token.scopes.includes(scope))) return;
  throw new ApiError('missing_scope', { needed: oneOf.join(','), provided: token.scopes.join(',') });
}

/** One page of a list by `limit` and `cursor`, with the cursor of the next ('' at the end). */
export function page<Item>(call: Call, items: Item[], most: number): { items: Item[]; next: string } {
  const size = Math.min(Math.max(call.args.number('limit') ?? 100, 1), most);
  const cursor = call.args.text('cursor');
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString().split(':')[1]);
  if (!Number.isInteger(start)) throw new ApiError('invalid_cursor');
  const end = start + size;
  const next = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), next };
}
