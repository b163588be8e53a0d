import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import { takeHints } from '../domain/sync/take-hints.ts';
import type { Webhook } from '../domain/sync/watch.ts';
import type { Heard } from '../integrations/changes.ts';
import { route } from './route.ts';

/** More than any tool sends at once, in bytes. */
const longestBody = 2 * 1024 * 1024;

type Parts = Pick<Context, 'store' | 'clock' | 'log' | 'secrets' | 'connectors'>;
type Owned = Webhook & { workspaceId: string };
interface Answer {
  status: number;
  headers?: Record<string, string>;
}

/** `POST /webhooks/:tool/:connectionId`: where tools say that something has changed (I9). */
export function webhookRoutes(context: Context) {
  return [
    route(context, 'POST', '/webhooks/:tool/:connectionId', async (request, response) => {
      const body = await readBody(request);
      if (body === null) {
        send(response, { status: 413, headers: { connection: 'close' } });
        request.destroy();
        return;
      }
      const { tool = '', connectionId = '' } =
        (request as IncomingMessage & { params?: Record<string, string> }).params ?? {};
      send(response, await hear(context, tool, connectionId, request.headers, body));
    }),
  ];
}

/** What is heard is kept before it is answered: an answer says that it is. */
async function hear(
  parts: Parts,
  tool: string,
  id: string,
  headers: IncomingMessage['headers'],
  body: Buffer,
): Promise<Answer> {
  const found = await parts.store.system.read((db) => db.watching.webhook(id));
  if (!found || found.tool !== tool) return { status: 404 };
  const { workspaceId } = found;
  const connection = await parts.store.in(workspaceId).read(function* (db) {
    const connected = yield* db.integrations.connectedTool(found.connectedToolId);
    const integration = connected && (yield* db.integrations.byId(connected.integrationId));
    return connected && !connected.disconnected && integration ? { connected, integration } : null;
  });
  const workspace = await parts.store.system.read((db) => db.workspaces.byId(workspaceId));
  const isOver = found.state === 'removed' || found.state === 'ended';
  // Gone for good: the tool need not call again.
  if (!connection || isOver || !workspace || workspace.stoppedAt) return { status: 410 };

  const owner = { workspaceId, purpose: 'webhook_secret' } as const;
  const heard = parts.connectors.of(tool).webhooks.hear(
    { headers: oneEach(headers), body },
    {
      secret: found.secret === null ? null : await parts.secrets.open(owner, found.secret),
      externalId: found.externalId,
      isPending: found.state === 'pending',
      accountId: connection.integration.account.id,
    },
  );
  return act(parts, found, heard);
}

async function act(parts: Parts, webhook: Owned, heard: Heard): Promise<Answer> {
  const own = parts.store.in(webhook.workspaceId);
  const { id, workspaceId, tool } = webhook;
  switch (heard.kind) {
    case 'refused':
      parts.log.warn({ workspaceId, tool, webhookId: id, why: heard.why }, 'webhook refused');
      return { status: heard.status };
    case 'handshake': {
      const { secret, headers } = heard;
      if (secret === null) return { status: 200, headers };
      const sealed = await parts.secrets.seal({ workspaceId, purpose: 'webhook_secret' }, secret);
      const isKept = await own.transaction((db) => db.sync.keepSecret(id, sealed));
      return isKept ? { status: 200, headers } : { status: 401 };
    }
    case 'ended':
      await own.transaction(function* (db) {
        const connected = yield* db.integrations.connectedTool(webhook.connectedToolId);
        yield* db.sync.changeWebhook(id, { state: 'ended', heardAt: parts.clock() });
        if (connected) yield* db.deliveries.oweWebhook(connected);
      });
      return { status: 200 };
    case 'hints':
      await own.transaction(function* (db) {
        const connected = yield* db.integrations.connectedTool(webhook.connectedToolId);
        yield* db.sync.changeWebhook(id, { heardAt: parts.clock() });
        if (connected) yield* takeHints(db, connected, heard.hints);
      });
      return { status: 200 };
  }
}

/** Null: it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > longestBody) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > longestBody) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function oneEach(headers: IncomingMessage['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

function send(response: ServerResponse, { status, headers = {} }: Answer): void {
  response.writeHead(status, headers);
  response.end();
}
