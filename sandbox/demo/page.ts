import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from '../slack/acts/result.ts';
import { documentOf } from './page/document.ts';
import { type Posted, posts, suggestions } from './page/posts.ts';
import type { Faults } from './page/tool-pane.ts';
import { queryOf, visitOf } from './page/visit.ts';
import type { World } from './world.ts';

/** A running page. */
export interface Page {
  url: string;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const file = (name: string): Buffer => readFileSync(new URL(`page/${name}`, import.meta.url));
const longestForm = 1_000_000;

const security = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/**
 * Serves one plain page, on 127.0.0.1 alone, on which a person uses Slack with the app and sees what the tools hold.
 * It works without scripts; with them it follows by itself.
 *
 * @param port 0: any that is free.
 */
export async function startPage(world: World, port: number): Promise<Page> {
  const { core } = world.slack;
  const faults: Faults = { asana: 'none', smartsheet: 'none' };

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (isForeign(request)) return { status: 403, body: 'Only this page itself may ask this.' };
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
    if (request.method === 'POST') return answerPost(pathname, searchParams, await formOf(request));
    if (request.method !== 'GET') return { status: 405 };
    if (pathname === '/page.css') return { status: 200, headers: type('text/css'), body: file('page.css') };
    if (pathname === '/page.js') {
      return { status: 200, headers: type('text/javascript'), body: file('page.js') };
    }
    return pathname === '/' ? page(searchParams, request.headers['if-none-match']) : { status: 404 };
  }

  async function answerPost(path: string, query: URLSearchParams, form: URLSearchParams): Promise<Answer> {
    const posted: Posted = { visit: visitOf(core, query), world, faults, form };
    try {
      if (path === '/suggest')
        return { status: 200, headers: type('text/html'), body: await suggestions(posted) };
      const post = posts[path];
      if (!post) return { status: 404 };
      await post(posted);
      return { status: 303, headers: { location: `/${queryOf(posted.visit)}` } };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (!(error instanceof Refused)) console.error(error);
      return { ...page(query), status: 422, ...said(query, error.message) };
    }
  }

  const said = (query: URLSearchParams, complaint: string) => ({
    body: documentOf(visitOf(core, query), world, faults, complaint),
  });

  /** The tag changes with what is to be seen: whoever follows asks for what is new. */
  function page(query: URLSearchParams, known?: string): Answer {
    const { body } = said(query, '');
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    return known === etag
      ? { status: 304, headers: { etag } }
      : { status: 200, headers: { ...type('text/html'), etag }, body };
  }

  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown): Answer => {
        console.error(error);
        return { status: 500, body: 'The page failed; the terminal says why.' };
      })
      .then(({ status, headers, body }) => response.writeHead(status, { ...security, ...headers }).end(body))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const type = (name: string) => ({ 'content-type': `${name}; charset=utf-8` });

/** Other sites reach this machine through the browser: by a name of theirs that leads here, or by a form. */
function isForeign({ headers: { host = '', origin }, socket }: IncomingMessage): boolean {
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
  return !own.includes(host) || (origin !== undefined && origin !== `http://${host}`);
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > longestForm) throw new Error('The form is too long.');
    chunks.push(chunk as Buffer);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
