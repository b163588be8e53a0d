import * as answers from './answers.ts';
import type { Parse } from './client.ts';

/** The SDK's methods, without its types of bodies, which are enums. */
export interface SdkWebhooks {
  createWebhook(options: { body: object }): Promise<unknown>;
  updateWebhook(options: { webhookId: number; body: object }): Promise<unknown>;
  getWebhook(options: { webhookId: number }): Promise<unknown>;
  listWebhooks(options: { queryParameters: object }): Promise<unknown>;
  deleteWebhook(options: { webhookId: number }): Promise<unknown>;
}

/** Smartsheet's calls about webhooks. */
export interface WebhookApi {
  /** One that is not enabled yet. Asked for again with the same address, it is the same one. */
  createWebhook(sheetId: string, callbackUrl: string): Promise<answers.Webhook & { sharedSecret: string }>;
  /** Smartsheet calls the address with a challenge before it answers. */
  enableWebhook(webhookId: string): Promise<answers.Webhook>;
  webhook(webhookId: string): Promise<answers.Webhook>;
  /** All of this account. */
  listWebhooks(): Promise<answers.Webhook[]>;
  deleteWebhook(webhookId: string): Promise<void>;
}

const pageSize = 100;

export function webhookApi(webhooks: SdkWebhooks, parse: Parse): WebhookApi {
  return {
    async createWebhook(sheetId, callbackUrl) {
      const body = {
        name: 'Streamly',
        callbackUrl,
        scope: 'sheet',
        scopeObjectId: Number(sheetId),
        events: ['*.*'],
        version: 1,
      };
      return parse(answers.webhookMadeAnswer, await webhooks.createWebhook({ body }), true).result;
    },
    async enableWebhook(webhookId) {
      const answer = await webhooks.updateWebhook({ webhookId: Number(webhookId), body: { enabled: true } });
      return parse(answers.webhookChangedAnswer, answer, true).result;
    },
    async webhook(webhookId) {
      return parse(answers.webhookAnswer, await webhooks.getWebhook({ webhookId: Number(webhookId) }), false);
    },
    async listWebhooks() {
      const all: answers.Webhook[] = [];
      for (let page = 1, more = true; more; page += 1) {
        const answer = await webhooks.listWebhooks({ queryParameters: { page, pageSize } });
        const { data, totalPages } = parse(answers.webhooksAnswer, answer, false);
        all.push(...data);
        more = page < totalPages;
      }
      return all;
    },
    async deleteWebhook(webhookId) {
      parse(answers.writtenAnswer, await webhooks.deleteWebhook({ webhookId: Number(webhookId) }), true);
    },
  };
}
