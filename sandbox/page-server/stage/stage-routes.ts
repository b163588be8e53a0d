import type { IncomingMessage } from 'node:http';
import { Refusal as AsanaRefusal } from '../../asana/refusal.ts';
import { Refusal as GitHubRefusal } from '../../github/refusal.ts';
import { Refusal as SmartsheetRefusal } from '../../smartsheet/refusals.ts';
import type { Refusal } from '../api.ts';
import { type Answer, readJson } from '../http.ts';
import {
  type AsanaAct,
  type GitHubAct,
  type Made,
  type SmartsheetAct,
  type ToolName,
  toolNames,
} from '../stage-api.ts';
import { asanaAccounts, githubAccounts, smartsheetAccounts } from './accounts.ts';
import type { Log } from './log.ts';
import type { Stage } from './stage.ts';
import type { StageWorld } from './stage-world.ts';
import { obey, parseOrder, switchesOf } from './switches.ts';

const notFound: Answer = { status: 404, body: { refused: 'there is nothing here' } };
const refused = (words: string): Answer => ({ status: 409, body: { refused: words } satisfies Refusal });

/** Answers a request below `/api/stage/`. @param path what follows, decoded */
export async function answerStage(
  { world, log }: Stage,
  path: readonly string[],
  request: IncomingMessage,
): Promise<Answer> {
  const [part, ...rest] = path;
  if (part === 'filling') return ok(world.filling.now);
  const trouble = request.method === 'POST' ? fillingTrouble(world) : null;
  if (trouble !== null) return refused(trouble);
  const tool = toolNames.find((each) => each === part);
  if (tool) {
    const body = request.method === 'POST' ? await readJson(request) : null;
    return byTool(() => answerTool[tool](world, rest, body));
  }
  if (part === 'switches') {
    return request.method === 'POST' ? answerOrder(world, await readJson(request)) : ok(switchesOf(world));
  }
  if (part === 'log') return answerLog(log, rest, new URL(request.url ?? '/', 'http://page').searchParams);
  return notFound;
}

/** Why nobody may do anything yet; null: they may. */
export function fillingTrouble({ filling: { now } }: Pick<StageWorld, 'filling'>): string | null {
  if (now === null) return null;
  return `two weeks of work are still being filled in (${now.done} of ${now.total}): try again in a moment`;
}

const ok = (body: unknown): Answer => ({ status: 200, body });

/** What the tool would not let the account do is told in the tool's own words. */
function byTool(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if ([AsanaRefusal, SmartsheetRefusal, GitHubRefusal].some((each) => error instanceof each))
      return refused((error as Error).message);
    throw error;
  }
}

/** @param act what is to be done; null: it is only looked at */
function answerAsana({ asana }: StageWorld, [account, project]: readonly string[], act: unknown): Answer {
  const accounts = asanaAccounts(asana);
  if (account === undefined) return ok(accounts);
  if (!accounts.some(({ id }) => id === account)) return notFound;
  if (act !== null) return ok({ id: asana.act(account, act as AsanaAct).gid } satisfies Made);
  return ok(project === undefined ? asana.projects(account) : asana.projectPage(account, project));
}

function answerSmartsheet(
  { smartsheet }: StageWorld,
  [account, sheet]: readonly string[],
  act: unknown,
): Answer {
  const accounts = smartsheetAccounts(smartsheet);
  if (account === undefined) return ok(accounts);
  if (!accounts.some(({ id }) => id === account)) return notFound;
  if (act !== null) return ok({ id: smartsheet.act(account, act as SmartsheetAct).id } satisfies Made);
  return ok(sheet === undefined ? smartsheet.sheets(account) : smartsheet.sheetPage(account, sheet));
}

function answerGitHub({ github }: StageWorld, [login, repository]: readonly string[], act: unknown): Answer {
  const accounts = githubAccounts(github);
  if (login === undefined) return ok(accounts);
  if (!accounts.some(({ id }) => id === login)) return notFound;
  if (act !== null) {
    const { id } = github.act(login, act as GitHubAct);
    return ok({ id: id === null ? null : String(id) } satisfies Made);
  }
  return ok(repository === undefined ? github.repositories(login) : github.repositoryPage(login, repository));
}

const answerTool = {
  asana: answerAsana,
  smartsheet: answerSmartsheet,
  github: answerGitHub,
} satisfies Record<ToolName, unknown>;

async function answerOrder(world: StageWorld, body: unknown): Promise<Answer> {
  const order = parseOrder(body);
  if (!order) return { status: 400, body: { refused: 'that is no order' } };
  try {
    await obey(world, order);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
  return ok(switchesOf(world));
}

function answerLog(log: Log, [what]: readonly string[], query: URLSearchParams): Answer {
  if (what === undefined) return ok(log.newsSince(Number(query.get('since') ?? 0)));
  if (what === 'search') return ok(log.search(query.get('text') ?? ''));
  const entry = log.entry(Number(what));
  return entry ? ok(entry) : notFound;
}
