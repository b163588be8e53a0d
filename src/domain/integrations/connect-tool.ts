import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import { type AuditAct, streamSubject } from '../audit/audit-entry.ts';
import type { Person } from '../people.ts';
import { managedStream } from '../streams/manage-stream.ts';
import type { ConnectedTool } from './integration.ts';

export interface ConnectToolInput {
  streamId: string;
  tool: string;
  component: { id: string; name: string; url: string | null };
  /**
   * The connected tool whose place it takes: null for none, and then the tool must not be connected yet. Absent: it
   * is connected beside whatever is there.
   */
  replaces?: string | null;
}

/**
 * Connects a component to a Stream: from now on each Request becomes a task there. Its fields are made right away,
 * as a delivery.
 *
 * @throws PeopleError `not_allowed`, `not_found` (no Integration), `invalid` (connected already).
 */
export async function connectTool(
  { store, clock, newId, connectors }: Pick<Context, 'store' | 'clock' | 'newId' | 'connectors'>,
  workspaceId: string,
  admin: Person,
  input: ConnectToolInput,
): Promise<ConnectedTool> {
  const connector = connectors.of(input.tool);
  return store.in(workspaceId).transaction(function* (db) {
    const stream = yield* managedStream(db, admin, input.streamId);
    const integration = yield* db.integrations.ofTool(input.tool);
    if (!integration) {
      throw new PeopleError(
        'not_found',
        `${connector.words.tool} is not connected to this workspace any more.`,
      );
    }
    const present = yield* db.integrations.connectedTools(input.streamId);
    if (present.some((tool) => tool.tool === input.tool && tool.componentId === input.component.id)) {
      throw new PeopleError('invalid', `“${input.component.name}” is connected to this Stream already.`);
    }
    const at = clock();
    const replaced = yield* replace(db, { ...input, present, at });
    const connected: ConnectedTool = {
      id: newId(),
      streamId: input.streamId,
      integrationId: integration.id,
      tool: input.tool,
      componentId: input.component.id,
      componentName: input.component.name,
      componentUrl: input.component.url,
      serial: connector.quota.serialPerComponent,
      bindings: [],
      boundFor: null,
    };
    yield* db.integrations.connect(connected, { userId: admin.userId, at });
    const name = nameOf(connector, connected);
    const act: AuditAct = replaced
      ? { kind: 'changed', setting: 'Connected tool', was: nameOf(connector, replaced), is: name }
      : { kind: 'added', what: 'connected tool', name };
    yield* db.audit.record({ at, actor: admin.userId, subject: streamSubject(stream), act });
    yield* db.deliveries.oweFields(connected);
    yield* db.deliveries.oweWebhook(connected);
    return connected;
  });
}

/** Disconnects what the new component takes the place of. @throws PeopleError `changed_meanwhile`. */
function* replace(
  db: WorkspaceDb,
  { tool, replaces, present, at }: ConnectToolInput & { present: readonly ConnectedTool[]; at: Date },
): Steps<ConnectedTool | null> {
  if (replaces === undefined) return null;
  const ofTool = present.filter((one) => one.tool === tool);
  if (ofTool.every(({ id }) => id !== replaces) && (replaces !== null || ofTool.length > 0)) {
    const now = ofTool.map(({ componentName }) => `“${componentName}”`).join(', ') || 'nothing';
    throw new PeopleError(
      'changed_meanwhile',
      `Another admin was faster: the Stream is connected to ${now} now. Close this window and look again.`,
    );
  }
  const replaced = ofTool.find(({ id }) => id === replaces) ?? null;
  if (replaced) {
    yield* db.integrations.disconnect(replaced.id, at);
    yield* db.deliveries.oweWebhook(replaced);
  }
  return replaced;
}

/** Makes no more tasks there; those that exist stay. @throws PeopleError `not_allowed`, `not_found`. */
export async function disconnectTool(
  { store, clock, connectors }: Pick<Context, 'store' | 'clock' | 'connectors'>,
  workspaceId: string,
  admin: Person,
  connectedToolId: string,
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db) {
    const tool = yield* db.integrations.connectedTool(connectedToolId);
    if (!tool) throw new PeopleError('not_found', 'This connection is gone.');
    const stream = yield* managedStream(db, admin, tool.streamId);
    if (tool.disconnected) return;
    const at = clock();
    yield* db.integrations.disconnect(connectedToolId, at);
    const name = nameOf(connectors.of(tool.tool), tool);
    const act = { kind: 'removed', what: 'connected tool', name } as const;
    yield* db.audit.record({ at, actor: admin.userId, subject: streamSubject(stream), act });
    yield* db.deliveries.oweWebhook(tool);
  });
}

/** Such as `Asana: Help desk`. */
function nameOf({ words }: { words: { tool: string } }, { componentName }: ConnectedTool): string {
  return `${words.tool}: ${componentName}`;
}
