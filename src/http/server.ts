import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HTTPReceiver } from '@slack/bolt';
import type { Context } from '../context.ts';
import { refuseSlackBody } from './slack-body.ts';

/** Slack's own tolerance for old requests; Bolt checks only the past. */
const tolerance = 5 * 60 * 1000;

/** Milliseconds until a call that was sent by half is cut off. */
const limits = { headersTimeout: 5000, requestTimeout: 10_000, connectionsCheckingInterval: 1000 };

export interface HttpServer {
  port: number;
  /** Takes no more calls and waits for the answers of those that came, at most so many milliseconds. */
  close(atMostMs?: number): Promise<void>;
}

/** One server for everything: Slack's calls, install, health. */
export async function startHttpServer(
  { clock }: Pick<Context, 'clock'>,
  receiver: HTTPReceiver,
  port: number,
): Promise<HttpServer> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const stamp = Number(request.headers['x-slack-request-timestamp']) * 1000;
    if (stamp > clock().getTime() + tolerance) {
      response.writeHead(401);
      response.end();
      return;
    }
    try {
      if (request.method === 'POST' && request.url?.startsWith('/slack/events')) {
        const refusal = await refuseSlackBody(request);
        if (refusal !== null) {
          response.writeHead(refusal, { connection: 'close' });
          response.end();
          return;
        }
      }
      receiver.requestListener(request, response);
    } catch {
      // The caller went away, or Bolt throws at once what it has no route for, or cannot read the address of; uncaught, it ends the process.
      if (!response.headersSent) response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('not found');
    }
  };
  // It never rejects: whatever goes wrong is answered.
  const server = createServer(limits, (request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (atMostMs = 10_000) => closeServer(server, atMostMs),
  };
}

function closeServer(server: Server, atMostMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that never ends, such as one that sends half a call, is cut off.
    const cut = setTimeout(() => server.closeAllConnections(), atMostMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
