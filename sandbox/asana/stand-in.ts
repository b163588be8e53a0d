import type { OAuthApp } from '../consent-page.ts';
import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from '../stand-in-server.ts';
import { stateFile } from '../state-file.ts';
import { type CallbackSender, createCallbackSender } from '../webhooks/sender.ts';
import { rulesFor } from './access.ts';
import { type Act, type ActResult, act } from './acts.ts';
import { type ByHand, byHand } from './by-hand.ts';
import { recorded } from './changes.ts';
import { answerOAuth } from './oauth.ts';
import { type ProjectLine, type ProjectPage, projectPage, projectsOf } from './project-page.ts';
import { createQuota } from './quota.ts';
import { errorAnswer, Refusal } from './refusal.ts';
import { routes, type Visit } from './routes.ts';
import { seed } from './seed.ts';
import { type AsanaPlan, type AsanaState, type AsanaUser, laterParts } from './state.ts';
import { expireTokens, revokeAccess, signedIn } from './tokens.ts';
import { answerWebhooks } from './webhook-routes.ts';
import { createWebhooks, usualTiming, type WebhookTiming } from './webhooks.ts';

export interface AsanaOptions {
  /** Where the state is kept; null: in memory. */
  statePath: string | null;
  port?: number;
  /** Holds for every workspace; `free` answers 402 to custom fields. */
  plan?: AsanaPlan;
  /** Refuses with 429 past so many requests a minute of one token; unlimited without. */
  requestsPerMinute?: number;
  /** A task that was made is in no list before so many milliseconds have passed. */
  showTasksAfterMs?: number;
  /** Refuses every `html_notes`, whatever it holds. */
  refuseHtmlNotes?: boolean;
  /** Who may have people sign in; without, `/-/oauth_…` is not there. */
  oauthApp?: OAuthApp;
  /** Takes http and hosts of this machine as targets of webhooks, which the real one refuses. */
  localTargets?: boolean;
  webhookTiming?: Partial<WebhookTiming>;
  /** How long a callback is on its way while they are late; 5 seconds by default. */
  lateMs?: number;
}

/** A running stand-in. `url` is what the app is configured with; the API is below `/api/1.0`. */
export interface AsanaStandIn extends StandInServer, ByHand {
  readonly state: AsanaState;
  /** The calls to webhooks, and what can happen to them. */
  readonly callbacks: CallbackSender;
  /** Heartbeats, retries and ends of webhooks that are due by now. */
  sweepWebhooks(): void;
  /** What one account does by hand. @throws Refusal where Asana would not let it. */
  act(accountGid: string, what: Act): ActResult;
  projects(accountGid: string): ProjectLine[];
  /** @throws Refusal where the account does not see the project. */
  projectPage(accountGid: string, projectGid: string): ProjectPage;
  /** The app's access tokens for this account are refused until they are refreshed; personal tokens go on. */
  expireTokens(accountGid: string): void;
  /** The account takes the app's access away, refresh tokens too; personal tokens go on. */
  revoke(accountGid: string): void;
  /** Whether personal tokens of the account are refused, as one that its owner has deleted is. */
  refusePersonalTokens(accountGid: string, refused: boolean): void;
  /** Calls back after every change of the state. */
  onChange(listener: () => void): void;
}

const base = '/api/1.0';

/** Starts an Asana that keeps its own rules and can be told to fail. */
export async function startAsana(options: AsanaOptions): Promise<AsanaStandIn> {
  const file = stateFile<AsanaState>(options.statePath);
  const state: AsanaState = { ...laterParts(), ...(file.load() ?? seed()) };
  const quota = createQuota(options.requestsPerMinute ?? null);
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const save = () => {
    file.save(state);
    tell();
  };
  const callbacks = createCallbackSender({
    timeoutMs: 10_000,
    lateMs: options.lateMs ?? 5000,
    onActivity: tell,
  });
  const webhooks = createWebhooks(state, callbacks, {
    timing: { ...usualTiming, ...options.webhookTiming },
    localTargets: options.localTargets ?? false,
    save,
  });
  const saveAndSend = () => {
    save();
    webhooks.follow();
  };
  const shownFrom = options.showTasksAfterMs ?? 0;

  async function handle(request: StandInRequest): Promise<StandInAnswer> {
    try {
      const answer = await answerTo(request);
      if (request.method !== 'GET') saveAndSend();
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...errorAnswer(error.status, error.message), headers: error.headers };
    }
  }

  async function answerTo(request: StandInRequest): Promise<StandInAnswer> {
    const signIn = answerOAuth(state, options.oauthApp ?? null, request);
    if (signIn) return signIn;
    const rules = rulesOf(signedIn(state, request.headers.authorization));
    quota.spend(rules.user.gid);
    const path = request.path.slice(base.length);
    const ofWebhooks = await answerWebhooks(rules, request, path, webhooks);
    if (ofWebhooks) return ofWebhooks;
    const found = routeOf(request);
    if (!found) throw new Refusal(404, 'No matching route for request');
    if (options.refuseHtmlNotes && JSON.stringify(request.body).includes('"html_notes"')) {
      throw new Refusal(400, 'html_notes: XML is invalid');
    }
    const isListed: Visit['isListed'] = (task) => Date.parse(task.createdAt) + shownFrom <= Date.now();
    const visit = { rules, request, gids: found.gids, isListed };
    if (request.method === 'GET') return found.route(visit);
    return recorded(state, rules.user.gid, () => found.route(visit));
  }

  const rulesOf = (user: AsanaUser) => rulesFor(state, user, options.plan ?? null);

  function rulesOfAccount(gid: string) {
    const user = state.users.find((each) => each.gid === gid);
    if (!user) throw new Error(`No account has the gid ${gid}.`);
    return rulesOf(user);
  }

  function kept<Args extends unknown[], Result>(change: (...args: Args) => Result) {
    return (...args: Args): Result => {
      const result = change(...args);
      saveAndSend();
      return result;
    };
  }

  const server = await startStandInServer({
    ...(options.port === undefined ? {} : { port: options.port }),
    handle,
    errorAnswer: (status) => errorAnswer(status, `A fault of the stand-in: ${status}`),
  });
  return {
    ...server,
    ...byHand(state, saveAndSend),
    state,
    callbacks,
    sweepWebhooks: () => webhooks.sweep(),
    close() {
      webhooks.close();
      return server.close();
    },
    act: kept((accountGid, what) => {
      const rules = rulesOfAccount(accountGid);
      return recorded(state, accountGid, () => act(rules, what));
    }),
    projects: (accountGid) => projectsOf(rulesOfAccount(accountGid)),
    projectPage: (accountGid, projectGid) => projectPage(rulesOfAccount(accountGid), projectGid),
    expireTokens: kept((accountGid) => expireTokens(state, accountGid)),
    revoke: kept((accountGid) => revokeAccess(state, accountGid)),
    refusePersonalTokens: kept((accountGid, refused) => {
      rulesOfAccount(accountGid).user.tokenRefused = refused;
    }),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** The route of a request, with the variable parts of its path; exact names win over gids. */
function routeOf({ method, path }: StandInRequest) {
  if (!path.startsWith(`${base}/`)) return null;
  const parts = path
    .slice(base.length + 1)
    .split('/')
    .map(decodeURIComponent);
  for (const [pattern, route] of Object.entries(routes)) {
    const [verb, wanted = ''] = pattern.split(' ');
    const names = wanted.slice(1).split('/');
    const fits = names.length === parts.length && names.every((name, n) => name === '*' || name === parts[n]);
    if (verb === method && fits) return { route, gids: parts.filter((_, n) => names[n] === '*') };
  }
  return null;
}
