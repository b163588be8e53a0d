import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../sandbox/demo/free-port.ts';
import type { Manifest } from '../../sandbox/slack/app-settings.ts';
import { type Slack, type SlackOptions, startSlack } from '../../sandbox/slack/driver.ts';
import { createApp } from '../../src/app.ts';
import { type Context, createContext } from '../../src/context.ts';
import { createWorker, type Worker } from '../../src/deliveries/worker.ts';
import { startHttpServer } from '../../src/http/server.ts';
import { installFromToken } from '../../src/slack/install-from-token.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { clientId, clientSecret, signingSecret, testConfig } from './test-config.ts';

/** The whole app on a database file of its own, with a stand-in Slack that has it installed. */
export interface RunningApp {
  slack: Slack;
  context: Context;
  worker: Worker;
  /** `http://127.0.0.1:port` */
  url: string;
  /** Acme's id. */
  workspaceId: string;
  /** Waits until no listener runs. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Slack's three seconds are no matter of a test on a busy machine; those that are about them set their own. */
const unhurried = { ackMs: 30_000, triggerMs: 30_000 };
/** What waits for less than this comes while somebody watches: changes of a card are shown together, once a second. */
const soonMs = 3000;

export interface RunningAppOptions {
  overrides?: Partial<Context>;
  /** Where Asana and Smartsheet are, and other entries of the environment. */
  environment?: Parameters<typeof testConfig>[0];
  /** Of the stand-in Slack. */
  slack?: Partial<SlackOptions>;
  /** False: the app is in no workspace yet. */
  installed?: boolean;
  /** False: nothing is delivered until the test starts the worker. */
  working?: boolean;
}

export async function startApp(options: RunningAppOptions = {}): Promise<RunningApp> {
  const { overrides = {}, environment = {}, installed = true, working = true } = options;
  const folder = await mkdtemp(join(tmpdir(), 'streamly-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const manifest = JSON.parse(
    await readFile(new URL('../../manifest.json', import.meta.url), 'utf8'),
  ) as Manifest;
  const slack = await startSlack({
    signingSecret,
    clientId,
    clientSecret,
    manifest,
    appUrl: url,
    statePath: null,
    installed: installed ? ['acme'] : [],
    ...options.slack,
    timing: { ...unhurried, ...options.slack?.timing },
  });
  const config = testConfig({
    DATABASE_URL: `file:${join(folder, 'streamly.db')}`,
    SLACK_API_URL: slack.apiUrl,
    SLACK_AUTHORIZE_URL: slack.authorizeUrl,
    PUBLIC_URL: url,
    ...environment,
  });
  const context = createContext(config, { limits: { log: createLog('silent'), strict: true }, ...overrides });
  await context.store.migrate();
  if (installed) await installFromToken(context, slack.botToken('acme'));
  const app = createApp(context);
  const server = await startHttpServer(context, app.receiver, port);
  const worker = createWorker(context);
  if (working) worker.start();
  slack.core.activity.askWhenAtRest({
    answered: () => app.drained(5000),
    async done() {
      await app.drained(5000);
      if (!working) return { signsMayFollow: false };
      await worker.idle();
      const next = await context.store.system.read((db) => db.claims.nextDueAt());
      return { signsMayFollow: next !== null && next.getTime() - context.clock().getTime() < soonMs };
    },
  });

  return {
    slack,
    context,
    worker,
    url,
    workspaceId: slack.workspace('acme').id,
    settled: () => app.drained(5000),
    async close() {
      await slack.close();
      await server.close();
      await app.drained(2000);
      await worker.stop();
      await context.store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
