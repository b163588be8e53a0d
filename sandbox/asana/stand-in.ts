import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from '../stand-in-server.ts';
import { stateFile } from '../state-file.ts';
import { rulesFor } from './access.ts';
import { type ByHand, byHand } from './by-hand.ts';
import { createQuota } from './quota.ts';
import { errorAnswer, Refusal } from './refusal.ts';
import { routes, type Visit } from './routes.ts';
import { seed } from './seed.ts';
import type { AsanaPlan, AsanaState } from './state.ts';

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
}

/** A running stand-in. `url` is what the app is configured with; the API is below `/api/1.0`. */
export interface AsanaStandIn extends StandInServer, ByHand {
  readonly state: AsanaState;
}

const base = '/api/1.0';

/** Starts an Asana that keeps its own rules and can be told to fail. */
export async function startAsana(options: AsanaOptions): Promise<AsanaStandIn> {
  const file = stateFile<AsanaState>(options.statePath);
  const state = file.load() ?? seed();
  const quota = createQuota(options.requestsPerMinute ?? null);
  const save = () => file.save(state);
  const shownFrom = options.showTasksAfterMs ?? 0;

  function handle(request: StandInRequest): StandInAnswer {
    try {
      const answer = answerTo(request);
      if (request.method !== 'GET') save();
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...errorAnswer(error.status, error.message), headers: error.headers };
    }
  }

  function answerTo(request: StandInRequest): StandInAnswer {
    const rules = rulesFor(state, request.headers.authorization, options.plan ?? null);
    quota.spend(rules.user.gid);
    const found = routeOf(request);
    if (!found) throw new Refusal(404, 'No matching route for request');
    if (options.refuseHtmlNotes && JSON.stringify(request.body).includes('"html_notes"')) {
      throw new Refusal(400, 'html_notes: XML is invalid');
    }
    const isListed: Visit['isListed'] = (task) => Date.parse(task.createdAt) + shownFrom <= Date.now();
    return found.route({ rules, request, gids: found.gids, isListed });
  }

  const server = await startStandInServer({
    ...(options.port === undefined ? {} : { port: options.port }),
    handle,
    errorAnswer: (status) => errorAnswer(status, `A fault of the stand-in: ${status}`),
  });
  return { ...server, ...byHand(state, save), state };
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
