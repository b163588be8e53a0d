import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from '../stand-in-server.ts';
import { answerAuthorize } from './authorize-page.ts';
import type { Core } from './core.ts';
import { appCanSeeFile } from './files.ts';
import { picture, picturePath } from './pictures.ts';
import { answerResponseUrl } from './response.ts';
import { answerApi } from './web-api/methods.ts';

/** Serves a core over HTTP: the Web API, response_urls, the authorize page, uploaded files and people's pictures. */
export async function startServer(core: Core, port?: number): Promise<StandInServer> {
  const server = await startStandInServer({
    ...(port === undefined ? {} : { port }),
    handle(request): StandInAnswer | Promise<StandInAnswer> {
      const done = core.activity.begin();
      try {
        const { path } = request;
        if (path.startsWith('/api/')) return answerApi(core, request);
        if (path.startsWith('/response/')) {
          return answerResponseUrl(core, path.slice('/response/'.length), request.body);
        }
        if (path === '/oauth/v2/authorize') return answerAuthorize(core, request);
        if (path.startsWith(picturePath)) return answerPicture(path.slice(picturePath.length));
        if (path.startsWith('/upload/v1/')) return takeUpload(core, request);
        if (path.startsWith('/files/')) return answerFile(core, path, request.headers.authorization);
        return { status: 404, body: 'not found' };
      } finally {
        done();
      }
    },
    errorAnswer: (status) =>
      status === 429
        ? { status, body: { ok: false, error: 'ratelimited' } }
        : { status, body: { ok: false, error: status >= 500 ? 'internal_error' : 'fatal_error' } },
  });
  core.url = server.url;
  return server;
}

/** Anybody may see it, as on Slack's own server for them. */
function answerPicture(name: string): StandInAnswer {
  const [, userId, size] = /^(\w+)-(\d+)\.svg$/.exec(name) ?? [];
  if (userId === undefined) return { status: 404, body: 'not found' };
  return {
    status: 200,
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' },
    body: picture(userId, Number(size)),
  };
}

/** `url_private` of a file: only with a token of its workspace that has `files:read`, and to who can see it. */
function answerFile(core: Core, path: string, authorization: string | undefined): StandInAnswer {
  const file = core.state.files[path.split('/')[2] ?? ''];
  const token = core.state.tokens.find((each) => `Bearer ${each.token}` === authorization);
  const allowed =
    token?.state === 'active' && token.teamId === file?.teamId && token.scopes.includes('files:read');
  // Slack sends whoever may not to its sign-in page.
  if (!file || !allowed || !appCanSeeFile(core, file)) {
    return { status: 302, headers: { location: '/signin' }, body: '' };
  }
  if (file.state === 'deleted') return { status: 404, body: 'not found' };
  return {
    status: 200,
    headers: { 'content-type': file.mimetype },
    body: Buffer.from(file.content, 'base64'),
  };
}

/** The second step of an upload: the bytes as they are, or in a form. Whoever has the address may. */
async function takeUpload(core: Core, { path, headers, rawBody }: StandInRequest): Promise<StandInAnswer> {
  const key = path.slice('/upload/v1/'.length);
  const file = Object.values(core.state.files).find(({ uploadKey }) => uploadKey === key);
  if (!file) return { status: 404, body: 'not found' };
  const bytes = await uploadedBytes(rawBody, headers['content-type'] ?? '');
  if (bytes === null || bytes.length === 0) return { status: 400, body: 'no file' };
  file.content = bytes.toString('base64');
  file.state = 'uploaded';
  core.changed();
  return { status: 200, body: `OK - ${bytes.length}` };
}

async function uploadedBytes(rawBody: Buffer, contentType: string): Promise<Buffer | null> {
  if (!contentType.startsWith('multipart/form-data')) return rawBody;
  const body = new Uint8Array(rawBody);
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  const [part] = [...form.values()];
  if (part === undefined) return null;
  return typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
}
