import { WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import { slackClientOptions } from './clients.ts';

export interface NewInstall {
  workspaceId: string;
  enterpriseId: string | null;
  name: string;
  botToken: string;
  botUserId: string;
  botId: string | null;
  scopes: string[];
  /** null in single-workspace mode. */
  installedBy: string | null;
}

/**
 * Keeps an install, its token encrypted; the installer of a new workspace is told what to do next (A3). One that is
 * there already gets the cards that Slack had refused until then.
 */
export async function installWorkspace(
  { store, secrets, clock }: Pick<Context, 'store' | 'secrets' | 'clock'>,
  { botToken, ...install }: NewInstall,
): Promise<void> {
  const { workspaceId, installedBy } = install;
  const sealedBotToken = await secrets.seal({ workspaceId, purpose: 'slack_bot_token' }, botToken);
  await store.system.transaction(function* (db) {
    const { isNew } = yield* db.workspaces.install({ ...install, sealedBotToken, installedAt: clock() });
    const own = db.in(workspaceId);
    if (isNew && installedBy) yield* own.deliveries.oweNotice(installedBy, greeting);
    // What Slack refused for a missing scope may be granted now.
    if (isNew) return;
    yield* own.deliveries.retryCards();
    for (const streamId of yield* own.channelButtons.streams()) yield* own.deliveries.oweBookmark(streamId);
  });
}

const greeting = [
  ':wave: Streamly is installed, and you are its first workspace admin.',
  'Open my *Home* tab and choose *Create Stream* to describe your first intake, or type `/request new` anywhere.',
  '*App settings* there say who else administers Streamly, and who may create Streams.',
].join('\n');

/**
 * Single-workspace mode: asks Slack whose token it is and keeps it like any other install.
 *
 * @throws where Slack does not answer, or refuses the token.
 */
export async function installFromToken(context: Context, botToken: string): Promise<void> {
  const client = new WebClient(botToken, slackClientOptions(context, 'delivery'));
  const me = await client.auth.test();
  const workspaceId = me.is_enterprise_install ? me.enterprise_id : me.team_id;
  if (!workspaceId || !me.user_id) throw new Error('Slack did not say whose token SLACK_BOT_TOKEN is.');
  await installWorkspace(context, {
    workspaceId,
    enterpriseId: me.enterprise_id ?? null,
    name: me.team ?? workspaceId,
    botToken,
    botUserId: me.user_id,
    botId: me.bot_id ?? null,
    scopes: me.response_metadata?.scopes ?? [],
    installedBy: null,
  });
}
