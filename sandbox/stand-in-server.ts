import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Exchange } from './exchange.ts';
import { parseBody } from './parse-body.ts';

/** A request that a stand-in has read to its end. */
export interface StandInRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  rawBody: Buffer;
  /** See `Exchange.body`. */
  body: unknown;
}

export interface StandInAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON unless it is a string or bytes. */
  body?: unknown;
}

/**
 * A way to fail. `times` counts down; a fault without it stays until it is cleared.
 *
 * - `status`: answers with that status in the vendor's error format, without acting.
 * - `hang`: reads the request, does nothing, never answers.
 * - `reset`: cuts the connection without acting.
 * - `lose_answer`: acts, then cuts the connection.
 * - `late`: acts at once, answers after `ms`.
 * - `garbage`: acts not, answers 200 with HTML.
 * - `half_body`: acts, answers 200 and cuts in the middle of the body.
 */
export interface Fault {
  kind: 'status' | 'hang' | 'reset' | 'lose_answer' | 'late' | 'garbage' | 'half_body';
  status?: number;
  /** Seconds for a Retry-After header, with `status`. */
  retryAfter?: number;
  ms?: number;
  method?: string;
  /** Matched against the path. */
  path?: RegExp;
  times?: number;
}

export interface StandInServer {
  /** `http://127.0.0.1:port` */
  url: string;
  port: number;
  /** Every exchange, oldest first, the newest 5,000 at most. */
  exchanges: Exchange[];
  /** That are played now, oldest first. */
  readonly faults: readonly Fault[];
  /** Plays this fault on matching requests from now on; the earliest one that matches wins. */
  fail(fault: Fault): void;
  clearFaults(): void;
  /** Decides for each request that no fault of `fail` matches; null: none goes wrong any more. */
  disturb(decide: ((request: Pick<StandInRequest, 'method' | 'path'>) => Fault | null) | null): void;
  /** Calls back when an exchange has begun, when it has ended, and when the faults are others. */
  onActivity(listener: () => void): void;
  /** Stops at once; open connections are cut. */
  close(): Promise<void>;
}

export interface StandInOptions {
  port?: number;
  /** Acts and answers. A thrown error is answered with 500 and printed: a bug of the stand-in. */
  handle(request: StandInRequest): StandInAnswer | Promise<StandInAnswer>;
  /** An error answer in the vendor's own format. */
  errorAnswer(status: number, fault: Fault): StandInAnswer;
}

const mostExchanges = 5000;

/** An HTTP server on 127.0.0.1 that records every exchange and can be told to fail. */
export async function startStandInServer(options: StandInOptions): Promise<StandInServer> {
  const exchanges: Exchange[] = [];
  const faults: Fault[] = [];
  let decide: ((request: Pick<StandInRequest, 'method' | 'path'>) => Fault | null) | null = null;
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };

  function takeFault(request: StandInRequest): Fault | undefined {
    const fault = faults.find(
      (f) => (!f.method || f.method === request.method) && (!f.path || f.path.test(request.path)),
    );
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
    }
    return fault ?? decide?.(request) ?? undefined;
  }

  function record(request: StandInRequest, fault: Fault | undefined, at: number) {
    const exchange: Exchange = {
      at,
      method: request.method,
      path: request.path,
      query: Object.fromEntries(request.query),
      headers: withoutSecrets(request.headers),
      body: request.body,
      status: null,
      answer: null,
      ...(fault ? { fault: fault.kind } : {}),
    };
    exchanges.push(exchange);
    if (exchanges.length > mostExchanges) exchanges.shift();
    tell();
    return exchange;
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      console.error('stand-in failed', error);
      response.destroy();
    });
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse) {
    const request = await readRequest(incoming);
    const fault = takeFault(request);
    const exchange = record(request, fault, Date.now());
    try {
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'reset') {
        incoming.socket.destroy();
        return;
      }
      const answer = await actOn(request, fault);
      if (fault?.kind === 'late') await delay(fault.ms ?? 1000);
      if (fault?.kind === 'lose_answer') {
        incoming.socket.destroy();
        return;
      }
      exchange.status = answer.status;
      exchange.answer = answer.body instanceof Uint8Array ? null : (answer.body ?? null);
      send(response, answer, fault?.kind === 'half_body');
    } finally {
      tell();
    }
  }

  async function actOn(request: StandInRequest, fault: Fault | undefined): Promise<StandInAnswer> {
    if (fault?.kind === 'garbage') {
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><body>Please sign in to the network</body></html>',
      };
    }
    if (fault?.kind === 'status') {
      const answer = options.errorAnswer(fault.status ?? 500, fault);
      if (fault.retryAfter === undefined) return answer;
      return { ...answer, headers: { ...answer.headers, 'retry-after': String(fault.retryAfter) } };
    }
    try {
      return await options.handle(request);
    } catch (error) {
      console.error('stand-in failed at', request.method, request.path, error);
      return options.errorAnswer(500, { kind: 'status', status: 500 });
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    exchanges,
    faults,
    disturb(next) {
      decide = next;
    },
    fail(fault) {
      faults.push({ ...fault });
      tell();
    },
    clearFaults() {
      faults.length = 0;
      tell();
    },
    onActivity: (listener) => void listeners.push(listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<StandInRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const rawBody = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? '/', 'http://stand-in');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    rawBody,
    body: await parseBody(rawBody, headers['content-type'] ?? ''),
  };
}

function send(response: ServerResponse, answer: StandInAnswer, half: boolean) {
  const { body } = answer;
  const asIs = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const bytes = Buffer.from(asIs ? (body ?? '') : JSON.stringify(body));
  const headers = {
    ...(asIs ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    date: new Date().toUTCString(),
    ...answer.headers,
  };
  if (half) {
    response.writeHead(answer.status, { ...headers, 'content-length': String(bytes.length) });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.writeHead(answer.status, headers);
  response.end(bytes);
}

function withoutSecrets(headers: Record<string, string>): Record<string, string> {
  const { authorization, ...rest } = headers;
  return authorization ? { ...rest, authorization: `Bearer …${authorization.slice(-4)}` } : rest;
}
