import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ToolError } from '../errors.ts';
import type { OAuthApp, SignIn, TokenGrant } from '../sign-in.ts';
import { noAnswer, refusedAnswer } from './refusals.ts';

export interface SmartsheetAddress {
  /** Of the API, such as `https://api.smartsheet.com/2.0`. */
  url: string;
  /** Where people sign in, such as `https://app.smartsheet.com`. */
  appUrl: string;
  timeoutMs: number;
}

/** Rows, columns, and to hear of changes. */
const scopes = ['READ_SHEETS', 'WRITE_SHEETS', 'ADMIN_SHEETS', 'ADMIN_WEBHOOKS'];

/** 1069: the code is too old; 1071: the code or the refresh token is used up, revoked, or nobody's. */
const deadGrant = new Set([1069, 1071]);

const grantAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});
const refusal = z.object({ errorCode: z.number() });

/** Signing in to Smartsheet (OAuth walkthrough): no PKCE, tokens for a week, each refresh replaces both of them. */
export function smartsheetSignIn(
  { url, appUrl, timeoutMs }: SmartsheetAddress,
  { clientId, clientSecret }: OAuthApp,
): SignIn {
  /** Proves that we know the secret without sending it. */
  const hashOf = (value: string) => createHash('sha256').update(`${clientSecret}|${value}`).digest('hex');

  async function send(method: 'POST' | 'DELETE', init: RequestInit): Promise<unknown> {
    const exchanged = await fetch(`${url}/token`, {
      ...init,
      method,
      signal: AbortSignal.timeout(timeoutMs),
    })
      .then(async (response) => ({
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        body: parseJson(await response.text()),
      }))
      .catch((cause: unknown) => {
        throw noAnswer('the connection failed, or it did not answer in time.', true, cause);
      });
    const { status, body } = exchanged;
    // Some errors come with 200.
    const code = refusal.safeParse(body).data?.errorCode ?? 0;
    if (deadGrant.has(code)) {
      throw new ToolError('unauthorized', 'Smartsheet does not accept this sign-in any more.', { status });
    }
    if (status !== 200 || code !== 0) throw refusedAnswer({ ...exchanged, writes: true }, new Date());
    if (body === null) throw noAnswer('its answer cannot be read.', true, status);
    return body;
  }

  async function tokens(grant: Record<string, string>, secretOf: string): Promise<TokenGrant> {
    const form = { ...grant, client_id: clientId, hash: hashOf(secretOf) };
    const parsed = grantAnswer.safeParse(await send('POST', { body: new URLSearchParams(form) }));
    if (!parsed.success) throw noAnswer('it gave no tokens.', true, parsed.error);
    const { access_token, refresh_token, expires_in } = parsed.data;
    return { accessToken: access_token, refreshToken: refresh_token, expiresIn: expires_in };
  }

  const refresh = (refreshToken: string) =>
    tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, refreshToken);
  const remove = (accessToken: string) =>
    send('DELETE', { headers: { authorization: `Bearer ${accessToken}` } });

  return {
    // The tool goes back to the one address that the app is registered with.
    authorizeUrl({ state }) {
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        scope: scopes.join(' '),
        state,
      });
      return `${appUrl}/b/authorize?${query.toString()}`;
    },
    exchange: ({ code }) => tokens({ grant_type: 'authorization_code', code }, code),
    refresh,
    // A token is revoked by a call that it signs: one that has expired needs a fresh one for that.
    async revoke({ accessToken, refreshToken }) {
      if (await succeeds(remove(accessToken))) return;
      const renewed = await refresh(refreshToken).catch(nullIfUnauthorized);
      if (renewed) await remove(renewed.accessToken);
    },
  };
}

/** @returns false where the tool does not know the token. */
async function succeeds(call: Promise<unknown>): Promise<boolean> {
  return (await call.then(() => true).catch(nullIfUnauthorized)) === true;
}

function nullIfUnauthorized(error: unknown): null {
  if (error instanceof ToolError && error.kind === 'unauthorized') return null;
  throw error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
