import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel } from '@slack/bolt';
import { type Slack, type SlackOptions, startSlack } from '../../../sandbox/slack/driver.ts';

export const secrets = {
  signingSecret: 'signing-secret-of-a-test',
  clientId: '1234.5678',
  clientSecret: 'client-secret-of-a-test',
};

/** For refusals that a test asks for: Slack's client would print each of them. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

export interface Running {
  slack: Slack;
  app: App;
  stop(): Promise<void>;
}

/** A real Bolt app in single-workspace mode, over real HTTP, with the listeners that `listen` registers. */
export async function startBolt(
  listen: (app: App) => void,
  options: Partial<SlackOptions> = {},
): Promise<Running> {
  const slack = await startSlack({ ...secrets, statePath: null, ...options });
  const receiver = new HTTPReceiver({
    signingSecret: secrets.signingSecret,
    logLevel: LogLevel.ERROR,
    unhandledRequestTimeoutMillis: 200,
    unhandledRequestHandler: ({ response }) => void response.writeHead(404).end(),
  });
  const app = new App({
    receiver,
    token: slack.botToken('acme'),
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    convoStore: false,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
  });
  await app.init();
  listen(app);
  const server = await receiver.start(0);
  slack.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    slack,
    app,
    async stop() {
      await receiver.stop();
      await slack.close();
    },
  };
}
