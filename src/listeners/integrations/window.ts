import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { signInLink } from '../../domain/integrations/sign-in.ts';
import type { Person } from '../../domain/people.ts';
import { requireMay } from '../../domain/permissions.ts';
import { healthOf } from '../../slack/home/integrations-of.ts';
import { integrationWindow } from '../../views/integrations/integration-window.ts';
import type { IntegrationMetadata } from '../../views/metadata.ts';
import { type Caller, personOf } from '../caller.ts';

/** @throws PeopleError `not_allowed`. */
export async function requireAdmin(context: Context, caller: Caller): Promise<Person> {
  const person = await personOf(context, caller);
  await context.store.in(caller.workspaceId).read((db) => requireMay(db, person, 'manage_integrations'));
  return person;
}

/**
 * The window of an Integration as it is now, with a link to sign in that is the caller's alone and goes on in that
 * very window.
 *
 * @throws PeopleError `not_allowed`.
 */
export async function windowOf(
  context: Context,
  caller: Caller,
  windowId: string,
  ids: IntegrationMetadata,
  problem: string | null = null,
): Promise<ModalView> {
  const admin = await requireAdmin(context, caller);
  const connector = context.connectors.of(ids.tool);
  const current = await context.store.in(caller.workspaceId).read(function* (db) {
    const integration = yield* db.integrations.ofTool(ids.tool);
    return integration ? yield* healthOf(db, context, integration) : null;
  });
  const link = { tool: ids.tool, adminId: admin.userId, viewId: windowId };
  return integrationWindow(connector.words, ids, {
    current,
    problem,
    signInUrl: await signInLink(context, caller.workspaceId, link),
  });
}
