import type { OAuthApp } from '../consent-page.ts';
import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from '../stand-in-server.ts';
import { stateFile } from '../state-file.ts';
import { type CallbackSender, createCallbackSender } from '../webhooks/sender.ts';
import { rulesFor, signedIn } from './access.ts';
import { type Act, type ActResult, act } from './acts.ts';
import { createFeed } from './feed.ts';
import { createLimits, type LimitOptions } from './limits.ts';
import { answerOAuth } from './oauth.ts';
import { errorAnswer, Refusal } from './refusal.ts';
import {
  type RepositoryLine,
  type RepositoryPage,
  repositoriesOf,
  repositoryPage,
} from './repository-page.ts';
import { routes } from './routes.ts';
import { seed } from './seed.ts';
import type { GitHubState } from './state.ts';
import { createWebhooks } from './webhooks.ts';

export interface GitHubOptions {
  /** Where the state is kept; null: in memory. */
  statePath: string | null;
  port?: number;
  /** 5,000 requests an hour and no pause between changes by default. */
  limits?: Partial<LimitOptions>;
  /** Who may have people sign in; without, nobody may. */
  oauthApp?: OAuthApp;
  /** Takes hosts of this machine as targets of webhooks, which the real one refuses. */
  localTargets?: boolean;
  /** How long a callback is on its way while they are late; 5 seconds by default. */
  lateMs?: number;
}

/** A running stand-in of GitHub. `url` is what the app is configured with. */
export interface GitHubStandIn extends StandInServer {
  readonly state: GitHubState;
  /** The calls to webhooks, and what can happen to them. */
  readonly callbacks: CallbackSender;
  /** What one account does by hand. @throws Refusal where GitHub would not let it. */
  act(login: string, what: Act): ActResult;
  repositories(login: string): RepositoryLine[];
  /** @throws Refusal where the account does not see it. */
  repositoryPage(login: string, id: string): RepositoryPage;
  /** The app's access tokens for this account are refused until they are refreshed; its own token goes on. */
  expireTokens(login: string): void;
  /** The account takes the app's access away, refresh tokens too; its own token goes on. */
  revoke(login: string): void;
  /** Whether the token of the account is refused, as one that its owner has deleted is. */
  refuseToken(login: string, refused: boolean): void;
  /** Calls back after every change of the state. */
  onChange(listener: () => void): void;
}

/** Starts a GitHub that keeps its own rules about issues and can be told to fail. */
export async function startGitHub(options: GitHubOptions): Promise<GitHubStandIn> {
  const file = stateFile<GitHubState>(options.statePath);
  const state: GitHubState = { ...seed(), ...file.load() };
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
  const feed = createFeed(state);
  const webhooks = createWebhooks(state, callbacks, feed, {
    localTargets: options.localTargets ?? false,
    save,
  });
  const limits = createLimits({ requestsPerHour: 5000, pauseMs: 0, ...options.limits });
  const saveAndSend = () => {
    save();
    webhooks.follow();
  };

  function handle(request: StandInRequest): StandInAnswer {
    try {
      return answerTo(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return errorAnswer(error.status, error.message, error);
    }
  }

  function answerTo(request: StandInRequest): StandInAnswer {
    const signIn = answerOAuth(state, options.oauthApp ?? null, request);
    if (signIn) {
      save();
      return signIn;
    }
    const user = signedIn(state, request.headers.authorization);
    const isChange = request.method !== 'GET';
    limits.spend(user.id, isChange);
    if (!request.headers['user-agent']) throw new Refusal(403, 'Request forbidden by administrative rules.');
    const found = routeOf(request);
    if (!found) throw new Refusal(404, 'Not Found');
    const answer = found.route({ rules: rulesFor(state, user), feed, webhooks, request, parts: found.parts });
    if (isChange) saveAndSend();
    return { ...answer, headers: { ...limits.headersOf(user.id), ...answer.headers } };
  }

  const account = (login: string) => {
    const user = state.users.find((each) => each.login === login);
    if (!user) throw new Error(`No account has the login ${login}.`);
    return user;
  };

  const server = await startStandInServer({
    ...(options.port === undefined ? {} : { port: options.port }),
    handle,
    errorAnswer: (status) => errorAnswer(status, `A fault of the stand-in: ${status}`),
  });
  return {
    ...server,
    state,
    callbacks,
    close() {
      callbacks.close();
      return server.close();
    },
    act(login, what) {
      const result = act(rulesFor(state, account(login)), feed, what);
      saveAndSend();
      return result;
    },
    repositories: (login) => repositoriesOf(rulesFor(state, account(login))),
    repositoryPage: (login, id) => repositoryPage(rulesFor(state, account(login)), id),
    expireTokens(login) {
      const { id } = account(login);
      for (const grant of state.grants.filter(({ user }) => user === id)) grant.expiresAt = Date.now();
      save();
    },
    revoke(login) {
      const { id } = account(login);
      state.grants = state.grants.filter(({ user }) => user !== id);
      state.codes = state.codes.filter(({ user }) => user !== id);
      save();
    },
    refuseToken(login, refused) {
      account(login).tokenRefused = refused;
      save();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function routeOf({ method, path }: StandInRequest) {
  const parts = path.slice(1).split('/').map(decodeURIComponent);
  for (const [pattern, route] of Object.entries(routes)) {
    const [verb, wanted = ''] = pattern.split(' ');
    const names = wanted.slice(1).split('/');
    const fits = names.length === parts.length && names.every((name, n) => name === '*' || name === parts[n]);
    if (verb === method && fits) return { route, parts: parts.filter((_, n) => names[n] === '*') };
  }
  return null;
}
