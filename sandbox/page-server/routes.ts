import type { IncomingMessage, ServerResponse } from 'node:http';
import { act } from '../slack/acts/act.ts';
import { type ActResult, Refused } from '../slack/acts/result.ts';
import type { Core } from '../slack/core.ts';
import { isOk } from '../slack/deliver.ts';
import { uploadFiles } from '../slack/files.ts';
import type { Actor } from '../slack/state.ts';
import type { Act, ActAnswer, NewFile, Refusal } from './api.ts';
import { type Answer, readJson } from './http.ts';
import type { Live } from './live.ts';
import { actorNamed, castOf, conversationOf, directoryOf, fileFor, homeOf, modalsOf } from './regions.ts';
import type { Stage } from './stage/stage.ts';
import { answerStage, fillingTrouble } from './stage/stage-routes.ts';

const notFound: Answer = { status: 404, body: { refused: 'there is nothing here' } };

/** Answers a request below `/api/`; null: it has taken the response over, as `live` does. */
export async function answerApi(
  { core, live, stage }: { core: Core; live: Live; stage: Stage | null },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer | null> {
  const path = new URL(request.url ?? '/', 'http://page').pathname
    .split('/')
    .slice(2)
    .map(decodeURIComponent);
  if (path[0] === 'cast') return { status: 200, body: castOf(core) };
  if (path[0] === 'stage' && stage) return answerStage(stage, path.slice(1), request);
  const [root, workspace = '', person = '', region, id = ''] = path;
  const actor = actorNamed(core, workspace, person);
  if (root !== 'in' || !actor) return notFound;
  if (request.method === 'GET' && region === 'live') {
    live.follow(actor, response);
    return null;
  }
  if (request.method === 'GET') return answerRegion(core, actor, region, id);
  const trouble = stage && fillingTrouble(stage.world);
  if (trouble) return { status: 409, body: { refused: trouble } satisfies Refusal };
  if (region === 'acts') return answerAct(core, actor, (await readJson(request)) as Act);
  if (region === 'files') return answerFiles(core, actor, (await readJson(request)) as NewFile[]);
  return notFound;
}

function answerRegion(core: Core, actor: Actor, region: string | undefined, id: string): Answer {
  switch (region) {
    case 'directory':
      return { status: 200, body: directoryOf(core, actor) };
    case 'home':
      return { status: 200, body: homeOf(core, actor) };
    case 'modals':
      return { status: 200, body: modalsOf(core, actor) };
    case 'conversations': {
      const conversation = conversationOf(core, actor, id);
      return conversation ? { status: 200, body: conversation } : notFound;
    }
    case 'files':
      return answerFile(core, actor, id);
    default:
      return notFound;
  }
}

/** Shown in the page where they are pictures of pixels; anything else is for saving alone. */
const shownTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

function answerFile(core: Core, actor: Actor, id: string): Answer {
  const file = fileFor(core, actor, id);
  if (!file) return notFound;
  const { name, mimetype, content } = file;
  const isShown = shownTypes.includes(mimetype);
  const disposition = `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`;
  return {
    status: 200,
    headers: {
      'content-type': isShown ? mimetype : 'application/octet-stream',
      'content-disposition': disposition,
      'cache-control': 'no-store',
    },
    body: Buffer.from(content, 'base64'),
  };
}

async function answerAct(core: Core, actor: Actor, what: Act): Promise<Answer> {
  try {
    const result = await act(core, actor, what);
    return { status: 200, body: actAnswer(result) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 409, body: { refused: error.message } satisfies Refusal };
  }
}

function actAnswer({ deliveries, options = [], groups = [] }: ActResult): ActAnswer {
  const failed = deliveries.find((delivery) => !isOk(delivery));
  const trouble = failed ? (failed.problem ?? `HTTP ${failed.status}`) : null;
  return { options, groups, trouble };
}

function answerFiles(core: Core, actor: Actor, files: NewFile[]): Answer {
  const stored = uploadFiles(
    core,
    actor,
    files.map(({ name, mimetype, base64 }) => ({ name, mimetype, content: Buffer.from(base64, 'base64') })),
  );
  return { status: 200, body: stored };
}
