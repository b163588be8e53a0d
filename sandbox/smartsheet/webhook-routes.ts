import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { isReachable } from '../webhooks/sender.ts';
import { sheetFor } from './access.ts';
import { pageOf } from './paging.ts';
import { Refusal } from './refusals.ts';
import type { Call } from './routes.ts';
import { type SmartsheetState, type SmartsheetWebhook, takeId } from './state.ts';
import type { SmartsheetWebhooks } from './webhooks.ts';

const newWebhook = z.strictObject({
  name: z.string().min(1).max(64),
  callbackUrl: z.string(),
  scope: z.literal('sheet'),
  scopeObjectId: z.number(),
  events: z.tuple([z.literal('*.*')]),
  version: z.literal(1),
});
const change = newWebhook
  .pick({ name: true, callbackUrl: true })
  .partial()
  .extend({ enabled: z.boolean().optional() });

/** Answers what is below `/2.0/webhooks`. @throws Refusal */
export async function answerWebhooks(
  call: Omit<Call, 'ids'>,
  webhooks: SmartsheetWebhooks,
  localTargets: boolean,
): Promise<object> {
  const { state, user, request } = call;
  const id = request.path.split('/')[3];
  if (id === undefined) {
    if (request.method === 'POST') return create(call, localTargets);
    const own = state.webhooks.filter((webhook) => webhook.user === user.id);
    return pageOf(request.query, own.map(webhookView));
  }
  const webhook = state.webhooks.find((each) => String(each.id) === id && each.user === user.id);
  if (!webhook) throw new Refusal(1006);
  switch (request.method) {
    case 'GET':
      return webhookView(webhook);
    case 'PUT': {
      const { enabled, ...rest } = parsed(change, request.body);
      Object.assign(webhook, rest, { modifiedAt: call.now });
      if (enabled === true) await webhooks.enable(webhook);
      if (enabled === false) webhooks.disable(webhook, 'DISABLED_BY_OWNER');
      return { message: 'SUCCESS', resultCode: 0, result: webhookView(webhook) };
    }
    case 'DELETE':
      webhooks.remove(webhook);
      return { message: 'SUCCESS', resultCode: 0 };
    default:
      throw new Refusal(1007);
  }
}

function create({ state, user, request, now }: Omit<Call, 'ids'>, localTargets: boolean): object {
  const wanted = parsed(newWebhook, request.body);
  sheetFor(state, user, String(wanted.scopeObjectId), 'VIEWER');
  if (!isReachable(wanted.callbackUrl, localTargets)) throw new Refusal(1018, 'callbackUrl');
  // Two of one account, sheet and address are one: the older.
  const before = sameAs(state, user.id, wanted);
  const webhook: SmartsheetWebhook = before ?? {
    ...wanted,
    id: takeId(state),
    sharedSecret: randomBytes(16).toString('hex'),
    enabled: false,
    status: 'NEW_NOT_VERIFIED',
    disabledDetails: null,
    user: user.id,
    createdAt: now,
    modifiedAt: now,
    callbacks: 0,
    lastAttempt: null,
    lastSuccess: null,
  };
  if (!before) state.webhooks.push(webhook);
  return { message: 'SUCCESS', resultCode: 0, result: webhookView(webhook) };
}

function sameAs(state: SmartsheetState, user: number, wanted: z.infer<typeof newWebhook>) {
  return state.webhooks.find(
    (each) =>
      each.user === user &&
      each.scopeObjectId === wanted.scopeObjectId &&
      each.callbackUrl === wanted.callbackUrl,
  );
}

function webhookView(webhook: SmartsheetWebhook): object {
  const { user: _, callbacks: __, lastAttempt, lastSuccess, disabledDetails, ...rest } = webhook;
  return {
    ...rest,
    ...(disabledDetails === null ? {} : { disabledDetails }),
    ...(lastAttempt
      ? {
          stats: {
            lastCallbackAttempt: lastAttempt.at,
            lastCallbackAttemptRetryCount: lastAttempt.retries,
            ...(lastSuccess ? { lastSuccessfulCallback: lastSuccess } : {}),
          },
        }
      : {}),
  };
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new Refusal(1008, z.prettifyError(result.error));
  return result.data;
}
