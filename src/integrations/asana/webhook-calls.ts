import type { WebhooksApi } from 'asana';
import { z } from 'zod';
import { madeWebhookAnswer, webhookAnswer } from './answers.ts';
import type { Calls } from './calls.ts';

/**
 * What lets a change through: those of the task that we follow, that it comes into another section, goes, is taken
 * out or comes back, and what people say at it.
 */
const filters = [
  {
    resource_type: 'task',
    action: 'changed',
    fields: ['name', 'completed', 'assignee', 'due_on', 'due_at', 'custom_fields'],
  },
  ...['added', 'deleted', 'undeleted', 'removed'].map((action) => ({ resource_type: 'task', action })),
  { resource_type: 'story', resource_subtype: 'comment_added', action: 'added' },
  ...['changed', 'removed', 'deleted', 'undeleted'].map((action) => ({ resource_type: 'story', action })),
];

/** Asana's calls about webhooks. */
export function webhookCalls(webhooks: WebhooksApi, { sendOnce, one, written, everyPage }: Calls) {
  return {
    /** Asana calls the target before it answers. */
    createWebhook: (resource: string, target: string) =>
      sendOnce(true, madeWebhookAnswer, () =>
        webhooks.createWebhook({ data: { resource, target, filters } }, {}),
      ),
    webhook: (gid: string) =>
      one(webhookAnswer, () => webhooks.getWebhook(gid, { opt_fields: 'active,target' })),
    webhooks: (workspace: string, resource: string) =>
      everyPage(webhookAnswer, (page) =>
        webhooks.getWebhooks(workspace, { ...page, resource, opt_fields: 'active,target' }),
      ),
    deleteWebhook: (gid: string) => written(z.object({}), () => webhooks.deleteWebhook(gid)),
  };
}
