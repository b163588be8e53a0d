import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from './refusal.ts';
import type { AsanaCode, AsanaGrant, AsanaState, AsanaUser } from './state.ts';

/** Codes and tokens: who was let in as whom, and until when. */

const codeMs = 10 * 60_000;
export const accessTokenSeconds = 3600;
/** Of one grant; older ones have long expired. */
const mostAccessTokens = 20;

/** An exchange or a refresh that is refused, in the words of OAuth 2.0 (RFC 6749, section 5.2). */
export class GrantRefusal extends Error {
  override name = 'GrantRefusal';
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}

export function newCode(state: AsanaState, wanted: Omit<AsanaCode, 'code' | 'at' | 'used'>): string {
  const code = secret(wanted.user);
  state.codes.push({ ...wanted, code, at: Date.now(), used: false });
  return code;
}

/**
 * Uses a code up, once.
 *
 * @throws GrantRefusal invalid_grant where it is unknown, used, older than 10 minutes, was asked for with another
 * redirect_uri, or the verifier is not that of its challenge.
 */
export function redeemCode(
  state: AsanaState,
  code: string,
  redirectUri: string,
  verifier: string | null,
): AsanaGrant {
  const given = state.codes.find((each) => each.code === code);
  if (!given || given.used) throw invalidGrant('The `code` provided was invalid.');
  if (Date.now() - given.at > codeMs) throw invalidGrant('The `code` provided has expired.');
  if (given.redirectUri !== redirectUri) {
    throw invalidGrant('The `redirect_uri` does not match that of the authorization.');
  }
  if (given.challenge !== null && (verifier === null || challengeOf(verifier) !== given.challenge)) {
    throw invalidGrant('The `code_verifier` does not match the `code_challenge`.');
  }
  given.used = true;
  const grant: AsanaGrant = { user: given.user, refreshToken: secret(given.user), accessTokens: [] };
  state.grants.push(grant);
  return grant;
}

/** @throws GrantRefusal invalid_grant where the refresh token is unknown or was revoked. */
export function grantOf(state: AsanaState, refreshToken: string): AsanaGrant {
  const grant = state.grants.find((each) => each.refreshToken === refreshToken);
  if (!grant) throw invalidGrant('The `refresh_token` provided was invalid.');
  return grant;
}

/** A fresh access token; those before it go on until they expire. */
export function newAccessToken(grant: AsanaGrant): string {
  const token = secret(grant.user);
  const expiresAt = Date.now() + accessTokenSeconds * 1000;
  grant.accessTokens = [...grant.accessTokens, { token, expiresAt }].slice(-mostAccessTokens);
  return token;
}

/** Who sends this request, by a personal token or by one of an app. @throws Refusal 401. */
export function signedIn(state: AsanaState, authorization: string | undefined): AsanaUser {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new Refusal(401, 'Not Authorized');
  const grant = state.grants.find((each) => each.accessTokens.some((access) => access.token === token));
  const user = state.users.find((each) => (grant ? each.gid === grant.user : each.token === token));
  if (!user || (!grant && user.tokenRefused)) throw new Refusal(401, 'Not Authorized');
  const expiresAt = grant?.accessTokens.find((access) => access.token === token)?.expiresAt;
  if (expiresAt !== undefined && expiresAt <= Date.now()) {
    throw new Refusal(
      401,
      'The bearer token has expired. If you have a refresh token, please use it to request a new bearer token, otherwise allow the user to re-authenticate.',
    );
  }
  return user;
}

/** The app's access tokens for this account are refused from now on, until they are refreshed. */
export function expireTokens(state: AsanaState, user: string): void {
  const now = Date.now();
  for (const access of grantsOf(state, user).flatMap((grant) => grant.accessTokens)) {
    access.expiresAt = Math.min(access.expiresAt, now);
  }
}

/** This account takes back what it let the app do: its tokens and codes are good for nothing any more. */
export function revokeAccess(state: AsanaState, user: string): void {
  state.grants = state.grants.filter((grant) => grant.user !== user);
  state.codes = state.codes.filter((code) => code.user !== user);
}

function grantsOf(state: AsanaState, user: string): AsanaGrant[] {
  return state.grants.filter((grant) => grant.user === user);
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function invalidGrant(description: string): GrantRefusal {
  return new GrantRefusal('invalid_grant', description);
}

/** With the slashes and the colon that Asana's have, which have to be escaped in a form. */
function secret(user: string): string {
  return `2/${user}/${randomBytes(8).toString('hex')}:${randomBytes(16).toString('hex')}`;
}
