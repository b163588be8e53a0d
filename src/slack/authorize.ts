import type { Authorize } from '@slack/bolt';
import { z } from 'zod';
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

  return async ({ teamId, enterpriseId }, body?: unknown) => {
    const workspace = await store.system.read(function* (db) {
      const ofTeam = teamId === undefined ? undefined : yield* db.workspaces.byId(teamId);
      if (ofTeam || enterpriseId === undefined) return ofTeam;
      return yield* db.workspaces.byId(enterpriseId);
    });
    if (!workspace || workspace.stoppedAt) throw new Error(`Not installed in ${teamId ?? enterpriseId}.`);
    const { workspaceId, sealedBotToken, botId, botUserId } = workspace;
    const botToken = await tokenOf(workspaceId, sealedBotToken);
    const ids = { botUserId, ...(botId === null ? {} : { botId }), workspaceId };
    // Bolt sends it as `team_id` with every call of the listener's client.
    const team = teamId?.startsWith('E') ? teamOf(body) : teamId;
    return { botToken, ...ids, ...(team !== undefined && { teamId: team }) };
  };
}

const withTeams = z.object({
  team: z.object({ id: z.string() }).nullish(),
  view: z.object({ team_id: z.string().nullish() }).nullish(),
  user: z.object({ team_id: z.string().nullish() }).nullish(),
});

/**
 * The workspace that somebody of an org acts in. A payload of a window names the org as the place of the install; what
 * Slack wants as `team_id` of methods such as `conversations.create` is a workspace.
 * https://docs.slack.dev/enterprise/developing-for-enterprise-orgs
 */
function teamOf(body: unknown): string | undefined {
  const { team, view, user } = withTeams.safeParse(body).data ?? {};
  return [team?.id, view?.team_id, user?.team_id].find((id) => id?.startsWith('T')) ?? undefined;
}
