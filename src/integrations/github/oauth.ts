import { z } from 'zod';
import { ToolError } from '../errors.ts';
import type { OAuthApp, SignIn, TokenGrant } from '../sign-in.ts';
import { noAnswer, parseJson, toToolError, unreadable } from './failures.ts';

export interface GitHubSignInAddress {
  /** Where people sign in, such as `https://github.com`. */
  siteUrl: string;
  /** Base URL of the REST API. */
  url: string;
  timeoutMs: number;
}

const grantAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
});
const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/**
 * Signing in by a GitHub App (user access tokens): PKCE, tokens for eight hours, and a refresh token that is another
 * one each time. What an account may do is what both it and the app may.
 */
export function githubSignIn(
  { siteUrl, url, timeoutMs }: GitHubSignInAddress,
  { clientId, clientSecret }: OAuthApp,
): SignIn {
  async function send(address: string, init: RequestInit) {
    try {
      const response = await fetch(address, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (cause) {
      throw noAnswer(cause, true);
    }
  }

  async function tokens(form: Record<string, string>): Promise<TokenGrant> {
    const body = new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret });
    const headers = { accept: 'application/json', 'user-agent': 'Streamly' };
    const answer = await send(`${siteUrl}/login/oauth/access_token`, { method: 'POST', body, headers });
    const said = parseJson(answer.text);
    // Errors come with 200.
    const refused = refusal.safeParse(said).data;
    if (refused) throw refusedBy(refused);
    if (answer.status !== 200) throw toToolError(answer, true, Date.now());
    const parsed = grantAnswer.safeParse(said);
    if (!parsed.success) throw unreadable(parsed.error, true);
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = parsed.data;
    return { accessToken, refreshToken, expiresIn };
  }

  const refresh = (refreshToken: string) =>
    tokens({ grant_type: 'refresh_token', refresh_token: refreshToken });

  /** @returns false where the token is unknown, or has expired. */
  async function removed(accessToken: string): Promise<boolean> {
    const answer = await send(`${url}/applications/${encodeURIComponent(clientId)}/token`, {
      method: 'DELETE',
      body: JSON.stringify({ access_token: accessToken }),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/json',
        'user-agent': 'Streamly',
      },
    });
    if (answer.status === 204) return true;
    if (answer.status === 404 || answer.status === 422) return false;
    throw toToolError(answer, true, Date.now());
  }

  return {
    authorizeUrl({ redirectUrl, state, challenge }) {
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUrl,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      });
      return `${siteUrl}/login/oauth/authorize?${query.toString()}`;
    },
    exchange: ({ code, redirectUrl, verifier }) =>
      tokens({ code, redirect_uri: redirectUrl, code_verifier: verifier }),
    refresh,
    // Only a living access token can be revoked: where it has expired, its refresh token gives another one.
    async revoke({ accessToken, refreshToken }) {
      if (await removed(accessToken)) return;
      try {
        await removed((await refresh(refreshToken)).accessToken);
      } catch (error) {
        if (!(error instanceof ToolError) || error.kind !== 'unauthorized') throw error;
      }
    },
  };
}

/** What only a new sign-in helps against; everything else is wrong with the app. */
const signInAgain = new Set(['bad_verification_code', 'bad_refresh_token']);

function refusedBy({ error, error_description: said = error }: z.infer<typeof refusal>): ToolError {
  return new ToolError(signInAgain.has(error) ? 'unauthorized' : 'rejected', `GitHub refused: ${said}`);
}
