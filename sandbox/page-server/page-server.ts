import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../demo/world.ts';
import { builtPage } from './build.ts';
import { answerFile } from './files-of-page.ts';
import { isOurs, NotJson, send } from './http.ts';
import { createLive } from './live.ts';
import { answerApi } from './routes.ts';
import { createStage } from './stage/stage.ts';
import { isStage } from './stage/stage-world.ts';

export interface PageServer {
  /** `http://127.0.0.1:port` */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the page on which people use a stand-in Slack and the tools around it, on 127.0.0.1 alone.
 *
 * @param world a Slack, or a whole `World`
 * @param port 0 takes any that is free.
 */
export async function startPageServer(world: Pick<World, 'slack'>, port: number): Promise<PageServer> {
  const { core } = world.slack;
  const stage = isStage(world) ? createStage(world) : null;
  const live = createLive(core, stage);
  const folder = await builtPage();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurs(request.headers, listening())) {
      send(response, { status: 403, body: { refused: 'not from another site' } });
      return;
    }
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const answer = pathname.startsWith('/api/')
      ? await answerApi({ core, live, stage }, request, response)
      : await answerFile(folder, pathname);
    if (answer) send(response, answer);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!(error instanceof NotJson))
        console.error('the page failed at', request.method, request.url, error);
      const status = error instanceof NotJson ? 400 : 500;
      if (!response.headersSent) send(response, { status, body: { refused: String(error) } });
    });
  });
  const listening = () => (server.address() as AddressInfo).port;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${listening()}`,
    close: () =>
      new Promise((resolve) => {
        live.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
