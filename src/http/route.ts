import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt/dist/receivers/custom-routes.js';
import type { Context } from '../context.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** A path of our own beside Slack's. Bolt leaves a rejected handler hanging, so every one is caught. */
export function route(
  context: Pick<Context, 'log'>,
  method: string,
  path: string,
  handle: Handle,
): CustomRoute {
  return {
    path,
    method,
    handler: (request, response) => {
      Promise.resolve(handle(request, response)).catch((error: unknown) => {
        context.log.error({ err: error, path }, 'http handler failed');
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  };
}
