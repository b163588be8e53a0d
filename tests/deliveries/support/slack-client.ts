import { randomBytes } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import { environment } from '../../../src/config.ts';
import { checkedFetch } from '../../../src/slack/checked-fetch.ts';
import { slackClientOptions } from '../../../src/slack/clients.ts';
import { createLog } from '../../../src/telemetry/log.ts';

/** The client that deliveries have, its messages checked strictly. */
export function slackClientOf(apiUrl: string, token: string): WebClient {
  const config = environment.parse({
    SLACK_API_URL: apiUrl,
    SLACK_SIGNING_SECRET: 'signing-secret',
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  });
  const log = createLog('silent');
  const slackFetch = checkedFetch({ log, strict: true });
  return new WebClient(token, slackClientOptions({ config, log, slackFetch }, 'delivery'));
}
