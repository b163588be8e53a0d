import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Heard, KnownWebhook, ToolHint, WebhookCall, WebhookClient } from '../changes.ts';
import { unlessMissing } from '../errors.ts';
import type { GitHubApi } from './client.ts';
import { parseJson } from './failures.ts';

/** What we read of a delivery; what GitHub adds is passed over (webhook events and payloads). */
const delivery = z.object({
  sender: z.object({ id: z.number() }).nullish(),
  issue: z.object({ number: z.number(), pull_request: z.unknown().optional() }).nullish(),
});

const about: Readonly<Record<string, ToolHint['about']>> = {
  issues: 'task',
  issue_comment: 'comments',
  label: 'fields',
};

/** Reads a delivery of GitHub's: verified on its bytes by `X-Hub-Signature-256`. */
export function hear({ headers, body }: WebhookCall, known: KnownWebhook): Heard {
  const event = headers['x-github-event'];
  // The first ping may be here before we were told that the webhook is made. It asks for nothing.
  if (known.isPending && known.secret === null && event === 'ping') {
    return { kind: 'handshake', headers: {}, secret: null };
  }
  if (known.secret === null || !isSigned(body, headers['x-hub-signature-256'], known.secret)) {
    return { kind: 'refused', status: 401, why: 'the signature is not that of the webhook' };
  }
  const read = delivery.safeParse(parseJson(body.toString('utf8')));
  if (!read.success) return { kind: 'refused', status: 400, why: 'the body cannot be read' };
  const kind = about[event ?? ''];
  const { issue, sender } = read.data;
  if (!kind || issue?.pull_request !== undefined) return { kind: 'hints', hints: [] };
  const isOurs = sender != null && String(sender.id) === known.accountId;
  const taskId = issue ? String(issue.number) : null;
  return { kind: 'hints', hints: [{ about: kind, taskId, isOurs }] };
}

/** What the service user does about webhooks of a repository. It has to be an admin there. */
export function webhookClient(api: GitHubApi): WebhookClient {
  return {
    async registerWebhook(repository, url) {
      const secret = randomBytes(32).toString('hex');
      const { id } = await api.makeHook(repository, { url, secret });
      return { externalId: String(id), secret };
    },
    async webhooks(repository) {
      const hooks = await api.hooks(repository);
      return hooks.map(({ id, config }) => ({ externalId: String(id), url: config.url }));
    },
    isWebhookAlive: (repository, id) =>
      unlessMissing(
        api.hook(repository, id).then(({ active }) => active),
        false,
      ),
    async removeWebhook(repository, id) {
      await unlessMissing(api.deleteHook(repository, id), null);
    },
  };
}

function isSigned(body: Buffer, signature: string | undefined, secret: string): boolean {
  const [, digits = ''] = /^sha256=([0-9a-f]{64})$/.exec(signature ?? '') ?? [];
  const wanted = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(digits, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
