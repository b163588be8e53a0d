import type { Authorize } from '@slack/bolt';
import type { Context } from '../context.ts';

/**
 * Whose token a call is answered with: the install of its workspace, or of its whole org. `workspaceId` is what
 * listeners name the tenant by.
 *
 * @returns for Bolt; it answers 401 where this throws.
 */
export function authorize({ store, secrets }: Pick<Context, 'store' | 'secrets'>): Authorize<boolean> {
  return async ({ teamId, enterpriseId }) => {
    const workspace = await store.system.read(function* (db) {
      const ofTeam = teamId === undefined ? undefined : yield* db.workspaces.byId(teamId);
      if (ofTeam || enterpriseId === undefined) return ofTeam;
      return yield* db.workspaces.byId(enterpriseId);
    });
    if (!workspace || workspace.stoppedAt) throw new Error(`Not installed in ${teamId ?? enterpriseId}.`);
    const { workspaceId, sealedBotToken, botId, botUserId } = workspace;
    const botToken = await secrets.open({ workspaceId, purpose: 'slack_bot_token' }, sealedBotToken);
    return { botToken, botUserId, ...(botId === null ? {} : { botId }), workspaceId };
  };
}
