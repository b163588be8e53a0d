import { type StandInAnswer, type StandInServer, startStandInServer } from '../stand-in-server.ts';
import { answerAuthorize } from './authorize-page.ts';
import type { Core } from './core.ts';
import { picture, picturePath } from './pictures.ts';
import { answerResponseUrl } from './response.ts';
import { answerApi } from './web-api/methods.ts';

/** Serves a core over HTTP: the Web API, response_urls, the authorize page, uploaded files and people's pictures. */
export async function startServer(core: Core, port?: number): Promise<StandInServer> {
  const server = await startStandInServer({
    ...(port === undefined ? {} : { port }),
    handle(request): StandInAnswer {
      const done = core.activity.begin();
      try {
        const { path } = request;
        if (path.startsWith('/api/')) return answerApi(core, request);
        if (path.startsWith('/response/')) {
          return answerResponseUrl(core, path.slice('/response/'.length), request.body);
        }
        if (path === '/oauth/v2/authorize') return answerAuthorize(core, request);
        if (path.startsWith(picturePath)) return answerPicture(path.slice(picturePath.length));
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

/** `url_private` of a file: only with a bot token of its workspace that has `files:read`. */
function answerFile(core: Core, path: string, authorization: string | undefined): StandInAnswer {
  const file = core.state.files[path.split('/')[2] ?? ''];
  const token = core.state.tokens.find((each) => `Bearer ${each.token}` === authorization);
  const allowed =
    token?.state === 'active' && token.teamId === file?.teamId && token.scopes.includes('files:read');
  if (!file || !allowed) return { status: 302, headers: { location: '/signin' }, body: '' };
  return {
    status: 200,
    headers: { 'content-type': file.mimetype },
    body: Buffer.from(file.content, 'base64'),
  };
}
