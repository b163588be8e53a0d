import { setTimeout as delay } from 'node:timers/promises';
import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from '../stand-in-server.ts';
import { stateFile } from '../state-file.ts';
import { signedIn } from './access.ts';
import { type ByHand, byHand } from './by-hand.ts';
import { type Grid, gridOf } from './grid.ts';
import { codeForStatus, Refusal, refusalBody } from './refusals.ts';
import { answer, findRoute } from './routes.ts';
import { smartsheetSeed } from './seed.ts';
import type { Sheet, SmartsheetState } from './state.ts';

export interface SmartsheetStandInOptions {
  /** Where the state is kept; null keeps it in memory only. */
  statePath: string | null;
  port?: number;
  /** How long a write takes. Two writes of one token that overlap in one sheet collide (4004). 0 by default. */
  writeMs?: number;
  /** Requests of one token per minute, beyond which 4003 is answered. Unlimited by default. */
  requestsPerMinute?: number;
}

export interface SmartsheetStandIn extends Omit<StandInServer, 'url'> {
  /** The base URL that the app is configured with: `http://127.0.0.1:port/2.0`. */
  url: string;
  /** All that it holds. To be read; changed through the API or `byHand` only. */
  state: SmartsheetState;
  byHand: ByHand;
  /** @throws where there is no such sheet. */
  sheet(name: string): Sheet;
  /** The sheet as a person sees it. @throws where there is no such sheet. */
  grid(sheetId: string): Grid;
}

/** A Smartsheet of one's own: keeps sheets, enforces the rules of API 2.0, and refuses as it does. */
export async function startSmartsheet(options: SmartsheetStandInOptions): Promise<SmartsheetStandIn> {
  const file = stateFile<SmartsheetState>(options.statePath);
  const state = file.load() ?? smartsheetSeed();
  const save = () => file.save(state);
  const writing = new Set<string>();
  const countRequest = requestCounter(options.requestsPerMinute);

  async function handle(request: StandInRequest): Promise<StandInAnswer> {
    try {
      return await act(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: refusalBody(error.code, error.message) };
    }
  }

  async function act(request: StandInRequest): Promise<StandInAnswer> {
    const { route, ids } = findRoute(request.method, request.path);
    const user = signedIn(state, request.headers.authorization);
    countRequest(user.token);
    const call = { state, user, ids, request, now: new Date().toISOString() };
    if (!route.writes) return answer(route.handle(call));
    const place = `${user.token} ${ids[0]}`;
    if (writing.has(place)) throw new Refusal(4004);
    writing.add(place);
    try {
      if (options.writeMs) await delay(options.writeMs);
      const body = route.handle(call);
      save();
      return answer(body);
    } finally {
      writing.delete(place);
    }
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
    state,
    byHand: byHand(state, save),
    sheet: (name) =>
      found(
        state.sheets.find((sheet) => sheet.name === name),
        name,
      ),
    grid: (sheetId) =>
      gridOf(
        found(
          state.sheets.find((sheet) => String(sheet.id) === sheetId),
          sheetId,
        ),
      ),
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

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`No sheet ${name}.`);
  return value;
}
