import { z } from 'zod';
import type { ConnectedTool } from '../domain/integrations/integration.ts';
import { fingerprint, wantedFields } from '../domain/integrations/wanted-fields.ts';
import type { FieldBinding, ToolClient } from '../integrations/connector.ts';
import { NotYet } from './failure.ts';
import type { Job, Parts } from './handler.ts';
import { quotaOf } from './quota.ts';

const credentials = z.object({ accessToken: z.string() });

/** Milliseconds until a look whether another delivery has made the fields. */
const fieldsPause = 2000;

/** The client of a connected tool's Integration; null: that was removed. */
export async function toolClient(
  parts: Parts,
  { workspaceId }: Pick<Job, 'workspaceId'>,
  tool: Pick<ConnectedTool, 'integrationId' | 'tool'>,
): Promise<ToolClient | null> {
  const sealed = await parts.store
    .in(workspaceId)
    .read((db) => db.integrations.sealedCredentials(tool.integrationId));
  if (sealed === undefined) return null;
  const opened = await parts.secrets.open({ workspaceId, purpose: 'tool_credentials' }, sealed);
  const connector = parts.connectors.of(tool.tool);
  const control = quotaOf(parts, workspaceId, tool.integrationId, connector);
  return connector.connect(credentials.parse(JSON.parse(opened)), control);
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
  const library = await own.read((db) => db.streams.everyField(tool.streamId));
  if (tool.boundFor === fingerprint(wantedFields(library, tool.bindings))) return tool.bindings;

  const held = await own.transaction((db) => db.integrations.beginBinding(tool.id, lease, clock()));
  if (!held) {
    throw new NotYet('The fields are being made.', new Date(clock().getTime() + fieldsPause));
  }
  const wanted = wantedFields(await own.read((db) => db.streams.everyField(tool.streamId)), held.bindings);
  if (held.boundFor === fingerprint(wanted)) return held.bindings;
  const bindings = await client.ensureFields(held.componentId, wanted, held.bindings);
  await own.transaction((db) => db.integrations.bind(tool.id, bindings, fingerprint(wanted)));
  return bindings;
}
