import type { CustomRoute } from '@slack/bolt/dist/receivers/custom-routes.js';
import type { Context } from '../context.ts';
import { healthRoutes } from './health.ts';
import { installRoutes } from './install.ts';
import { signInRoutes } from './sign-in.ts';
import { webhookRoutes } from './webhooks.ts';

/** Everything that is answered beside `POST /slack/events`. */
export function routes(context: Context, isStopping: () => boolean): CustomRoute[] {
  return [
    ...healthRoutes(context, isStopping),
    ...installRoutes(context),
    ...webhookRoutes(context),
    ...signInRoutes(context),
  ];
}
