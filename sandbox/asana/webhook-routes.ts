import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import type { Rules } from './access.ts';
import { page, single } from './answer.ts';
import { Refusal } from './refusal.ts';
import type { Shown } from './representation.ts';
import { dataOf, needed } from './routes.ts';
import type { AsanaState, AsanaWebhook } from './state.ts';
import type { AsanaWebhooks } from './webhooks.ts';

/** Answers what is below `/webhooks`; null for a request to elsewhere. @throws Refusal */
export async function answerWebhooks(
  rules: Rules,
  request: StandInRequest,
  path: string,
  webhooks: AsanaWebhooks,
): Promise<StandInAnswer | null> {
  const [, collection, gid] = path.split('/');
  if (collection !== 'webhooks') return null;
  const { state } = rules;
  if (gid === undefined) {
    if (request.method === 'POST') {
      const { made, ...answer } = await webhooks.create(rules, dataOf(request));
      return { ...answer, body: { ...(answer.body as object), data: shownWebhook(state, made) } };
    }
    if (request.method !== 'GET') return null;
    const workspace = rules.workspace(needed(request, 'workspace')).gid;
    const resource = request.query.get('resource');
    const own = state.webhooks.filter(
      (webhook) =>
        webhook.user === rules.user.gid &&
        (resource === null || webhook.resource === resource) &&
        state.projects.some((project) => project.gid === webhook.resource && project.workspace === workspace),
    );
    return page(
      request,
      own.map((webhook) => shownWebhook(state, webhook)),
    );
  }
  const webhook = state.webhooks.find((each) => each.gid === gid && each.user === rules.user.gid);
  if (!webhook) throw new Refusal(404, `webhook: Unknown object: ${gid}`);
  if (request.method === 'GET') return single(request, shownWebhook(state, webhook));
  if (request.method !== 'DELETE') return null;
  webhooks.remove(webhook);
  return { status: 200, body: { data: {} } };
}

function shownWebhook(state: AsanaState, webhook: AsanaWebhook): Shown {
  const project = state.projects.find(({ gid }) => gid === webhook.resource);
  return {
    gid: webhook.gid,
    resource_type: 'webhook',
    active: webhook.active,
    resource: { gid: webhook.resource, resource_type: 'project', name: project?.name ?? '' },
    target: webhook.target,
    created_at: webhook.createdAt,
    filters: webhook.filters,
    delivery_retry_count: webhook.retries,
    ...(webhook.lastSuccessAt ? { last_success_at: webhook.lastSuccessAt } : {}),
    ...(webhook.lastFailureAt ? { last_failure_at: webhook.lastFailureAt } : {}),
    ...(webhook.lastFailureContent ? { last_failure_content: webhook.lastFailureContent } : {}),
    ...(webhook.nextAttemptAfter ? { next_attempt_after: webhook.nextAttemptAfter } : {}),
  };
}
