import type { Webhook } from '../../domain/sync/watch.ts';
import type { RegisteredWebhook } from '../../integrations/changes.ts';
import type { ToolClient } from '../../integrations/connector.ts';
import { ToolError } from '../../integrations/errors.ts';
import { type Handler, type Job, nothing, type Parts, type Write } from '../handler.ts';
import { toolClient } from '../tool-client.ts';

/**
 * Sees that a connected component has one living webhook: registers it, replaces one that died, and removes what
 * is left of earlier attempts. A disconnected one has none.
 *
 * The row is there before the tool is asked: it calls back with its handshake while it is being asked. If the
 * process dies then, the next attempt finds the row, removes what the tool has made for its address, and begins
 * with another address.
 */
export const toolWebhook: Handler<'tool.webhook'> = {
  async carryOut(parts, job) {
    const own = parts.store.in(job.workspaceId);
    const { connectedToolId } = job.work;
    const { tool, webhooks } = await own.read(function* (db) {
      return {
        tool: yield* db.integrations.connectedTool(connectedToolId),
        webhooks: yield* db.sync.webhooks(connectedToolId),
      };
    });
    if (!tool) return nothing;
    const client = await toolClient(parts, job, tool);
    if (!client) return markRemoved(webhooks);
    const { addressOf } = parts;
    const active = webhooks.find(({ state }) => state === 'active');
    if (tool.disconnected || !addressOf) {
      await removeAll(client, tool.componentId, webhooks);
      return markRemoved(webhooks);
    }
    if (active?.externalId && (await client.isWebhookAlive(tool.componentId, active.externalId))) {
      const others = webhooks.filter((each) => each !== active);
      await removeAll(client, tool.componentId, others);
      return markRemoved(others);
    }
    await removeAll(client, tool.componentId, webhooks);
    const registered = await register(parts, job, client, tool);
    return function* (db) {
      yield* markRemoved(webhooks)(db);
      yield* registered(db);
      // What was changed before the tool began to tell.
      yield* db.deliveries.owePull(tool);
    };
  },
  /** The hourly look owes it again; until then the component is looked at every minute. */
  tell: () => nothing,
};

async function register(
  parts: Parts,
  { workspaceId }: Pick<Job, 'workspaceId'>,
  client: ToolClient,
  tool: { id: string; tool: string; componentId: string },
): Promise<Write> {
  const own = parts.store.in(workspaceId);
  const id = parts.newId();
  const seal = (secret: string) => parts.secrets.seal({ workspaceId, purpose: 'webhook_secret' }, secret);
  await own.transaction((db) =>
    db.sync.addWebhook({
      id,
      connectedToolId: tool.id,
      tool: tool.tool,
      externalId: null,
      secret: null,
      state: 'pending',
      createdAt: parts.clock(),
      heardAt: null,
    }),
  );
  async function keep({ externalId, secret }: RegisteredWebhook): Promise<void> {
    const sealed = await seal(secret);
    await own.transaction((db) => db.sync.changeWebhook(id, { externalId, secret: sealed }));
  }
  try {
    const url = parts.addressOf?.(tool.tool, id) ?? '';
    const { externalId, secret } = await client.registerWebhook(tool.componentId, url, keep);
    const sealed = await seal(secret);
    return function* (db) {
      yield* db.sync.changeWebhook(id, { externalId, secret: sealed, state: 'active' });
      yield* db.sync.putWatch(tool.id, { unheardBecause: null });
    };
  } catch (error) {
    // The tool does not want to, or cannot reach us: then it is asked instead.
    const isRefusal = error instanceof ToolError && ['rejected', 'forbidden', 'missing'].includes(error.kind);
    if (!isRefusal) throw error;
    return function* (db) {
      yield* db.sync.changeWebhook(id, { state: 'removed' });
      yield* db.sync.putWatch(tool.id, { unheardBecause: error.message, nextLookAt: parts.clock() });
    };
  }
}

/** Removes what the tool has of these, also those whose id it never told us. */
async function removeAll(
  client: ToolClient,
  componentId: string,
  webhooks: readonly Webhook[],
): Promise<void> {
  if (webhooks.length === 0) return;
  const known = webhooks.flatMap(({ externalId }) => externalId ?? []);
  const unknown = webhooks.filter(({ externalId }) => externalId === null);
  const listed = unknown.length === 0 ? [] : await client.webhooks(componentId);
  const found = listed.filter(({ url }) => unknown.some(({ id }) => url.endsWith(`/${id}`)));
  for (const externalId of [...known, ...found.map((each) => each.externalId)]) {
    await client.removeWebhook(componentId, externalId);
  }
}

const markRemoved = (webhooks: readonly Webhook[]): Write =>
  function* (db) {
    for (const { id } of webhooks) yield* db.sync.changeWebhook(id, { state: 'removed' });
  };
