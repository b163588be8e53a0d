import { createHash, randomBytes } from 'node:crypto';
import { backToApp, consentPage, type OAuthApp, signInError } from '../consent-page.ts';
import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import { errorAnswer } from './refusal.ts';
import type { GitHubGrant, GitHubState } from './state.ts';

const codeMs = 10 * 60_000;
export const accessTokenSeconds = 28_800;

/**
 * Signing in by a GitHub App: the consent page, the exchange of codes and refresh tokens, revocation.
 *
 * @param app null: there is nothing
 * @returns null for a request to elsewhere
 */
export function answerOAuth(
  state: GitHubState,
  app: OAuthApp | null,
  request: StandInRequest,
): StandInAnswer | null {
  if (!app) return null;
  switch (`${request.method} ${request.path}`) {
    case 'GET /login/oauth/authorize':
    case 'POST /login/oauth/authorize':
      return answerAuthorize(state, app, request);
    case 'POST /login/oauth/access_token':
      return { status: 200, body: answerToken(state, app, request) };
    case `DELETE /applications/${app.clientId}/token`:
      return answerRevoke(state, app, request);
    default:
      return null;
  }
}

function answerAuthorize(state: GitHubState, app: OAuthApp, request: StandInRequest): StandInAnswer {
  const { query } = request;
  const redirectUri = query.get('redirect_uri') ?? '';
  if (query.get('client_id') !== app.clientId) return signInError('GitHub', 'There is no such app.');
  if (!app.redirectUris.includes(redirectUri)) {
    return signInError('GitHub', 'The redirect_uri is not associated with this application.');
  }
  const back = (params: Record<string, string>) =>
    backToApp(redirectUri, { ...params, state: query.get('state') });
  if (request.method !== 'POST') {
    const accounts = state.users.map(({ login, name, email }) => ({
      id: login,
      name,
      email: email ?? 'shows no e-mail',
      note: login,
    }));
    return consentPage({
      tool: 'GitHub',
      app,
      wants: ['Read and write issues and webhooks, where it is installed'],
      accounts,
    });
  }
  const { decision, account } = (request.body ?? {}) as Record<string, string>;
  if (decision !== 'allow') {
    const words = 'The user has denied your application access.';
    return back({ error: 'access_denied', error_description: words });
  }
  const user = state.users.find(({ login }) => login === account);
  if (!user) return signInError('GitHub', 'Choose an account.');
  const code = randomBytes(10).toString('hex');
  const challenge = query.get('code_challenge');
  state.codes.push({ code, user: user.id, redirectUri, challenge, at: Date.now() });
  return back({ code });
}

/** Errors come with 200. */
function answerToken(state: GitHubState, app: OAuthApp, { body }: StandInRequest): object {
  const form = (body ?? {}) as Record<string, string>;
  if (form.client_id !== app.clientId || form.client_secret !== app.clientSecret) {
    return refusal(
      'incorrect_client_credentials',
      'The client_id and/or client_secret passed are incorrect.',
    );
  }
  if (form.grant_type === 'refresh_token') {
    const grant = state.grants.find(({ refreshToken }) => refreshToken === form.refresh_token);
    if (!grant) return refusal('bad_refresh_token', 'The refresh token passed is incorrect or expired.');
    state.grants = state.grants.filter((each) => each !== grant);
    return granted(state, grant.user);
  }
  const given = state.codes.find(({ code }) => code === form.code);
  state.codes = state.codes.filter((each) => each !== given);
  const isGood =
    given !== undefined &&
    Date.now() - given.at <= codeMs &&
    given.redirectUri === form.redirect_uri &&
    (given.challenge === null || challengeOf(form.code_verifier ?? '') === given.challenge);
  if (!isGood) return refusal('bad_verification_code', 'The code passed is incorrect or expired.');
  return granted(state, given.user);
}

/** A new pair; the one before it is good for nothing any more. */
function granted(state: GitHubState, user: number): object {
  const grant: GitHubGrant = {
    user,
    accessToken: `ghu_${randomBytes(18).toString('hex')}`,
    refreshToken: `ghr_${randomBytes(38).toString('hex')}`,
    expiresAt: Date.now() + accessTokenSeconds * 1000,
  };
  state.grants.push(grant);
  return {
    access_token: grant.accessToken,
    expires_in: accessTokenSeconds,
    refresh_token: grant.refreshToken,
    refresh_token_expires_in: 15_897_600,
    scope: '',
    token_type: 'bearer',
  };
}

function answerRevoke(state: GitHubState, app: OAuthApp, { headers, body }: StandInRequest): StandInAnswer {
  const wanted = `Basic ${Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64')}`;
  if (headers.authorization !== wanted) return errorAnswer(401, 'Bad credentials');
  const token = (body as { access_token?: string } | null)?.access_token;
  const grant = state.grants.find(({ accessToken }) => accessToken === token);
  if (!grant || grant.expiresAt <= Date.now()) return errorAnswer(404, 'Not Found');
  state.grants = state.grants.filter((each) => each !== grant);
  return { status: 204 };
}

const refusal = (error: string, words: string) => ({
  error,
  error_description: words,
  error_uri: 'https://docs.github.com/apps',
});

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
