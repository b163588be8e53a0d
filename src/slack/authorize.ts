import type { Authorize } from '@slack/bolt';
import type { Context } from '../context.ts';

interface OpenedToken {
  sealed: string;
  token: Promise<string>;
}

/**
 * Whose token a call is answered with: the install of its workspace, or of its whole org. `workspaceId` is what
 * listeners name the tenant by.
 *
 * @returns for Bolt; it answers 401 where this throws.
 */
export function authorize({ store, secrets }: Pick<Context, 'store' | 'secrets'>): Authorize<boolean> {
  const opened = new Map<string, OpenedToken>();

  /** Opens each token once: that takes longer than all else that a call needs before it is answered. */
  function tokenOf(workspaceId: string, sealed: string): Promise<string> {
    const known = opened.get(workspaceId);
    if (known?.sealed === sealed) return known.token;
    const token = secrets.open({ workspaceId, purpose: 'slack_bot_token' }, sealed);
    opened.set(workspaceId, { sealed, token });
    // What failed once, such as for a missing key, may work the next time.
    token.catch(() => opened.delete(workspaceId));
    return token;
  }

  return async ({ teamId, enterpriseId }) => {
    const workspace = await store.system.read(function* (db) {
      const ofTeam = teamId === undefined ? undefined : yield* db.workspaces.byId(teamId);
      if (ofTeam || enterpriseId === undefined) return ofTeam;
      return yield* db.workspaces.byId(enterpriseId);
    });
    if (!workspace || workspace.stoppedAt) throw new Error(`Not installed in ${teamId ?? enterpriseId}.`);
    const { workspaceId, sealedBotToken, botId, botUserId } = workspace;
    const botToken = await tokenOf(workspaceId, sealedBotToken);
    return { botToken, botUserId, ...(botId === null ? {} : { botId }), workspaceId };
  };
}
