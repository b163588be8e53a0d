import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import type { AuditAct } from '../audit/audit-entry.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import { trimText } from '../text/visible-text.ts';
import { componentWarnings } from './check-account.ts';
import type { Integration } from './integration.ts';
import { revokeLater } from './save-account.ts';

type Parts = Pick<Context, 'store' | 'clock' | 'newId' | 'connectors'>;

export const longestLabel = 60;
const pausedByAdmin = 'An admin has paused this Integration.';

/** The tool's Integration. @throws PeopleError `not_found`, `not_allowed`. */
export function* managedIntegration(db: WorkspaceDb, admin: Person, tool: string): Steps<Integration> {
  yield* requireMay(db, admin, 'manage_integrations');
  const integration = yield* db.integrations.ofTool(tool, { lock: true });
  if (integration) return integration;
  throw new PeopleError('not_found', 'This Integration was removed meanwhile.');
}

/** Gives it a name of the workspace's own; '' takes that away again. @throws PeopleError. */
export function renameIntegration(
  parts: Parts,
  workspaceId: string,
  admin: Person,
  { tool, label }: { tool: string; label: string },
): Promise<void> {
  const name = trimText(label.replaceAll(/\s+/g, ' ')).slice(0, longestLabel);
  return change(parts, workspaceId, admin, tool, function* (db, integration) {
    const before = integration.label;
    if ((before ?? '') === name) return null;
    yield* db.integrations.rename(integration.id, name === '' ? null : name);
    return { kind: 'changed', setting: 'Name', was: before, is: name === '' ? null : name };
  });
}

/** Nothing is delivered from now on; all of it waits. @throws PeopleError. */
export function pauseIntegration(
  parts: Parts,
  workspaceId: string,
  admin: Person,
  tool: string,
): Promise<void> {
  return change(parts, workspaceId, admin, tool, function* (db, integration) {
    if (integration.pausedBecause !== null) return null;
    yield* db.integrations.pause(integration.id, pausedByAdmin, 'admin');
    return { kind: 'changed', setting: 'State', was: 'Working', is: 'Paused' };
  });
}

/** What has waited is tried at once. @throws PeopleError. */
export function resumeIntegration(
  parts: Parts,
  workspaceId: string,
  admin: Person,
  tool: string,
): Promise<void> {
  return change(parts, workspaceId, admin, tool, function* (db, integration) {
    if (integration.pausedBecause === null) return null;
    yield* db.integrations.resume(integration.id);
    yield* db.deliveries.hurry(integration.id);
    return { kind: 'changed', setting: 'State', was: 'Paused', is: 'Working' };
  });
}

/** What would end with an Integration. */
export interface Removal {
  /** Names of the Streams that send their Requests through it. */
  streams: string[];
  waiting: number;
  failed: number;
  /** Its tokens come from a sign-in, and can be revoked. */
  isSignedIn: boolean;
}

/** What would end, for the question before it. @throws PeopleError. */
export function removalOf(
  { store }: Pick<Context, 'store'>,
  workspaceId: string,
  admin: Person,
  tool: string,
): Promise<Removal> {
  return store.in(workspaceId).transaction(function* (db) {
    const { id } = yield* managedIntegration(db, admin, tool);
    const life = yield* db.tokens.life(id);
    const owed = yield* db.deliveries.counts(id);
    return { streams: yield* streamNames(db, id), ...owed, isSignedIn: life !== undefined };
  });
}

/**
 * Takes it from all Streams, forgets its tokens and has them revoked in the tool. Tasks that exist stay; what waited
 * is not delivered any more.
 *
 * @throws PeopleError.
 */
export function removeIntegration(
  parts: Parts,
  workspaceId: string,
  admin: Person,
  tool: string,
): Promise<void> {
  return change(parts, workspaceId, admin, tool, function* (db, integration) {
    yield* revokeLater(db, parts, integration);
    yield* db.tokens.removeLife(integration.id);
    yield* db.health.forget(integration.id);
    yield* db.integrations.remove(integration.id, parts.clock());
    // They find nothing to do any more, and are settled.
    yield* db.deliveries.hurry(integration.id);
    return { kind: 'deleted' };
  });
}

/** Looks at every component that Streams use once more, as the Integration's account. @throws PeopleError, ToolError. */
export async function checkAgain(
  { store, clock, toolOf }: Pick<Context, 'store' | 'clock' | 'toolOf'>,
  workspaceId: string,
  admin: Person,
  tool: string,
): Promise<void> {
  const own = store.in(workspaceId);
  const { integration, tools, names, before } = await own.transaction(function* (db) {
    const managed = yield* managedIntegration(db, admin, tool);
    const inUse = yield* db.integrations.connectedToolsOf(managed.id);
    const streams = new Map<string, string>();
    for (const { streamId } of inUse) streams.set(streamId, (yield* db.streams.byId(streamId))?.name ?? '');
    const health = yield* db.health.of(managed.id);
    return { integration: managed, tools: inUse, names: streams, before: health?.warnings ?? [] };
  });
  const client = await toolOf(workspaceId, integration);
  const found = await componentWarnings(client, tools, names);
  const others = before.filter(({ kind }) => kind !== 'component');
  await own.transaction((db) => db.health.putWarnings(integration.id, [...others, ...found], clock()));
}

function* streamNames(db: WorkspaceDb, integrationId: string): Steps<string[]> {
  const names = new Set<string>();
  for (const { streamId } of yield* db.integrations.connectedToolsOf(integrationId)) {
    const stream = yield* db.streams.byId(streamId);
    if (stream) names.add(stream.name);
  }
  return [...names].sort((a, b) => a.localeCompare(b, 'en'));
}

/** One change, checked and remembered in its own transaction; null: it was so already. */
async function change(
  { store, clock, connectors }: Parts,
  workspaceId: string,
  admin: Person,
  tool: string,
  act: (db: WorkspaceDb, integration: Integration) => Steps<AuditAct | null>,
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db) {
    const integration = yield* managedIntegration(db, admin, tool);
    const done = yield* act(db, integration);
    if (!done) return;
    const name = integration.label ?? connectors.of(tool).words.tool;
    yield* db.audit.record({
      at: clock(),
      actor: admin.userId,
      subject: { kind: 'integration', id: integration.id, name },
      act: done,
    });
  });
}
