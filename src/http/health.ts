import { timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import { route } from './route.ts';

/** `/livez`: the process answers. `/readyz`: its database does too, and it is not about to stop. `/metrics`. */
export function healthRoutes(context: Context, isStopping: () => boolean) {
  return [
    route(context, 'GET', '/livez', (_request, response) => answer(response, 200, 'ok')),
    route(context, 'GET', '/readyz', async (_request, response) => {
      if (isStopping()) return answer(response, 503, 'stopping');
      try {
        await context.store.system.read((db) => db.claims.nextDueAt());
        answer(response, 200, 'ok');
      } catch (error) {
        context.log.error({ err: error }, 'not ready');
        answer(response, 503, 'database');
      }
    }),
    route(context, 'GET', '/metrics', async (request, response) => {
      if (!mayReadMetrics(context.config.METRICS_TOKEN, request.headers.authorization)) {
        return answer(response, 401, 'unauthorized');
      }
      response.writeHead(200, { 'content-type': context.metrics.contentType });
      response.end(await context.metrics.metrics());
    }),
  ];
}

function mayReadMetrics(token: string | undefined, authorization: string | undefined): boolean {
  if (token === undefined) return true;
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
