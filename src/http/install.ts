import { type Installation, InstallProvider } from '@slack/oauth';
import type { Context } from '../context.ts';
import { installWorkspace } from '../slack/install-workspace.ts';
import { boltLogger } from '../telemetry/bolt-logger.ts';
import { route } from './route.ts';
import { botScopes } from './scopes.ts';

export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';

/** Install by OAuth v2 (A1); none where the app is bound to one workspace by its token. */
export function installRoutes(context: Context) {
  const { config, log } = context;
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL } = config;
  if (!SLACK_CLIENT_ID || !SLACK_CLIENT_SECRET || !SLACK_STATE_SECRET || !PUBLIC_URL) return [];

  const urlOptions = { scopes: [...botScopes], redirectUri: `${PUBLIC_URL}${redirectPath}` };
  const provider = new InstallProvider({
    clientId: SLACK_CLIENT_ID,
    clientSecret: SLACK_CLIENT_SECRET,
    stateSecret: SLACK_STATE_SECRET,
    authorizationUrl: config.SLACK_AUTHORIZE_URL,
    clientOptions: { slackApiUrl: config.SLACK_API_URL, retryConfig: { retries: 0 }, timeout: 10_000 },
    directInstall: true,
    installUrlOptions: urlOptions,
    logger: boltLogger(log),
    installationStore: {
      storeInstallation: (installation) => keep(context, installation),
      fetchInstallation: async () => {
        throw new Error('Tokens are read by authorize, not by the install provider.');
      },
    },
  });
  return [
    route(context, 'GET', installPath, (request, response) =>
      provider.handleInstallPath(request, response, {}, urlOptions),
    ),
    route(context, 'GET', redirectPath, (request, response) =>
      provider.handleCallback(request, response, {}, urlOptions),
    ),
  ];
}

async function keep(context: Context, installation: Installation): Promise<void> {
  const { team, enterprise, bot, user } = installation;
  const workspaceId = installation.isEnterpriseInstall ? enterprise?.id : team?.id;
  if (!workspaceId || !bot) throw new Error('Slack sent an install without a bot or a workspace.');
  await installWorkspace(context, {
    workspaceId,
    enterpriseId: enterprise?.id ?? null,
    name: (installation.isEnterpriseInstall ? enterprise?.name : team?.name) ?? workspaceId,
    botToken: bot.token,
    botUserId: bot.userId,
    botId: bot.id,
    scopes: bot.scopes,
    installedBy: user.id,
  });
}
