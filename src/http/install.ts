import type { ServerResponse } from 'node:http';
import { type Installation, InstallProvider } from '@slack/oauth';
import type { Context } from '../context.ts';
import { installWorkspace } from '../slack/install-workspace.ts';
import { boltLogger } from '../telemetry/bolt-logger.ts';
import { type Page, sendPage } from './page.ts';
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
  const failed = (error: unknown, response: ServerResponse) => {
    log.warn({ err: error }, 'install failed');
    sendPage(response, failedPage);
  };
  return [
    route(context, 'GET', installPath, (request, response) =>
      provider.handleInstallPath(request, response, {}, urlOptions),
    ),
    route(context, 'GET', redirectPath, (request, response) => {
      const query = new URL(request.url ?? '', PUBLIC_URL).searchParams;
      // https://docs.slack.dev/authentication/installing-with-oauth: `error=access_denied` where they chose Cancel.
      if (query.has('error')) return sendPage(response, stoppedPage(query.get('error')));
      return provider.handleCallback(
        request,
        response,
        { failure: (error) => failed(error, response) },
        urlOptions,
      );
    }),
  ];
}

function stoppedPage(error: string | null): Page {
  const isCanceled = error === 'access_denied';
  return {
    status: isCanceled ? 200 : 400,
    title: isCanceled ? 'Streamly was not installed' : 'Slack did not install Streamly',
    texts: [
      isCanceled
        ? 'You canceled the installation. Nothing was changed in your workspace.'
        : `Slack stopped the installation (${error}). Nothing was changed in your workspace.`,
      `To install Streamly, open ${installPath} on this server again.`,
    ],
  };
}

const failedPage: Page = {
  status: 400,
  title: 'The installation did not finish',
  texts: [
    'This link may be too old, or it was opened in another browser than the one that you started in.',
    `Open ${installPath} on this server again. If it fails again, ask whoever runs this server to look at its log.`,
  ],
};

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
