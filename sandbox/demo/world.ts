import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AsanaStandIn, startAsana } from '../asana/stand-in.ts';
import type { OAuthApp } from '../consent-page.ts';
import { type GitHubStandIn, startGitHub } from '../github/stand-in.ts';
import type { Manifest } from '../slack/app-settings.ts';
import type { Timing } from '../slack/core.ts';
import { type Slack, startSlack } from '../slack/driver.ts';
import { type SmartsheetStandIn, startSmartsheet } from '../smartsheet/index.ts';
import { type AppProcess, appProcess } from './app-process.ts';
import { type Clock, createClock } from './clock.ts';
import { createFilling, type Filling } from './filling.ts';
import { freePort } from './free-port.ts';

/** Slack, Asana, Smartsheet, GitHub and the app, together on this machine. */
export interface World {
  slack: Slack;
  asana: AsanaStandIn;
  smartsheet: SmartsheetStandIn;
  github: GitHubStandIn;
  app: AppProcess;
  /** That all of them go by. */
  clock: Clock;
  filling: Filling;
  /** Of the app. */
  url: string;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** The time that it is for them; default: real time. */
  startAt?: Date;
  /** Of the stand-in Slack and its driver. */
  timing?: Partial<Timing>;
}

const signingSecret = 'sandbox-signing-secret';
const manifestPath = fileURLToPath(new URL('../../manifest.json', import.meta.url));

/**
 * Brings them up. What they hold is kept in the folder and is there again the next time.
 *
 * @throws where the app does not start, with what it said.
 */
export async function startWorld(folder: string, options: WorldOptions = {}): Promise<World> {
  const world = await prepareWorld(folder, options);
  await world.app.start();
  return world;
}

/** The same, but the app is still to be started: the stand-ins are there at once, the app takes a moment. */
export async function prepareWorld(
  folder: string,
  { startAt, timing = {} }: WorldOptions = {},
): Promise<World> {
  mkdirSync(folder, { recursive: true });
  const clock = createClock();
  if (startAt) await clock.moveTo(startAt);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const slack = await startSlack({
    signingSecret,
    clientId: 'sandbox-client-id',
    clientSecret: 'sandbox-client-secret',
    appUrl: url,
    statePath: join(folder, 'slack.json'),
    timing,
    manifest: JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest,
    rateLimits: 'slack',
  });
  const apps = {
    asana: oauthApp('asana', url),
    smartsheet: oauthApp('smartsheet', url),
    github: oauthApp('github', url),
  };
  const asana = await startAsana({
    localTargets: true,
    statePath: join(folder, 'asana.json'),
    oauthApp: apps.asana,
  });
  const smartsheet = await startSmartsheet({
    localTargets: true,
    statePath: join(folder, 'smartsheet.json'),
    oauthApp: apps.smartsheet,
  });
  const github = await startGitHub({
    localTargets: true,
    statePath: join(folder, 'github.json'),
    oauthApp: apps.github,
  });
  const environment = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: `file:${join(folder, 'streamly.db')}`,
    ENCRYPTION_KEYS: encryptionKey(join(folder, 'encryption-key')),
    // The seed asks them whether all is delivered; only this machine can reach them.
    METRICS_PUBLIC: 'true',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: slack.botToken('acme'),
    SLACK_API_URL: slack.apiUrl,
    ASANA_URL: asana.url,
    ASANA_CLIENT_ID: apps.asana.clientId,
    ASANA_CLIENT_SECRET: apps.asana.clientSecret,
    SMARTSHEET_API_URL: smartsheet.url,
    SMARTSHEET_APP_URL: smartsheet.appUrl,
    SMARTSHEET_CLIENT_ID: apps.smartsheet.clientId,
    SMARTSHEET_CLIENT_SECRET: apps.smartsheet.clientSecret,
    GITHUB_API_URL: github.url,
    GITHUB_URL: github.url,
    GITHUB_CLIENT_ID: apps.github.clientId,
    GITHUB_CLIENT_SECRET: apps.github.clientSecret,
  };
  const app = appProcess(url, environment, clock);
  return {
    slack,
    asana,
    smartsheet,
    github,
    app,
    clock,
    filling: createFilling(),
    url,
    async close() {
      await app.stop();
      await Promise.all([slack.close(), asana.close(), smartsheet.close(), github.close()]);
      await clock.backToRealTime();
    },
  };
}

/** As which the app may have people sign in to a tool. */
function oauthApp(tool: string, appUrl: string): OAuthApp {
  return {
    clientId: `sandbox-${tool}-client-id`,
    clientSecret: `sandbox-${tool}-client-secret`,
    redirectUris: [`${appUrl}/integrations/${tool}/callback`],
  };
}

/** The app does not start without a key; the sandbox makes one for itself. */
function encryptionKey(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const key = `sandbox:${randomBytes(32).toString('base64')}`;
    writeFileSync(path, key, { mode: 0o600 });
    return key;
  }
}
