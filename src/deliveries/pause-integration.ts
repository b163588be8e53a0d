import type { Context } from '../context.ts';
import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';

/**
 * Nothing more is tried until somebody signs in again; the admins are told once.
 *
 * @returns the tool; null where the Integration is gone or paused already.
 */
export function* pauseForSignIn(
  db: WorkspaceDb,
  { connectors }: Pick<Context, 'connectors'>,
  integrationId: string,
  reason: string,
  now: Date,
): Steps<string | null> {
  const integration = yield* db.integrations.byId(integrationId);
  if (!integration || integration.pausedBecause !== null) return null;
  const { words } = connectors.of(integration.tool);
  const because = `${words.tool} does not let the service user in any more: ${reason}`;
  yield* db.integrations.pause(integrationId, because, 'tool');
  const { adminIds } = yield* db.settings.get();
  for (const admin of adminIds.length > 0 ? adminIds : [integration.addedBy]) {
    const trouble = `sign-in/${integrationId}/${now.getTime()}`;
    const todo =
      'Nothing is lost: all of it waits. Open the app, choose Manage Integration, and sign in again.';
    yield* db.deliveries.oweNoticeOfTrouble(admin, trouble, `${because} ${todo}`);
  }
  return integration.tool;
}
