import type { Core } from '../core.ts';
import { exchangeCode, revokeToken, uninstall } from '../oauth.ts';
import { workspaceOf } from '../state.ts';
import { type Answer, ApiError, type Args, type Call } from './call.ts';

export function authTest({ core, token, workspace }: Call): Answer {
  const { bot } = workspace;
  return {
    url: `https://${workspace.domain}.slack.com/`,
    team: workspace.name,
    user: core.app.name.toLowerCase().replaceAll(' ', '_'),
    team_id: token.teamId,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  };
}

/** Of a workspace's own token: that one alone. https://docs.slack.dev/reference/methods/auth.teams.list */
export function authTeamsList({ workspace }: Call): Answer {
  return { teams: [{ id: workspace.id, name: workspace.name }], response_metadata: { next_cursor: '' } };
}

export function authRevoke({ core, token, args }: Call): Answer {
  if (args.flag('test')) return { revoked: false };
  revokeToken(core, token);
  return { revoked: true };
}

export function appsUninstall({ core, token, args }: Call): Answer {
  checkClient(core, args.required('client_id'), args.required('client_secret'));
  void uninstall(core, token.teamId);
  return {};
}

export function teamInfo({ workspace, args }: Call): Answer {
  const team = args.text('team');
  if (team !== undefined && team !== workspace.id) throw new ApiError('team_not_found');
  const { id, name, domain } = workspace;
  return { team: { id, name, domain, email_domain: '', url: `https://${domain}.slack.com/`, icon: {} } };
}

/** Needs no token: the client is who calls. `basic`: id and secret of an Authorization header. */
export function oauthAccess(core: Core, args: Args, basic: [string, string] | null): Answer {
  const [clientId, secret] = basic ?? [args.text('client_id') ?? '', args.text('client_secret') ?? ''];
  checkClient(core, clientId, secret);
  const { code, token } = exchangeCode(core, args.text('code') ?? '', args.text('redirect_uri') ?? null);
  const { id, name, bot } = workspaceOf(core.state, code.teamId);
  return {
    app_id: core.app.appId,
    authed_user: { id: code.userId },
    scope: token.scopes.join(','),
    token_type: 'bot',
    access_token: token.token,
    bot_user_id: bot.userId,
    team: { id, name },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function checkClient(core: Core, clientId: string, secret: string): void {
  if (clientId !== core.app.clientId) throw new ApiError('invalid_client_id');
  if (secret !== core.app.clientSecret) throw new ApiError('bad_client_secret');
}
