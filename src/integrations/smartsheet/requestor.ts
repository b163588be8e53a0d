import type { CallControl } from '../connector.ts';
import { noAnswer, refusedAnswer } from './refusals.ts';

/** What the SDK gives its requestor: the parts of it that our calls use. */
export interface SdkRequest {
  baseUrl: string;
  url: string;
  accessToken: string;
  queryParameters?: Record<string, string | number | boolean>;
  body?: unknown;
  changeAgent?: string;
  /** Ours: what the request counts for in the quota; 1 unless told. */
  cost?: number;
}

/** The SDK's HTTP layer. */
export interface Requestor {
  get(request: SdkRequest): Promise<unknown>;
  post(request: SdkRequest): Promise<unknown>;
  put(request: SdkRequest): Promise<unknown>;
  delete(request: SdkRequest): Promise<unknown>;
}

/** Added to every answer: what time it was by Smartsheet's clock, in milliseconds since the epoch. */
export const answeredAt = 'answeredAt';

/**
 * Takes the place of the SDK's own HTTP layer, which has no timeout, loses network errors, and sends writes again.
 * Asks the quota first, sends once, and throws nothing but `ToolError`.
 */
export function fetchRequestor(options: { timeoutMs: number; call: CallControl }): Requestor {
  async function send(method: string, request: SdkRequest): Promise<unknown> {
    await options.call.spend(request.cost ?? 1);
    const writes = method !== 'GET';
    const { status, retryAfter, date, text } = await exchange(method, request, writes);
    const body = parseJson(text);
    if (status !== 200) throw refusedAnswer({ status, retryAfter, body, writes }, new Date());
    if (typeof body !== 'object' || body === null)
      throw noAnswer('its answer cannot be read.', writes, text.slice(0, 200));
    const at = Date.parse(date ?? '');
    return { ...body, [answeredAt]: Number.isNaN(at) ? Date.now() : at };
  }

  async function exchange(method: string, request: SdkRequest, writes: boolean) {
    try {
      const response = await fetch(address(request), {
        method,
        headers: headers(request),
        signal: AbortSignal.timeout(options.timeoutMs),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        date: response.headers.get('date'),
        text: await response.text(),
      };
    } catch (error) {
      const late = error instanceof DOMException && error.name === 'TimeoutError';
      throw noAnswer(late ? 'it did not answer in time.' : 'the connection failed.', writes, error);
    }
  }

  return {
    get: (request) => send('GET', request),
    post: (request) => send('POST', request),
    put: (request) => send('PUT', request),
    delete: (request) => send('DELETE', request),
  };
}

function address({ baseUrl, url, queryParameters = {} }: SdkRequest): string {
  const query = new URLSearchParams(
    Object.entries(queryParameters).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `${baseUrl.replace(/\/+$/, '')}/${url}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

function headers({ accessToken, body, changeAgent }: SdkRequest): Record<string, string> {
  return {
    accept: 'application/json',
    authorization: `Bearer ${accessToken}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(changeAgent === undefined ? {} : { 'smartsheet-change-agent': changeAgent }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
