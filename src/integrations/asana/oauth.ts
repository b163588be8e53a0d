import { z } from 'zod';
import { ToolError } from '../errors.ts';
import type { OAuthApp, SignIn, TokenGrant } from '../sign-in.ts';
import type { AsanaAddress } from './client.ts';
import { retryAt } from './failures.ts';

/** An app with full permissions: Asana lists no narrower one for a project's sections and for events. */
const scope = 'default';

const grantAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  /** A refresh brings none, or a new one. */
  refresh_token: z.string().min(1).optional(),
});
const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** Signing in to Asana (OAuth guide): PKCE, tokens for an hour, a refresh token that stays. */
export function asanaSignIn(
  { url, timeoutMs }: Pick<AsanaAddress, 'url' | 'timeoutMs'>,
  { clientId, clientSecret }: OAuthApp,
): SignIn {
  async function post(path: 'oauth_token' | 'oauth_revoke', form: Record<string, string>): Promise<unknown> {
    const body = new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret });
    const { status, text, wait } = await send(`${url}/-/${path}`, body, timeoutMs);
    const answer = parseJson(text);
    const refused = refusal.safeParse(answer).data;
    // Some errors come with 200.
    if (refused) throw refusedBy(refused);
    if (status === 429) {
      throw new ToolError('rate_limited', 'Asana asks us to slow down.', {
        status,
        retryAt: retryAt(wait ?? undefined, Date.now()),
      });
    }
    if (status !== 200 || answer === null) {
      throw new ToolError('unavailable', `Asana gave an answer that says nothing (${status}).`, {
        status,
        maybeDone: true,
      });
    }
    return answer;
  }

  async function tokens(form: Record<string, string>, known?: string): Promise<TokenGrant> {
    const parsed = grantAnswer.safeParse(await post('oauth_token', form));
    const refreshToken = parsed.data?.refresh_token ?? known;
    if (!parsed.success || refreshToken === undefined) {
      throw new ToolError('unavailable', 'Asana gave no tokens.', { maybeDone: true, cause: parsed.error });
    }
    const { access_token: accessToken, expires_in: expiresIn } = parsed.data;
    return { accessToken, refreshToken, expiresIn };
  }

  return {
    authorizeUrl({ redirectUrl, state, challenge }) {
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUrl,
        response_type: 'code',
        state,
        scope,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      });
      return `${url}/-/oauth_authorize?${query.toString()}`;
    },
    exchange: ({ code, redirectUrl, verifier }) =>
      tokens({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUrl,
        code_verifier: verifier,
      }),
    refresh: (refreshToken) =>
      tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, refreshToken),
    // Asana revokes by the refresh token alone, and its access tokens with it.
    revoke: async ({ refreshToken }) => {
      await post('oauth_revoke', { token: refreshToken }).catch(unlessUnknown);
    },
  };
}

async function send(address: string, body: URLSearchParams, timeoutMs: number) {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      status: response.status,
      text: await response.text(),
      wait: response.headers.get('retry-after'),
    };
  } catch (cause) {
    throw new ToolError('unavailable', 'Asana gave no answer.', { maybeDone: true, cause });
  }
}

/** RFC 6749, section 5.2. */
function refusedBy({ error, error_description: said = error }: z.infer<typeof refusal>): ToolError {
  if (error === 'invalid_grant') {
    return new ToolError('unauthorized', `Asana does not accept this sign-in any more: ${said}`);
  }
  if (error === 'invalid_client' || error === 'unauthorized_client') {
    return new ToolError('rejected', `Asana does not know this app, or not its secret: ${said}`);
  }
  return new ToolError('rejected', `Asana refused the sign-in: ${said}`);
}

function unlessUnknown(error: unknown): void {
  if (!(error instanceof ToolError && error.kind === 'unauthorized')) throw error;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
