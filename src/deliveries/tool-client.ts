import type { WorkspaceDb } from '../db/store.ts';
import { freshToken } from '../domain/integrations/fresh-token.ts';
import type { ConnectedTool, Integration } from '../domain/integrations/integration.ts';
import { fingerprint, wantedFields } from '../domain/integrations/wanted-fields.ts';
import type { FieldBinding, ToolClient } from '../integrations/connector.ts';
import { NotYet } from './failure.ts';
import type { Job, Parts } from './handler.ts';
import { quotaOf } from './quota.ts';

/** Milliseconds until a look whether another delivery has made the fields. */
const fieldsPause = 2000;

/**
 * A client that acts as an Integration's account, within its quota.
 *
 * @throws ToolError where the account has to sign in again; where the Integration is gone.
 */
export async function toolClientOf(
  parts: Pick<Parts, 'store' | 'clock' | 'newId' | 'secrets' | 'connectors'>,
  workspaceId: string,
  integration: Pick<Integration, 'id' | 'tool'>,
): Promise<ToolClient> {
  const connector = parts.connectors.of(integration.tool);
  const control = quotaOf(parts, workspaceId, integration.id, connector);
  return connector.connect({ accessToken: await freshToken(parts, workspaceId, integration) }, control);
}

/** The client of a delivery; null: its Integration was removed, and there is nothing left to do. */
export async function toolClient(
  parts: Parts,
  { workspaceId }: Pick<Job, 'workspaceId'>,
  tool: Pick<ConnectedTool, 'integrationId'>,
): Promise<ToolClient | null> {
  const integration = await parts.store
    .in(workspaceId)
    .read((db) => db.integrations.byId(tool.integrationId));
  return integration ? toolClientOf(parts, workspaceId, integration) : null;
}

/**
 * Makes the component's fields fit the Stream's, unless they do.
 *
 * Two deliveries that did so at once would make every field twice, hence the claim of the one that does (see
 * `beginBinding`).
 *
 * @throws NotYet while another delivery makes them.
 */
export async function bindFields(
  { store, clock }: Parts,
  { workspaceId, lease }: Pick<Job, 'workspaceId' | 'lease'>,
  client: ToolClient,
  tool: ConnectedTool,
): Promise<readonly FieldBinding[]> {
  const own = store.in(workspaceId);
  const fields = () => own.read((db) => fieldsOfStream(db, tool.streamId));
  const now = await fields();
  if (tool.boundFor === fingerprint(wantedFields(now.library, tool.bindings, now.stream))) {
    return tool.bindings;
  }

  const held = await own.transaction((db) => db.integrations.beginBinding(tool.id, lease, clock()));
  if (!held) {
    throw new NotYet('The fields are being made.', new Date(clock().getTime() + fieldsPause));
  }
  const { library, stream } = await fields();
  const wanted = wantedFields(library, held.bindings, stream);
  if (held.boundFor === fingerprint(wanted)) return held.bindings;
  const bindings = await client.ensureFields(held.componentId, wanted, held.bindings);
  await own.transaction(function* (db) {
    yield* db.integrations.bind(tool.id, bindings, fingerprint(wanted));
    // A field that was made anew, since people removed it, is empty: the tasks are to fill it again.
    if (!isRemade(held.bindings, bindings)) return;
    for (const { requestId } of yield* db.sync.openTasks(tool.id)) {
      yield* db.deliveries.oweTask(requestId, tool);
    }
  });
  return bindings;
}

function* fieldsOfStream(db: WorkspaceDb, streamId: string) {
  const stream = yield* db.streams.byId(streamId);
  if (!stream) throw new Error('A connected tool without its Stream.');
  return { library: yield* db.streams.everyField(streamId), stream };
}

function isRemade(before: readonly FieldBinding[], after: readonly FieldBinding[]): boolean {
  const places = new Map(before.map(({ fieldId, externalId }) => [fieldId, externalId]));
  return after.some(({ fieldId, externalId }) => {
    const old = places.get(fieldId);
    return typeof old === 'string' && externalId !== null && old !== externalId;
  });
}
