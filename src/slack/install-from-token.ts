import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import { slackClientOptions } from './clients.ts';
import { installWorkspace } from './install-workspace.ts';

/**
 * What Slack says of a token that is no good, in contrast to a moment in which it can't answer.
 * https://docs.slack.dev/reference/methods/auth.test, "Errors"
 */
const refusals = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'no_permission',
  'org_login_required',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'access_denied',
]);

/** Slack does not accept the token: trying again is of no use. */
export class TokenRefusedError extends Error {}

/**
 * Single-workspace mode: asks Slack whose token it is and keeps it like any other install.
 *
 * @throws TokenRefusedError where Slack refuses the token; other errors where it can't answer.
 */
export async function installFromToken(context: Context, botToken: string): Promise<void> {
  const client = new WebClient(botToken, slackClientOptions(context, 'delivery'));
  const me = await client.auth.test().catch((error: unknown) => {
    if (!(error instanceof WebAPIPlatformError) || !refusals.has(error.data.error)) throw error;
    throw new TokenRefusedError(error.data.error, { cause: error });
  });
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

/** Waits between two tries, in milliseconds; the last one again and again. */
const pausesMs = [500, 1000, 2000, 5000, 15_000, 60_000];

/**
 * Installs by the token as soon as Slack answers: one busy moment of Slack is no reason not to start, and what was
 * installed before works meanwhile.
 *
 * @param onRefused called where a later answer refuses the token.
 * @returns after the first try; `stop` ends the tries that are left.
 * @throws TokenRefusedError where the first answer refuses the token.
 */
export async function installWhenSlackAnswers(
  context: Context,
  botToken: string,
  onRefused: (error: TokenRefusedError) => void,
): Promise<{ stop(): void }> {
  let timer: NodeJS.Timeout | undefined;
  let tried = 0;
  const tryAgainLater = (error: unknown) => {
    const pauseMs = pausesMs[Math.min(tried, pausesMs.length - 1)];
    tried += 1;
    context.log.warn({ err: error, pauseMs }, 'slack did not answer about SLACK_BOT_TOKEN; trying again');
    timer = setTimeout(() => void again(), pauseMs);
  };
  const again = () =>
    installFromToken(context, botToken).catch((error: unknown) => {
      if (error instanceof TokenRefusedError) onRefused(error);
      else tryAgainLater(error);
    });
  try {
    await installFromToken(context, botToken);
  } catch (error) {
    if (error instanceof TokenRefusedError) throw error;
    tryAgainLater(error);
  }
  return { stop: () => clearTimeout(timer) };
}
