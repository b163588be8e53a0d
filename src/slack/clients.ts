import type { WebClientOptions } from '@slack/web-api';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { boltLogger } from '../telemetry/bolt-logger.ts';

/** Milliseconds for calls that a person waits for: Slack gives a listener 3 seconds in all. */
const interactiveTimeout = 2400;
const deliveryTimeout = 10_000;

/**
 * No retries by the SDK: after a timeout it would post a message twice. A person tries again by hand, deliveries
 * have a retry policy of their own.
 */
export function slackClientOptions(
  {
    config,
    log,
    slackFetch,
  }: { config: Pick<Config, 'SLACK_API_URL'> } & Pick<Context, 'log' | 'slackFetch'>,
  forWhom: 'person' | 'delivery',
): WebClientOptions {
  return {
    slackApiUrl: config.SLACK_API_URL,
    retryConfig: { retries: 0 },
    timeout: forWhom === 'person' ? interactiveTimeout : deliveryTimeout,
    rejectRateLimitedCalls: true,
    fetch: slackFetch,
    logger: boltLogger(log),
  };
}
