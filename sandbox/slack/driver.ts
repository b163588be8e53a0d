import type { Exchange } from '../exchange.ts';
import type { StandInServer } from '../stand-in-server.ts';
import { type AppSettings, type Manifest, settingsOf } from './app-settings.ts';
import { type Core, createCore, slacksTiming, type Timing } from './core.ts';
import { type Delivery, deliverRaw } from './deliver.ts';
import { NotOnScreen } from './driver/find.ts';
import { installLikeABrowser, type Landing } from './driver/install.ts';
import { createPerson, type Person } from './driver/person.ts';
import { sendEvent } from './events.ts';
import { newSecret } from './ids.ts';
import { activeToken, install, type UninstallOrder, uninstall } from './oauth.ts';
import { addPerson, changePerson } from './people.ts';
import { noRateLimits, slacksRateLimits } from './rate-limits.ts';
import { defaultWorkspaces } from './seed.ts';
import { startServer } from './server.ts';
import { signatureHeaders } from './signing.ts';
import { type Person as PersonData, personByName, type Role, type Workspace } from './world.ts';

export type { ActResult } from './acts/result.ts';
export { Refused } from './acts/result.ts';
export type { Delivery } from './deliver.ts';
export type { Run } from './driver/administration.ts';
export type { Conversation } from './driver/conversation.ts';
export type { Entry, FileEntry } from './driver/entry.ts';
export { NotOnScreen } from './driver/find.ts';
export type { Message } from './driver/message.ts';
export type { Modal, Submitted } from './driver/modal.ts';
export type { Home, Person, Seen } from './driver/person.ts';

export interface SlackOptions {
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  appId?: string;
  /** Where the app listens; may be told later by `connect`. */
  appUrl?: string;
  port?: number;
  /** The file that keeps the state; null: none. */
  statePath: string | null;
  /** What is configured of the app; without it nothing is refused for not being configured. */
  manifest?: Manifest;
  /** Overrides the manifest. */
  messagesTab?: boolean;
  homeTab?: boolean;
  /** Bot scopes of the workspaces that have the app from the start; default: the manifest's, else all common. */
  scopes?: string[];
  /** Domains of the workspaces that have the app from the start. */
  installed?: string[];
  workspaces?: Workspace[];
  /** Default: Slack's own, except that events are retried at once. */
  timing?: Partial<Timing>;
  /** Whether calls and events are counted, and too many refused, as Slack does; default: `none`. */
  rateLimits?: 'slack' | 'none';
  /** What rate limits go by, in milliseconds since the epoch; default: real time. */
  now?: () => number;
}

/** A stand-in Slack and everything that a test or a page does with it. */
export interface Slack
  extends Pick<StandInServer, 'faults' | 'fail' | 'disturb' | 'clearFaults' | 'onActivity'> {
  /** `http://127.0.0.1:port/api/` */
  apiUrl: string;
  authorizeUrl: string;
  /** The JSON-friendly heart: state and `act`, for a page. */
  core: Core;
  /** Calls of the app, oldest first. */
  exchanges: Exchange[];
  /** Payloads to the app, oldest first. */
  deliveries: Delivery[];
  connect(appUrl: string): void;
  /** Of the workspace with this domain; throws when the app is not installed there. */
  botToken(workspace: string): string;
  /** Replaces the granted scopes. */
  grant(workspace: string, scopes: string[]): void;
  /** Somebody in Acme, by handle. */
  as(handle: string): Person;
  in(workspace: string): { as(handle: string): Person };
  workspace(domain: string): Workspace;
  install(
    installUrl: string,
    who: { as: string; in?: string; decision?: 'allow' | 'deny' },
  ): Promise<Landing>;
  uninstall(workspace: string, order?: UninstallOrder): Promise<void>;
  /** Sends an event of any kind, `event` as Slack has it; null as of `sendEvent`. */
  event(workspace: string, event: { type: string } & Record<string, unknown>): Promise<Delivery | null>;
  /** Changes somebody's account and tells the app (`user_change`). */
  changePerson(handle: string, change: { role?: Role; tz?: string; email?: string }): Promise<void>;
  /** Somebody joins Acme; the app is told (`team_join`). */
  addPerson(person: Omit<PersonData, 'teamId'>): Promise<Person>;
  /** Asks the app to prove that it owns its URL; resolves with what it answered. */
  verifyUrl(): Promise<Delivery>;
  /** Sends exactly this, signed by nobody. */
  sendRaw(payload: { body: string; headers: Record<string, string> }): Promise<Delivery>;
  /** The two signature headers for a body, of now or of `timestamp` in seconds, with the app's or another secret. */
  sign(body: string, timestamp?: number, secret?: string): Record<string, string>;
  close(): Promise<void>;
}

const commonScopes = [
  'bookmarks:read',
  'bookmarks:write',
  'commands',
  'chat:write',
  'chat:write.public',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
  'users:read.email',
];

export async function startSlack(options: SlackOptions): Promise<Slack> {
  const timing = { ...slacksTiming, retryDelaysMs: [0, 0, 0], ...options.timing };
  const core = createCore(
    settings(options),
    timing,
    options.rateLimits === 'slack' ? slacksRateLimits(options.now ?? (() => Date.now())) : noRateLimits,
    options.workspaces ?? defaultWorkspaces(),
    options.statePath,
  );
  core.appUrl = options.appUrl ?? null;
  const server = await startServer(core, options.port);

  const workspace = (domain: string): Workspace => {
    const found = core.state.workspaces.find((each) => each.domain === domain || each.id === domain);
    if (found) return found;
    throw new NotOnScreen(
      `no workspace ${domain}; there are: ${core.state.workspaces.map((w) => w.domain).join(', ')}`,
    );
  };
  const home = core.state.workspaces[0]?.domain ?? '';
  const person = (domain: string, handle: string): PersonData => {
    const found = personByName(workspace(domain), handle);
    if (found) return found;
    const there = workspace(domain).people.map((each) => each.handle);
    throw new NotOnScreen(`nobody called ${handle} in ${domain}; there are: ${there.join(', ')}`);
  };
  const as = (domain: string, handle: string) =>
    createPerson(core, workspace(domain).id, person(domain, handle));

  for (const domain of options.installed ?? [home]) {
    install(core, workspace(domain).id, options.scopes ?? core.app.scopes ?? commonScopes);
  }

  return {
    apiUrl: `${server.url}/api/`,
    authorizeUrl: `${server.url}/oauth/v2/authorize`,
    core,
    exchanges: server.exchanges,
    deliveries: core.deliveries,
    connect(appUrl) {
      core.appUrl = appUrl;
    },
    botToken: (domain) => tokenOf(core, workspace(domain)).token,
    grant(domain, scopes) {
      tokenOf(core, workspace(domain)).scopes = scopes;
      core.changed();
    },
    as: (handle) => as(home, handle),
    in: (domain) => ({ as: (handle) => as(domain, handle) }),
    workspace,
    install: (installUrl, { as: handle, in: domain = home, decision = 'allow' }) => {
      const who = { teamId: workspace(domain).id, userId: person(domain, handle).id };
      return installLikeABrowser(core, installUrl, who, decision);
    },
    uninstall: (domain, order) => uninstall(core, workspace(domain).id, order),
    event: (domain, event) => sendEvent(core, workspace(domain).id, event.type, event),
    async changePerson(handle, change) {
      const changed = person(home, handle);
      await changePerson(core, workspace(home), changed, change, changed.id);
    },
    async addPerson(added) {
      const { id } = workspace(home);
      const joined = { ...added, teamId: id };
      await addPerson(core, workspace(home), joined);
      return createPerson(core, id, joined);
    },
    verifyUrl() {
      const body = JSON.stringify({
        token: core.app.verificationToken,
        challenge: newSecret(),
        type: 'url_verification',
      });
      const signed = signatureHeaders(core.app.signingSecret, body, Math.floor(Date.now() / 1000));
      return deliverRaw(core, body, { 'content-type': 'application/json', ...signed });
    },
    sendRaw: ({ body, headers }) => deliverRaw(core, body, headers),
    sign: (body, timestamp = Math.floor(Date.now() / 1000), secret = core.app.signingSecret) =>
      signatureHeaders(secret, body, timestamp),
    faults: server.faults,
    fail: (fault) => server.fail(fault),
    clearFaults: () => server.clearFaults(),
    disturb: (decide) => server.disturb(decide),
    onActivity: (listener) => server.onActivity(listener),
    async close() {
      core.flush();
      await server.close();
    },
  };
}

function settings(options: SlackOptions): AppSettings {
  const configured = settingsOf(options.manifest ?? null);
  return {
    ...configured,
    appId: options.appId ?? 'A0APP00001',
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    signingSecret: options.signingSecret,
    verificationToken: 'deprecated-verification-token',
    messagesTab: options.messagesTab ?? configured.messagesTab,
    homeTab: options.homeTab ?? configured.homeTab,
  };
}

function tokenOf(core: Core, { id, domain }: Workspace) {
  const token = activeToken(core, id);
  if (token) return token;
  throw new NotOnScreen(`the app is not installed in ${domain}`);
}
