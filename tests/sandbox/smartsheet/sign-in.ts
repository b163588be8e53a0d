import { createHash } from 'node:crypto';
import type { SmartsheetStandIn } from '../../../sandbox/smartsheet/index.ts';

/** Signing in to the stand-in over HTTP, as a browser and an app do it together. */

export const redirectUri = 'https://streamly.example/integrations/smartsheet/callback';
export const oauthApp = {
  clientId: 'streamly',
  clientSecret: 'smartsheet-client-secret',
  redirectUris: [redirectUri],
};

type Form = Record<string, string>;

const wish = {
  client_id: oauthApp.clientId,
  response_type: 'code',
  state: 'a state & more',
  scope: 'READ_SHEETS WRITE_SHEETS ADMIN_SHEETS ADMIN_WEBHOOKS',
};

/** The address of the consent page. */
export function authorizeUrl(tool: SmartsheetStandIn, more: Form = {}): string {
  return `${tool.appUrl}/b/authorize?${new URLSearchParams({ ...wish, ...more }).toString()}`;
}

/** Where the browser is sent when a person has decided. */
export async function decide(url: string, decision: Form): Promise<URL> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(decision),
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location') ?? 'nowhere:');
}

/** The id of the account that has this e-mail before its @. */
export function accountOf(tool: SmartsheetStandIn, name: 'streamly' | 'ada' | 'sam'): string {
  return String(tool.state.users.find(({ email }) => email.startsWith(`${name}@`))?.id);
}

export async function codeFor(tool: SmartsheetStandIn, account: string, more: Form = {}): Promise<string> {
  const url = authorizeUrl(tool, more);
  return (await decide(url, { account, decision: 'allow' })).searchParams.get('code') ?? '';
}

export function hash(value: string): string {
  return createHash('sha256').update(`${oauthApp.clientSecret}|${value}`).digest('hex');
}

/** A form that is posted to `/token`; empty parameters are left out. */
export async function token(tool: SmartsheetStandIn, form: Form) {
  const entries = Object.entries({ client_id: oauthApp.clientId, ...form }).filter(
    ([, value]) => value !== '',
  );
  const answer = await fetch(`${tool.url}/token`, { method: 'POST', body: new URLSearchParams(entries) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

export const exchange = (tool: SmartsheetStandIn, code: string, more: Form = {}) =>
  token(tool, { grant_type: 'authorization_code', code, hash: hash(code), ...more });

export const refresh = (tool: SmartsheetStandIn, refreshToken: string) =>
  token(tool, { grant_type: 'refresh_token', refresh_token: refreshToken, hash: hash(refreshToken) });

export function pairOf({ body }: { body: Record<string, unknown> }) {
  return { accessToken: String(body.access_token), refreshToken: String(body.refresh_token) };
}

/** Signs an account in. */
export async function signIn(tool: SmartsheetStandIn, account: string, more: Form = {}) {
  return pairOf(await exchange(tool, await codeFor(tool, account, more)));
}

export async function call(
  tool: SmartsheetStandIn,
  bearer: string,
  method: string,
  path: string,
  body?: unknown,
) {
  const answer = await fetch(`${tool.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** Who a token is, by the name before the @, or the code with which it is refused. */
export async function whoIs(tool: SmartsheetStandIn, bearer: string): Promise<unknown> {
  const { body } = await call(tool, bearer, 'GET', '/users/me');
  return body.errorCode ?? String(body.email).split('@')[0];
}
