import type { OAuthApp } from '../consent-page.ts';
import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import { answerAuthorize } from './authorize.ts';
import { Refusal } from './refusal.ts';
import type { AsanaGrant, AsanaState } from './state.ts';
import { accessTokenSeconds, GrantRefusal, grantOf, newAccessToken, redeemCode } from './tokens.ts';

const errorUri = 'https://developers.asana.com/docs/oauth';

/**
 * Everything below `/-/`: the consent page, the exchange of codes and refresh tokens, revocation (OAuth guide).
 *
 * @param app null: there is nothing
 * @returns null for a request to elsewhere
 * @throws Refusal 404
 */
export function answerOAuth(
  state: AsanaState,
  app: OAuthApp | null,
  request: StandInRequest,
): StandInAnswer | null {
  if (!request.path.startsWith('/-/')) return null;
  const answer = app ? answerTo(state, app, request) : null;
  if (!answer) throw new Refusal(404, 'No matching route for request');
  return answer;
}

function answerTo(state: AsanaState, app: OAuthApp, request: StandInRequest): StandInAnswer | null {
  switch (`${request.method} ${request.path}`) {
    case 'GET /-/oauth_authorize':
    case 'POST /-/oauth_authorize':
      return answerAuthorize(state, app, request);
    case 'POST /-/oauth_token':
      return refusable(() => answerToken(state, app, request));
    case 'POST /-/oauth_revoke':
      return refusable(() => answerRevoke(state, app, request));
    default:
      return null;
  }
}

function answerToken(state: AsanaState, app: OAuthApp, request: StandInRequest): StandInAnswer {
  const form = formOf(request);
  const grantType = needed(form, 'grant_type');
  checkClient(app, form);
  switch (grantType) {
    case 'authorization_code': {
      const [code, redirectUri] = [needed(form, 'code'), needed(form, 'redirect_uri')];
      const grant = redeemCode(state, code, redirectUri, form.code_verifier ?? null);
      return tokens(state, grant, { refresh_token: grant.refreshToken });
    }
    case 'refresh_token':
      // The refresh token stays: the answer brings no other one.
      return tokens(state, grantOf(state, needed(form, 'refresh_token')), {});
    default:
      throw new GrantRefusal('unsupported_grant_type', `The grant type ${grantType} is not supported.`);
  }
}

function tokens(state: AsanaState, grant: AsanaGrant, more: object): StandInAnswer {
  const user = state.users.find(({ gid }) => gid === grant.user);
  if (!user) throw new Error(`A grant of ${grant.user}, who is not there`);
  const { gid, name, email } = user;
  return {
    status: 200,
    body: {
      access_token: newAccessToken(grant),
      token_type: 'bearer',
      expires_in: accessTokenSeconds,
      data: { id: Number(gid), gid, name, email },
      ...more,
    },
  };
}

/** Takes a refresh token, its access tokens with it. One that is unknown is as good as revoked. */
function answerRevoke(state: AsanaState, app: OAuthApp, request: StandInRequest): StandInAnswer {
  const form = formOf(request);
  checkClient(app, form);
  const token = needed(form, 'token');
  if (state.grants.some((grant) => grant.accessTokens.some((access) => access.token === token))) {
    throw new GrantRefusal(
      'invalid_request',
      'The `token` is a bearer token; only refresh tokens are revoked.',
    );
  }
  state.grants = state.grants.filter((grant) => grant.refreshToken !== token);
  return { status: 200, body: {} };
}

function formOf({ headers, body }: StandInRequest): Record<string, string> {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded') || body === null) {
    throw new GrantRefusal('invalid_request', 'The request is not form-encoded.');
  }
  return body as Record<string, string>;
}

function needed(form: Record<string, string>, name: string): string {
  const value = form[name];
  if (!value) throw new GrantRefusal('invalid_request', `Missing required parameter \`${name}\`.`);
  return value;
}

function checkClient(app: OAuthApp, form: Record<string, string>) {
  if (form.client_id === app.clientId && form.client_secret === app.clientSecret) return;
  throw new GrantRefusal('invalid_client', 'The `client_id` or `client_secret` provided was invalid.', 401);
}

function refusable(answer: () => StandInAnswer): StandInAnswer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof GrantRefusal)) throw error;
    const body = { error: error.error, error_uri: errorUri, error_description: error.message };
    return { status: error.status, body };
  }
}
