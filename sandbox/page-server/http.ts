import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON unless it is bytes. */
  body: unknown;
}

/** Holds a page of ours to what it is made of: nothing is loaded from elsewhere but pictures. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src * data:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const everyHeader = {
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Whether a request comes from a page of ours. A page elsewhere that names this machine by a host name of its own
 * (DNS rebinding) is told by the Host, one that posts across sites by the Origin.
 */
export function isOurs(headers: IncomingMessage['headers'], port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? '')) return false;
  return headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`);
}

export class NotJson extends Error {
  override name = 'NotJson';
}

const mostBytes = 50_000_000;

/** @throws NotJson where the body is none, or is not said to be: a form of another site cannot send that type. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) throw new NotJson('JSON is expected');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > mostBytes) throw new NotJson('that is too much');
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new NotJson('JSON is expected');
  }
}

export function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const isBytes = body instanceof Uint8Array;
  response.writeHead(status, {
    ...everyHeader,
    ...(isBytes ? {} : { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }),
    ...headers,
  });
  response.end(isBytes ? body : JSON.stringify(body));
}
