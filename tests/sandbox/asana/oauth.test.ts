import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { seedPeople } from '../../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../../sandbox/asana/stand-in.ts';
import {
  authorizeUrl,
  codeFor,
  decide,
  exchange,
  oauthApp,
  post,
  redirectUri,
  refresh,
  signIn,
  verifier,
  whoIs,
} from './sign-in.ts';

const { service, ada } = seedPeople;
const unauthorized = '401 Not Authorized';
const expired = /^401 The bearer token has expired/;

let asana: AsanaStandIn;
beforeEach(async () => {
  asana = await startAsana({ statePath: null, oauthApp });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await asana.close();
});

/** The stand-in shares this process, and so its clock. */
function moveClock(ms: number) {
  const later = Date.now() + ms;
  jest.spyOn(Date, 'now').mockReturnValue(later);
}

describe("Asana's consent page", () => {
  test('[E3] it offers the service user, people, a guest and an account without access', async () => {
    const page = await (await fetch(authorizeUrl(asana))).text();
    expect(page).toContain('Streamly would like to use your Asana account');
    for (const words of ['Streamly', 'Ada Lovelace', 'Gus Gardner', 'Mallory']) expect(page).toContain(words);
    expect(page).toMatch(/gus@agency\.example<small>Guest of Acme</);
    expect(page).toMatch(/mallory@elsewhere\.example<small>In Partner Ltd</);
  });

  test('[E3] who allows goes back with a code and the state, who denies with an error', async () => {
    const allowed = await decide(authorizeUrl(asana), { account: ada, decision: 'allow' });
    expect([...allowed.keys()].sort()).toEqual(['code', 'state']);
    expect(allowed.get('state')).toBe('a state & more');
    const denied = await decide(authorizeUrl(asana), { account: ada, decision: 'deny' });
    expect(denied.get('error')).toBe('access_denied');
    expect(denied.get('state')).toBe('a state & more');
    expect(denied.has('code')).toBe(false);
  });

  test.each<[string, Record<string, string | null>]>([
    ['an app that it does not know', { client_id: 'nobody' }],
    ['another redirect_uri', { redirect_uri: `${redirectUri}/elsewhere` }],
    ['no redirect_uri', { redirect_uri: null }],
  ])('[E3] %s is told to the person and not to the app', async (_words, wish) => {
    const answer = await fetch(authorizeUrl(asana, wish), { redirect: 'manual' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('This sign-in cannot go on');
  });

  test.each<[string, Record<string, string | null>, string]>([
    ['another response_type', { response_type: 'token' }, 'unsupported_response_type'],
    ['a scope that is none', { scope: 'everything' }, 'invalid_scope'],
    ['full permissions beside a list', { scope: 'default tasks:read' }, 'invalid_scope'],
    ['a challenge of another method', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a challenge without a method', { code_challenge_method: null }, 'invalid_request'],
    ['a challenge that is no SHA-256', { code_challenge: 'short' }, 'invalid_request'],
  ])('[E3] %s is told to the app', async (_words, wish, error) => {
    expect((await decide(authorizeUrl(asana, wish), {})).get('error')).toBe(error);
  });

  test('[E3] an app that is not configured has no sign-in', async () => {
    const without = await startAsana({ statePath: null });
    expect((await fetch(authorizeUrl(without), { redirect: 'manual' })).status).toBe(404);
    await without.close();
  });
});

describe("Asana's tokens", () => {
  test('[E3] a code becomes a token of an hour that acts as the account', async () => {
    const { status, body } = await exchange(asana, await codeFor(asana, service));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        access_token: expect.any(String),
        refresh_token: expect.any(String),
        token_type: 'bearer',
        expires_in: 3600,
        data: { id: Number(service), gid: service, name: 'Streamly', email: 'streamly@acme.example' },
      },
    });
    expect(await whoIs(asana, String(body.access_token))).toBe('Streamly');
  });

  test('[E3] an app may do without PKCE', async () => {
    const url = authorizeUrl(asana, { code_challenge: null, code_challenge_method: null });
    const code = (await decide(url, { account: ada, decision: 'allow' })).get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    expect(await post(asana, 'oauth_token', form)).toMatchObject({ status: 200 });
  });

  test.each<[string, Record<string, string>, number, string]>([
    ['a code that is none', { code: '2/0/none' }, 400, 'invalid_grant'],
    ['another verifier', { code_verifier: verifier.replace('a', 'b') }, 400, 'invalid_grant'],
    ['no verifier', { code_verifier: '' }, 400, 'invalid_grant'],
    ['another redirect_uri', { redirect_uri: 'https://elsewhere.example' }, 400, 'invalid_grant'],
    ['no redirect_uri', { redirect_uri: '' }, 400, 'invalid_request'],
    ['a wrong secret', { client_secret: 'guessed' }, 401, 'invalid_client'],
    ['another app', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('[E3] %s is refused, and the code stays good', async (_words, form, status, error) => {
    const code = await codeFor(asana, ada);
    expect(await exchange(asana, code, form)).toMatchObject({
      status,
      body: { error, error_description: expect.any(String) },
    });
    expect(await exchange(asana, code)).toMatchObject({ status: 200 });
  });

  test('[E3] a code is good once, and for ten minutes', async () => {
    const [first, second] = [await codeFor(asana, ada), await codeFor(asana, ada)];
    await exchange(asana, first);
    expect(await exchange(asana, first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    moveClock(10 * 60_000 + 1);
    expect(await exchange(asana, second)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'The `code` provided has expired.' },
    });
  });

  test('[E3] what is not form-encoded is refused', async () => {
    const answer = await fetch(`${asana.url}/-/oauth_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token', client_id: oauthApp.clientId }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_request' });
  });

  test('[E3] a token expires after an hour, and is refreshed without another refresh token', async () => {
    const { accessToken, refreshToken } = await signIn(asana, ada);
    moveClock(3_600_000);
    expect(await whoIs(asana, accessToken)).toMatch(expired);
    const { body } = await refresh(asana, refreshToken);
    expect(body).not.toHaveProperty('refresh_token');
    expect(await whoIs(asana, String(body.access_token))).toBe('Ada Lovelace');
    expect(await refresh(asana, refreshToken)).toMatchObject({ status: 200 });
  });

  test('[E3] a refresh token that is revoked takes its access tokens with it', async () => {
    const { accessToken, refreshToken } = await signIn(asana, ada);
    const other = await signIn(asana, ada);
    const bearer = await post(asana, 'oauth_revoke', { token: accessToken });
    expect(bearer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(await post(asana, 'oauth_revoke', { token: refreshToken, client_secret: 'x' })).toMatchObject({
      status: 401,
    });
    expect(await whoIs(asana, accessToken)).toBe('Ada Lovelace');
    expect(await post(asana, 'oauth_revoke', { token: refreshToken })).toMatchObject({ status: 200 });
    expect(await whoIs(asana, accessToken)).toBe(unauthorized);
    expect(await refresh(asana, refreshToken)).toMatchObject({ body: { error: 'invalid_grant' } });
    expect(await post(asana, 'oauth_revoke', { token: refreshToken })).toMatchObject({ status: 200 });
    expect(await whoIs(asana, other.accessToken)).toBe('Ada Lovelace');
  });
});

describe("switches of Asana's sign-in", () => {
  test("[E3] one account's tokens expire at once; a pasted token goes on", async () => {
    const [mine, theirs] = [await signIn(asana, service), await signIn(asana, ada)];
    asana.expireTokens(service);
    expect(await whoIs(asana, mine.accessToken)).toMatch(expired);
    expect(await whoIs(asana, theirs.accessToken)).toBe('Ada Lovelace');
    expect(await whoIs(asana, 'asana-service-user-token')).toBe('Streamly');
    const { body } = await refresh(asana, mine.refreshToken);
    expect(await whoIs(asana, String(body.access_token))).toBe('Streamly');
  });

  test("[E3] an account takes the app's access away; a pasted token goes on", async () => {
    const { accessToken, refreshToken } = await signIn(asana, service);
    const code = await codeFor(asana, service);
    asana.revoke(service);
    expect(await whoIs(asana, accessToken)).toBe(unauthorized);
    expect(await refresh(asana, refreshToken)).toMatchObject({ body: { error: 'invalid_grant' } });
    expect(await exchange(asana, code)).toMatchObject({ body: { error: 'invalid_grant' } });
    expect(await whoIs(asana, 'asana-service-user-token')).toBe('Streamly');
  });

  test('[E3] who was signed in still is after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'asana-'));
    const kept = { statePath: join(folder, 'state.json'), oauthApp };
    await asana.close();
    asana = await startAsana(kept);
    const code = await codeFor(asana, ada);
    const { accessToken, refreshToken } = await signIn(asana, service);
    await asana.close();
    asana = await startAsana(kept);
    expect(await whoIs(asana, accessToken)).toBe('Streamly');
    expect(await refresh(asana, refreshToken)).toMatchObject({ status: 200 });
    expect(await exchange(asana, code)).toMatchObject({ status: 200 });
    rmSync(folder, { recursive: true });
  });

  test('[E3] a state file from before there was a sign-in is taken up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'asana-'));
    const statePath = join(folder, 'state.json');
    const {
      codes: _codes,
      grants: _grants,
      changes: _changes,
      sections: _sections,
      ...earlier
    } = asana.state;
    writeFileSync(statePath, JSON.stringify(earlier));
    await asana.close();
    asana = await startAsana({ statePath, oauthApp });
    const { accessToken } = await signIn(asana, ada);
    expect(await whoIs(asana, accessToken)).toBe('Ada Lovelace');
    rmSync(folder, { recursive: true });
  });
});
