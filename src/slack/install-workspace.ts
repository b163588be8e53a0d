import type { Context } from '../context.ts';

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
