import { freshToken } from '../domain/integrations/fresh-token.ts';
import { ToolError } from '../integrations/errors.ts';
import type { ScheduledJob } from '../scheduler.ts';
import type { WorkerContext } from './handler.ts';
import { pauseForSignIn } from './pause-integration.ts';

type Parts = Omit<WorkerContext, 'slackOf'>;

const everyMinute = 60_000;

/**
 * Exchanges tokens before they expire, also of Integrations that nothing is delivered with at present, and so finds
 * out that one was revoked before a Request does. Every process may do it: one at a time has the turn.
 */
export function refreshExpiringTokensJob(parts: Parts): ScheduledJob {
  return { name: 'refresh tokens', everyMs: everyMinute, run: () => refreshExpiringTokens(parts) };
}

export async function refreshExpiringTokens(parts: Parts): Promise<void> {
  const { store, clock, log, events } = parts;

  async function renew(workspaceId: string, id: string, tool: string): Promise<void> {
    try {
      await freshToken(parts, workspaceId, { id, tool });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      log.info({ err: error, workspaceId, integrationId: id }, 'tokens could not be renewed');
      if (error.kind !== 'unauthorized') return;
      const paused = await store
        .in(workspaceId)
        .transaction((db) => pauseForSignIn(db, parts, id, error.message, clock()));
      if (paused) events.integrationPaused({ workspaceId, integrationId: id, tool: paused });
    }
  }

  const due = await store.system.read((db) => db.tokens.due(clock()));
  for (const { workspaceId, integrationId, tool } of due) {
    await renew(workspaceId, integrationId, tool).catch((error: unknown) => {
      log.error({ err: error, workspaceId, integrationId }, 'tokens could not be renewed');
    });
  }
}
