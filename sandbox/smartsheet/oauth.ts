import type { OAuthApp } from '../consent-page.ts';
import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import { signedIn } from './access.ts';
import { answerAuthorize } from './authorize.ts';
import { Refusal } from './refusals.ts';
import type { SmartsheetState, TokenPair } from './state.ts';
import { accessTokenSeconds, hashOf, redeemCode, refreshPair, revokeAccess, revokeToken } from './tokens.ts';

/**
 * The consent page, the exchange of codes and refresh tokens, revocation (OAuth walkthrough).
 *
 * @param app null: there is nothing
 * @returns null for a request to elsewhere
 */
export function answerOAuth(
  state: SmartsheetState,
  app: OAuthApp | null,
  request: StandInRequest,
): StandInAnswer | null {
  if (!app) return null;
  switch (`${request.method} ${request.path}`) {
    case 'GET /b/authorize':
    case 'POST /b/authorize':
      return answerAuthorize(state, app, request);
    case 'POST /2.0/token':
      return tokens(answerToken(state, app, request));
    case 'DELETE /2.0/token':
      return answerRevoke(state, request);
    default:
      return null;
  }
}

function answerToken(state: SmartsheetState, app: OAuthApp, request: StandInRequest): TokenPair {
  const form = formOf(request);
  const grantType = needed(form, 'grant_type');
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') throw new Refusal(1068);
  if (needed(form, 'client_id') !== app.clientId) throw new Refusal(1067);
  const grant = needed(form, grantType === 'refresh_token' ? 'refresh_token' : 'code');
  checkClient(app, form, grant);
  if (grantType === 'refresh_token') return refreshPair(state, grant);
  if (form.redirect_url && !app.redirectUris.includes(form.redirect_url)) throw new Refusal(1073);
  return redeemCode(state, grant);
}

/** The app proves that it knows its secret in one of two ways. @throws Refusal 1072, 1236, 1237 or 1238. */
function checkClient(app: OAuthApp, form: Record<string, string>, grant: string) {
  const { hash, client_secret: secret } = form;
  if (!hash && !secret) throw new Refusal(1236);
  if (hash && secret) throw new Refusal(1237);
  if (secret && secret !== app.clientSecret) throw new Refusal(1238);
  if (hash && hash !== hashOf(app.clientSecret, grant)) throw new Refusal(1072);
}

function tokens({ accessToken, refreshToken }: TokenPair): StandInAnswer {
  const body = {
    access_token: accessToken,
    token_type: 'bearer',
    refresh_token: refreshToken,
    expires_in: accessTokenSeconds,
  };
  return { status: 200, body };
}

/** Revokes the token that the request is sent with; `deleteAllForApiClient`: all that its account gave the app. */
function answerRevoke(state: SmartsheetState, { headers, query }: StandInRequest): StandInAnswer {
  const { user, token, scopes } = signedIn(state, headers.authorization);
  if (scopes && query.get('deleteAllForApiClient') === 'true') revokeAccess(state, user.id);
  else revokeToken(state, token);
  return { status: 200, body: { message: 'SUCCESS', resultCode: 0 } };
}

function formOf({ headers, body }: StandInRequest): Record<string, string> {
  const type = headers['content-type'] ?? 'none';
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new Refusal(1091, type);
  return (body ?? {}) as Record<string, string>;
}

function needed(form: Record<string, string>, name: string): string {
  const value = form[name];
  if (!value) throw new Refusal(1070, name);
  return value;
}
