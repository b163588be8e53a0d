import { backToApp, consentPage, type OAuthApp, signInError } from '../consent-page.ts';
import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import type { AsanaState, AsanaUser } from './state.ts';
import { newCode } from './tokens.ts';

const scopePattern = /^(default|openid|email|profile|[a-z_.]+:(read|write|delete))$/;
/** A SHA-256 in base64url, without padding. */
const challengePattern = /^[\w-]{43}$/;

/**
 * `GET /-/oauth_authorize` asks the person; `POST` with their decision goes back to the app.
 *
 * What is wrong with the app itself is said on the page; what is wrong with its wishes is sent to it as `error`.
 */
export function answerAuthorize(state: AsanaState, app: OAuthApp, request: StandInRequest): StandInAnswer {
  const { query } = request;
  const redirectUri = query.get('redirect_uri') ?? '';
  if (query.get('client_id') !== app.clientId) return signInError('Asana', 'The client_id is unknown.');
  if (!app.redirectUris.includes(redirectUri)) {
    return signInError('Asana', `The redirect_uri is not one of the app's: ${redirectUri || 'none'}`);
  }
  const back = (params: Record<string, string>) =>
    backToApp(redirectUri, { ...params, state: query.get('state') });

  const scopes = (query.get('scope') ?? 'default').split(' ').filter((scope) => scope !== '');
  const problem = problemOf(query, scopes);
  if (problem) return back(problem);
  if (request.method !== 'POST') {
    return consentPage({ tool: 'Asana', app, wants: wantsOf(scopes), accounts: accountsOf(state) });
  }
  const { decision, account } = (request.body ?? {}) as Record<string, string>;
  if (decision !== 'allow') {
    return back({ error: 'access_denied', error_description: 'The user denied access to the application.' });
  }
  const user = state.users.find(({ gid }) => gid === account);
  if (!user) return signInError('Asana', 'Choose an account.');
  const code = newCode(state, { user: user.gid, redirectUri, challenge: query.get('code_challenge') });
  return back({ code });
}

function problemOf(query: URLSearchParams, scopes: string[]): Record<'error', string> | null {
  if (query.get('response_type') !== 'code') return { error: 'unsupported_response_type' };
  const unknown = scopes.some((scope) => !scopePattern.test(scope));
  // An app has either full permissions or a list of them.
  const mixed = scopes.includes('default') && scopes.some((scope) => scope.includes(':'));
  if (unknown || mixed || scopes.length === 0) return { error: 'invalid_scope' };
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if (challenge === null && method === null) return null;
  const isS256 = method === 'S256' && challengePattern.test(challenge ?? '');
  return isS256 ? null : { error: 'invalid_request' };
}

function wantsOf(scopes: string[]): string[] {
  if (scopes.includes('default')) return ['See and change everything that you can in Asana'];
  return scopes.map((scope) => {
    const [resource = '', verb] = scope.split(':');
    return verb === undefined ? `Know your ${scope}` : `${verb} ${resource.replaceAll('_', ' ')}`;
  });
}

function accountsOf(state: AsanaState) {
  return state.users.map((user) => ({
    id: user.gid,
    name: user.name,
    email: user.email,
    note: workspacesOf(state, user) || 'In no workspace',
  }));
}

function workspacesOf(state: AsanaState, user: AsanaUser): string {
  return state.workspaces
    .flatMap(({ name, members }) =>
      members
        .filter((m) => m.user === user.gid)
        .map(({ guest }) => (guest ? `Guest of ${name}` : `In ${name}`)),
    )
    .join(', ');
}
