import { WebClient, type WebClientOptions } from '@slack/web-api';

/** Milliseconds for calls that a person waits for: Slack gives a listener 3 seconds in all. */
const interactiveTimeout = 2400;
const deliveryTimeout = 10_000;

/**
 * No retries by the SDK: after a timeout it would post a message twice. A person tries again by hand, deliveries
 * have a retry policy of their own.
 */
export function slackClientOptions(
  apiUrl: string,
  forWhom: 'person' | 'delivery',
  fetch: typeof globalThis.fetch,
): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    timeout: forWhom === 'person' ? interactiveTimeout : deliveryTimeout,
    rejectRateLimitedCalls: true,
    fetch,
  };
}

/** A client for deliveries, acting as the bot whose token it is. */
export function deliveryClient(apiUrl: string, token: string, fetch: typeof globalThis.fetch): WebClient {
  return new WebClient(token, slackClientOptions(apiUrl, 'delivery', fetch));
}
