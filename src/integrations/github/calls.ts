import type { z } from 'zod';
import type { CallControl, Credentials } from '../connector.ts';
import { noAnswer, parseJson, toToolError, unreadable } from './failures.ts';
import type { Pace } from './pace.ts';

export interface GitHubAddress {
  /** Base URL of the REST API, without a slash at its end. */
  url: string;
  /** For one whole request, in milliseconds. */
  timeoutMs: number;
  pace: Pace;
}

/** An answer with the time that it was by GitHub's clock, in milliseconds since the epoch. */
export interface Dated<T> {
  value: T;
  at: number;
}

type Query = Record<string, string>;
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
export type Calls = ReturnType<typeof createCalls>;

const pageSize = '100';
/** Of the API that these calls are written for. */
const apiVersion = '2022-11-28';

/**
 * Ways to make a call: each asks for its quota first, is sent once, and fails with a `ToolError` alone. What changes
 * something waits for its turn.
 */
export function createCalls(address: GitHubAddress, { accessToken }: Credentials, call: CallControl) {
  async function send(method: Method, url: string, body?: object) {
    const isWrite = method !== 'GET';
    await call.spend(1);
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${accessToken}`,
          'user-agent': 'Streamly',
          'x-github-api-version': apiVersion,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        signal: AbortSignal.timeout(address.timeoutMs),
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      text = await response.text();
    } catch (cause) {
      throw noAnswer(cause, isWrite);
    }
    const { status, headers, ok } = response;
    if (!ok) throw toToolError({ status, headers, text }, isWrite, Date.now());
    const at = Date.parse(headers.get('date') ?? '');
    return {
      body: text === '' ? null : parseJson(text),
      next: nextPage(headers.get('link')),
      at: Number.isNaN(at) ? Date.now() : at,
    };
  }

  function read<T>(answer: z.ZodType<T>, body: unknown, isWrite: boolean): T {
    const parsed = body === undefined ? null : answer.safeParse(body);
    if (!parsed?.success) throw unreadable(parsed?.error, isWrite);
    return parsed.data;
  }

  async function dated<T>(answer: z.ZodType<T>, path: string, query: Query = {}): Promise<Dated<T>> {
    const { body, at } = await send('GET', addressOf(path, query));
    return { value: read(answer, body, false), at };
  }

  function written<T>(answer: z.ZodType<T>, method: Method, path: string, body?: object): Promise<Dated<T>> {
    return address.pace(accessToken, async () => {
      const { body: said, at } = await send(method, addressOf(path, {}), body);
      return { value: read(answer, said, true), at };
    });
  }

  /** @param mostPages of which the last ones are left out. */
  async function everyPage<T>(
    answer: z.ZodType<T[]>,
    path: string,
    query: Query = {},
    mostPages = Number.POSITIVE_INFINITY,
  ): Promise<Dated<T[]>> {
    const all: T[] = [];
    let at = Number.POSITIVE_INFINITY;
    let next: string | null = addressOf(path, { ...query, per_page: pageSize });
    for (let page = 0; next !== null && page < mostPages; page += 1) {
      const part = await send('GET', next);
      all.push(...read(answer, part.body, false));
      at = Math.min(at, part.at);
      // A token is shown to GitHub alone.
      next = part.next?.startsWith(`${address.url}/`) ? part.next : null;
    }
    return { value: all, at };
  }

  function addressOf(path: string, query: Query): string {
    const search = new URLSearchParams(query).toString();
    return `${address.url}${path}${search === '' ? '' : `?${search}`}`;
  }

  return { dated, written, everyPage };
}

/** The address of the next page, as the Link header has it (RFC 8288). */
function nextPage(link: string | null): string | null {
  return /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1] ?? null;
}
