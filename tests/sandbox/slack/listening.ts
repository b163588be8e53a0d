import { expect } from '@jest/globals';
import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Slack, SlackOptions } from '../../../sandbox/slack/driver.ts';
import { type Running, silent, startBolt } from './bolt-app.ts';

export interface Listening extends Running {
  /** Of Acme's bot. */
  client: WebClient;
  /** The events of this type that the app was sent, oldest first. */
  told(type: string): Record<string, unknown>[];
}

/** A Bolt app that takes every event and does what `listen` says beside. */
export async function startListening(
  options: Partial<SlackOptions> = {},
  listen: (app: App) => void = () => undefined,
): Promise<Listening> {
  const running = await startBolt((app) => {
    app.event(/./, async () => undefined);
    listen(app);
  }, options);
  return {
    ...running,
    client: clientOf(running.slack),
    told: (type) =>
      running.slack.deliveries
        .filter(({ kind }) => kind === 'event')
        .map(({ payload }) => payload.event as Record<string, unknown>)
        .filter((event) => event.type === type),
  };
}

const clientOf = (slack: Slack): WebClient =>
  new WebClient(slack.botToken('acme'), {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
    timeout: 2000,
  });

/** What Slack's client throws for a refusal. */
export const refusal = (error: string) => ({ data: expect.objectContaining({ ok: false, error }) });
