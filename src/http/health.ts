import { timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import { route } from './route.ts';

/** Work that has been due for so long, while nothing was carried out at all, means that nobody carries it out. */
const stalledAfterMinutes = 10;

/**
 * `/livez`: the process answers. `/readyz`: its database does too, it is not about to stop, and what is owed is carried
 * out; in JSON, with what is wrong. `/metrics`.
 */
export function healthRoutes(context: Context, isStopping: () => boolean) {
  return [
    route(context, 'GET', '/livez', (_request, response) => answer(response, 200, 'ok')),
    route(context, 'GET', '/readyz', async (_request, response) => {
      if (isStopping()) return tell(response, 503, 'stopping', []);
      try {
        const since = new Date(context.clock().getTime() - stalledAfterMinutes * 60_000);
        const isStalled = await context.store.system.read((db) => db.outbox.isStalled(since));
        if (!isStalled) return tell(response, 200, 'ready', []);
        // Slack's calls are answered and kept as well as ever; a process that does nothing but deliver is of no use.
        const status = context.config.MODE === 'worker' ? 503 : 200;
        tell(response, status, 'degraded', [
          `Nothing has been delivered for ${stalledAfterMinutes} minutes, although work is due. Check that a worker runs (MODE=all or MODE=worker) and what its log says.`,
        ]);
      } catch (error) {
        context.log.error({ err: error }, 'not ready');
        tell(response, 503, 'unavailable', ['The database does not answer. Check DATABASE_URL and the log.']);
      }
    }),
    route(context, 'GET', '/metrics', async (request, response) => {
      const { METRICS_TOKEN, METRICS_PUBLIC } = context.config;
      // As if there were no such address: nobody who isn't told of it learns that it is there.
      if (METRICS_TOKEN === undefined && !METRICS_PUBLIC) return answer(response, 404, 'not found');
      if (!METRICS_PUBLIC && !hasToken(METRICS_TOKEN ?? '', request.headers.authorization)) {
        return answer(response, 401, 'unauthorized');
      }
      response.writeHead(200, { 'content-type': context.metrics.contentType });
      response.end(await context.metrics.metrics());
    }),
  ];
}

function hasToken(token: string, authorization: string | undefined): boolean {
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** What is so, for the one that watches: `{ "status": "ready", "problems": [] }`. */
function tell(response: ServerResponse, code: number, status: string, problems: readonly string[]): void {
  response.writeHead(code, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify({ status, problems })}\n`);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
