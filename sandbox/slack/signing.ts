import { createHmac } from 'node:crypto';

/**
 * The two headers by which an app knows that a payload is Slack's: HMAC-SHA256 of `v0:{timestamp}:{body}`.
 * `timestamp` in seconds since the epoch.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signatureHeaders(secret: string, body: string, timestamp: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}
