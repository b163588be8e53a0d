import { createHash } from 'node:crypto';
import type { AsanaStandIn } from '../../../sandbox/asana/stand-in.ts';

/** Signing in to the stand-in over HTTP, as a browser and an app do it together. */

export const oauthApp = {
  clientId: 'streamly',
  clientSecret: 'asana-client-secret',
  redirectUris: ['https://streamly.example/integrations/asana/callback'],
};
export const redirectUri = 'https://streamly.example/integrations/asana/callback';
export const verifier = 'a-verifier-of-at-least-forty-three-characters';

type Form = Record<string, string>;

const wish = {
  client_id: oauthApp.clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  state: 'a state & more',
  scope: 'default',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};

/** The address of the consent page; a parameter that is null is left out. */
export function authorizeUrl(asana: AsanaStandIn, more: Record<string, string | null> = {}): string {
  const entries = Object.entries({ ...wish, ...more }).filter(([, value]) => value !== null);
  const query = new URLSearchParams(entries as [string, string][]);
  return `${asana.url}/-/oauth_authorize?${query.toString()}`;
}

/** What the app is told at its redirect_uri when a person has decided. */
export async function decide(url: string, decision: Form): Promise<URLSearchParams> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(decision),
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location') ?? 'nowhere:').searchParams;
}

export async function codeFor(asana: AsanaStandIn, account: string): Promise<string> {
  return (await decide(authorizeUrl(asana), { account, decision: 'allow' })).get('code') ?? '';
}

/** A form that is posted to `/-/oauth_token` or `/-/oauth_revoke` with the app's credentials. */
export async function post(asana: AsanaStandIn, path: 'oauth_token' | 'oauth_revoke', form: Form) {
  const client = { client_id: oauthApp.clientId, client_secret: oauthApp.clientSecret };
  const body = new URLSearchParams({ ...client, ...form });
  const answer = await fetch(`${asana.url}/-/${path}`, { method: 'POST', body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

export const exchange = (asana: AsanaStandIn, code: string, more: Form = {}) =>
  post(asana, 'oauth_token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...more,
  });

export const refresh = (asana: AsanaStandIn, refreshToken: string) =>
  post(asana, 'oauth_token', { grant_type: 'refresh_token', refresh_token: refreshToken });

/** Signs an account in. */
export async function signIn(asana: AsanaStandIn, account: string) {
  const { body } = await exchange(asana, await codeFor(asana, account));
  return { accessToken: String(body.access_token), refreshToken: String(body.refresh_token) };
}

/** Who a token is, or why it is refused. */
export async function whoIs(asana: AsanaStandIn, token: string): Promise<string> {
  const answer = await fetch(`${asana.url}/api/1.0/users/me?opt_fields=name`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { data, errors } = (await answer.json()) as {
    data?: { name: string };
    errors?: { message: string }[];
  };
  return data?.name ?? `${answer.status} ${errors?.[0]?.message}`;
}
