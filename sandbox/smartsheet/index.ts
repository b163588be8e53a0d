import { setTimeout as delay } from 'node:timers/promises';
import type { OAuthApp } from '../consent-page.ts';
import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from '../stand-in-server.ts';
import { stateFile } from '../state-file.ts';
import { type CallbackSender, createCallbackSender } from '../webhooks/sender.ts';
import { signedIn } from './access.ts';
import { type Act, type ActResult, act } from './acts.ts';
import { type ByHand, byHand } from './by-hand.ts';
import { recorded } from './changes.ts';
import { type Grid, gridOf } from './grid.ts';
import { answerOAuth } from './oauth.ts';
import { codeForStatus, Refusal, refusalBody } from './refusals.ts';
import { answer, findRoute } from './routes.ts';
import { smartsheetSeed } from './seed.ts';
import { type SheetLine, type SheetPage, sheetPage, sheetsOf } from './sheet-page.ts';
import { laterParts, type Sheet, type SmartsheetState } from './state.ts';
import { expireTokens, revokeAccess } from './tokens.ts';
import { answerWebhooks } from './webhook-routes.ts';
import { createWebhooks, usualTiming, type WebhookTiming } from './webhooks.ts';

export interface SmartsheetStandInOptions {
  /** Where the state is kept; null keeps it in memory only. */
  statePath: string | null;
  port?: number;
  /** How long a write takes. Two writes of one token that overlap in one sheet collide (4004). 0 by default. */
  writeMs?: number;
  /** Requests of one token per minute, beyond which 4003 is answered. Unlimited by default. */
  requestsPerMinute?: number;
  /** Who may have people sign in; without, `/b/authorize` and `/2.0/token` are not there. */
  oauthApp?: OAuthApp;
  /** Takes http and hosts of this machine as targets of webhooks, which the real one refuses. */
  localTargets?: boolean;
  webhookTiming?: Partial<WebhookTiming>;
  /** How long a callback is on its way while they are late; 5 seconds by default. */
  lateMs?: number;
}

export interface SmartsheetStandIn extends Omit<StandInServer, 'url'> {
  /** The base URL that the app is configured with: `http://127.0.0.1:port/2.0`. */
  url: string;
  /** Where people sign in: `http://127.0.0.1:port`. */
  appUrl: string;
  /** All that it holds. To be read; changed through the API or `byHand` only. */
  state: SmartsheetState;
  byHand: ByHand;
  /** The calls to webhooks, and what can happen to them. */
  readonly callbacks: CallbackSender;
  /** @throws where there is no such sheet. */
  sheet(name: string): Sheet;
  /** The sheet as a person sees it. @throws where there is no such sheet. */
  grid(sheetId: string): Grid;
  /** What one account does by hand. @throws Refusal where Smartsheet would not let it. */
  act(accountId: string, what: Act): ActResult;
  sheets(accountId: string): SheetLine[];
  /** @throws Refusal where the account does not see the sheet. */
  sheetPage(accountId: string, sheetId: string): SheetPage;
  /** The app's access tokens for this account are refused until they are refreshed; pasted tokens go on. */
  expireTokens(accountId: string): void;
  /** The account takes the app's access away, refresh tokens too; pasted tokens go on. */
  revoke(accountId: string): void;
  /** Whether the token that the account made for itself is refused. */
  refuseOwnToken(accountId: string, refused: boolean): void;
  /** How long a write takes, see the options. */
  writeMs(): number;
  setWriteMs(ms: number): void;
  /** Calls back after every change of the state and of `writeMs`. */
  onChange(listener: () => void): void;
}

/** A Smartsheet of one's own: keeps sheets, enforces the rules of API 2.0, and refuses as it does. */
export async function startSmartsheet(options: SmartsheetStandInOptions): Promise<SmartsheetStandIn> {
  const file = stateFile<SmartsheetState>(options.statePath);
  const state: SmartsheetState = { ...laterParts(), ...(file.load() ?? smartsheetSeed()) };
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
    save,
  });
  const saveAndSend = () => {
    save();
    webhooks.follow();
  };
  let writeMs = options.writeMs ?? 0;
  const writing = new Set<string>();
  const countRequest = requestCounter(options.requestsPerMinute);

  async function handle(request: StandInRequest): Promise<StandInAnswer> {
    try {
      return await answerTo(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: refusalBody(error.code, error.message) };
    }
  }

  async function answerTo(request: StandInRequest): Promise<StandInAnswer> {
    const signIn = answerOAuth(state, options.oauthApp ?? null, request);
    if (signIn) {
      save();
      return signIn;
    }
    const isOfWebhooks = request.path.startsWith('/2.0/webhooks');
    const found = isOfWebhooks ? null : findRoute(request.method, request.path);
    const { user, token, scopes } = signedIn(state, request.headers.authorization);
    countRequest(token);
    const now = new Date().toISOString();
    const needed = found ? found.route.scope : 'ADMIN_WEBHOOKS';
    if (needed && scopes && !scopes.includes(needed)) throw new Refusal(1004);
    if (!found) {
      const body = await answerWebhooks(
        { state, user, request, now },
        webhooks,
        options.localTargets ?? false,
      );
      save();
      return answer(body);
    }
    const { route, ids } = found;
    const call = { state, user, ids, request, now };
    if (!route.writes) return answer(route.handle(call));
    const place = `${token} ${ids[0]}`;
    if (writing.has(place)) throw new Refusal(4004);
    writing.add(place);
    try {
      if (writeMs > 0) await delay(writeMs);
      const agent = request.headers['smartsheet-change-agent'];
      const by = { userId: user.id, ...(agent ? { changeAgent: agent } : {}) };
      const body = recorded(state, sheetById(ids[0]), by, () => route.handle(call));
      saveAndSend();
      return answer(body);
    } finally {
      writing.delete(place);
    }
  }

  const sheetById = (id: string | undefined) => state.sheets.find((sheet) => String(sheet.id) === id);

  const account = (id: string) =>
    there(
      state.users.find((user) => String(user.id) === id),
      `account ${id}`,
    );

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
    errorAnswer: (status) => ({
      status,
      body: refusalBody(codeForStatus(status), `Played error ${status}.`),
    }),
  });

  return {
    ...server,
    url: `${server.url}/2.0`,
    appUrl: server.url,
    state,
    byHand: byHand(state, saveAndSend),
    callbacks,
    close() {
      webhooks.close();
      return server.close();
    },
    sheet: (name) =>
      there(
        state.sheets.find((sheet) => sheet.name === name),
        `sheet ${name}`,
      ),
    grid: (sheetId) => gridOf(there(sheetById(sheetId), `sheet ${sheetId}`)),
    act: kept((accountId, what) => {
      const user = account(accountId);
      return recorded(state, sheetById(what.sheet), { userId: user.id }, () => act(state, user, what));
    }),
    sheets: (accountId) => sheetsOf(state, account(accountId)),
    sheetPage: (accountId, sheetId) => sheetPage(state, account(accountId), sheetId),
    expireTokens: kept((accountId) => expireTokens(state, account(accountId).id)),
    revoke: kept((accountId) => {
      const { id } = account(accountId);
      revokeAccess(state, id);
      for (const webhook of state.webhooks.filter(({ user }) => user === id)) {
        webhooks.disable(webhook, 'DISABLED_APP_REVOKED');
      }
    }),
    refuseOwnToken: kept((accountId, refused) => {
      account(accountId).tokenExpired = refused;
    }),
    writeMs: () => writeMs,
    setWriteMs(ms) {
      writeMs = ms;
      tell();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Counts by token within the clock's minute. @throws Refusal 4003. */
function requestCounter(most: number | undefined): (token: string) => void {
  const counts = new Map<string, { minute: number; requests: number }>();
  return (token) => {
    const minute = Math.floor(Date.now() / 60_000);
    const before = counts.get(token);
    const requests = (before?.minute === minute ? before.requests : 0) + 1;
    counts.set(token, { minute, requests });
    if (most !== undefined && requests > most) throw new Refusal(4003);
  };
}

function there<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`No ${name}.`);
  return value;
}
