import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from './refusals.ts';
import type { SmartsheetCode, SmartsheetState, TokenPair } from './state.ts';

/** Codes and tokens: who was let in as whom, and until when. */

/** As the redirect says it in `expires_in`. */
export const codeMs = 599_135;
export const accessTokenSeconds = 604_799;

export function newCode(state: SmartsheetState, user: number, scopes: string[]): string {
  const code = secret();
  state.codes.push({ code, user, scopes, at: Date.now(), used: false });
  return code;
}

/** Uses a code up, once. @throws Refusal 1069 or 1071. */
export function redeemCode(state: SmartsheetState, code: string): TokenPair {
  const given = state.codes.find((each) => each.code === code);
  if (!given || given.used) throw new Refusal(1071);
  if (Date.now() - given.at > codeMs) throw new Refusal(1069);
  given.used = true;
  return newPair(state, given);
}

/** Gives a new pair for an old one, of which both tokens are dead from now on. @throws Refusal 1071. */
export function refreshPair(state: SmartsheetState, refreshToken: string): TokenPair {
  const old = state.tokenPairs.find((pair) => pair.refreshToken === refreshToken);
  if (!old) throw new Refusal(1071);
  state.tokenPairs = state.tokenPairs.filter((pair) => pair !== old);
  return newPair(state, old);
}

/** Makes a token useless, and the refresh token that came with it. */
export function revokeToken(state: SmartsheetState, token: string): void {
  state.tokenPairs = state.tokenPairs.filter((pair) => pair.accessToken !== token);
  for (const user of state.users) if (user.token === token) user.tokenExpired = true;
}

/** The app's access tokens for this account are refused from now on, until they are refreshed. */
export function expireTokens(state: SmartsheetState, user: number): void {
  const now = Date.now();
  for (const pair of state.tokenPairs.filter((each) => each.user === user)) {
    pair.expiresAt = Math.min(pair.expiresAt, now);
  }
}

/** This account takes back what it let the app do: its tokens and codes are good for nothing any more. */
export function revokeAccess(state: SmartsheetState, user: number): void {
  state.tokenPairs = state.tokenPairs.filter((pair) => pair.user !== user);
  state.codes = state.codes.filter((code) => code.user !== user);
}

/** What an app that knows the secret sends as `hash`. @param value the code or the refresh token */
export function hashOf(clientSecret: string, value: string): string {
  return createHash('sha256').update(`${clientSecret}|${value}`).digest('hex');
}

function newPair(
  state: SmartsheetState,
  { user, scopes }: Pick<SmartsheetCode | TokenPair, 'user' | 'scopes'>,
): TokenPair {
  const expiresAt = Date.now() + accessTokenSeconds * 1000;
  const pair = { user, scopes, accessToken: secret(), refreshToken: secret(), expiresAt };
  state.tokenPairs.push(pair);
  return pair;
}

function secret(): string {
  return randomBytes(18).toString('base64url');
}
