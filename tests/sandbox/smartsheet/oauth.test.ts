import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type SmartsheetStandIn, startSmartsheet } from '../../../sandbox/smartsheet/index.ts';
import { seedTokens } from '../../../sandbox/smartsheet/seed.ts';
import {
  accountOf,
  authorizeUrl,
  call,
  codeFor,
  decide,
  exchange,
  hash,
  oauthApp,
  pairOf,
  redirectUri,
  refresh,
  signIn,
  token,
  whoIs,
} from './sign-in.ts';

let tool: SmartsheetStandIn;
let service: string;
let ada: string;
beforeEach(async () => {
  tool = await startSmartsheet({ statePath: null, oauthApp });
  service = accountOf(tool, 'streamly');
  ada = accountOf(tool, 'ada');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await tool.close();
});

/** The stand-in shares this process, and so its clock. */
function moveClock(ms: number) {
  const later = Date.now() + ms;
  jest.spyOn(Date, 'now').mockReturnValue(later);
}

describe("Smartsheet's consent page", () => {
  test('[E3] it says what the app wants and offers a service user, a person and one without access', async () => {
    const page = await (await fetch(authorizeUrl(tool))).text();
    expect(page).toContain('Streamly would like to use your Smartsheet account');
    expect(page).toContain('Change the columns of your sheets');
    for (const words of ['Streamly Service', 'Ada Byron']) expect(page).toContain(words);
    expect(page).toMatch(/sam@elsewhere\.example<small>No sheet is shared with it</);
  });

  test('[E3] who allows goes to the registered address with a code, its life in milliseconds and the state', async () => {
    const target = await decide(authorizeUrl(tool), { account: ada, decision: 'allow' });
    expect(`${target.origin}${target.pathname}`).toBe(redirectUri);
    expect(Object.fromEntries(target.searchParams)).toEqual({
      code: expect.stringMatching(/./),
      expires_in: '599135',
      state: 'a state & more',
    });
  });

  test.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['a refusal', {}, { decision: 'deny' }, 'access_denied'],
    ['another response_type', { response_type: 'token' }, {}, 'unsupported_response_type'],
    ['a scope that is none', { scope: 'READ_SHEETS READ_MINDS' }, {}, 'invalid_scope'],
    ['no scope', { scope: '' }, {}, 'invalid_scope'],
    ['scopes with commas', { scope: 'READ_SHEETS,WRITE_SHEETS' }, {}, 'invalid_scope'],
  ])('[E3] %s is told to the app', async (_words, wish, decision, error) => {
    const target = await decide(authorizeUrl(tool, wish), { account: ada, ...decision });
    expect(Object.fromEntries(target.searchParams)).toEqual({ error, state: 'a state & more' });
  });

  test.each<[string, Record<string, string>]>([
    ['an app that it does not know', { client_id: 'nobody' }],
    ['an address that is not registered', { redirect_uri: 'https://elsewhere.example' }],
  ])('[E3] %s is told to the person and not to the app', async (_words, wish) => {
    const answer = await fetch(authorizeUrl(tool, wish), { redirect: 'manual' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('This sign-in cannot go on');
  });

  test('[E3] an app that is not configured has no sign-in', async () => {
    const without = await startSmartsheet({ statePath: null });
    expect((await fetch(authorizeUrl(without), { redirect: 'manual' })).status).toBe(404);
    expect(await exchange(without, 'any')).toMatchObject({ status: 404 });
    await without.close();
  });
});

describe("Smartsheet's tokens", () => {
  test('[E3] a code becomes a token of a week that acts as the account', async () => {
    const { status, body } = await exchange(tool, await codeFor(tool, service));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        access_token: expect.any(String),
        refresh_token: expect.any(String),
        token_type: 'bearer',
        expires_in: 604_799,
      },
    });
    expect(await whoIs(tool, String(body.access_token))).toBe('streamly');
  });

  test('[E3] the secret itself does where a hash is not sent', async () => {
    const more = { hash: '', client_secret: oauthApp.clientSecret };
    expect(await exchange(tool, await codeFor(tool, ada), more)).toMatchObject({ status: 200 });
  });

  test.each<[string, Record<string, string>, number, number, string]>([
    ['another app', { client_id: 'nobody' }, 401, 1067, 'invalid_client'],
    ['another grant type', { grant_type: 'password' }, 400, 1068, 'unsupported_grant_type'],
    ['no grant type', { grant_type: '' }, 400, 1070, 'invalid_request'],
    ['no code', { code: '' }, 400, 1070, 'invalid_request'],
    ['a code that is none', { code: 'none', hash: hash('none') }, 400, 1071, 'invalid_grant'],
    ['the hash of another code', { hash: hash('another') }, 400, 1072, 'invalid_grant'],
    ['another address', { redirect_url: 'https://elsewhere.example' }, 400, 1073, 'invalid_grant'],
    ['neither hash nor secret', { hash: '' }, 400, 1236, 'invalid_request'],
    ['both hash and secret', { client_secret: oauthApp.clientSecret }, 400, 1237, 'invalid_request'],
    ['a wrong secret', { hash: '', client_secret: 'guessed' }, 400, 1238, 'invalid_client'],
  ])('[E3] %s is refused, and the code stays good', async (_words, form, status, errorCode, error) => {
    const code = await codeFor(tool, ada);
    expect(await exchange(tool, code, form)).toMatchObject({
      status,
      body: { errorCode, error, message: expect.any(String), refId: expect.any(String) },
    });
    expect(await exchange(tool, code)).toMatchObject({ status: 200 });
  });

  test('[E3] a code is good once, and for ten minutes', async () => {
    const [first, second] = [await codeFor(tool, ada), await codeFor(tool, ada)];
    await exchange(tool, first);
    expect((await exchange(tool, first)).body).toMatchObject({ errorCode: 1071 });
    moveClock(600_000);
    expect((await exchange(tool, second)).body).toMatchObject({ errorCode: 1069, error: 'invalid_grant' });
  });

  test('[E3] what is not in a form-encoded body is refused', async () => {
    const code = await codeFor(tool, ada);
    const query = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      hash: hash(code),
    }).toString();
    const inQuery = await fetch(`${tool.url}/token?client_id=${oauthApp.clientId}&${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(await inQuery.json()).toMatchObject({ errorCode: 1070 });
    const asJson = await call(tool, 'none', 'POST', '/token', { grant_type: 'authorization_code', code });
    expect(asJson).toMatchObject({ status: 400, body: { errorCode: 1091 } });
  });

  test('[E3] a token expires after a week, and a refresh gives another pair and kills the old one', async () => {
    const old = await signIn(tool, ada);
    moveClock(604_799_000);
    expect(await whoIs(tool, old.accessToken)).toBe(1003);
    const fresh = pairOf(await refresh(tool, old.refreshToken));
    expect(await whoIs(tool, fresh.accessToken)).toBe('ada');
    expect(await whoIs(tool, old.accessToken)).toBe(1002);
    expect((await refresh(tool, old.refreshToken)).body).toMatchObject({ errorCode: 1071 });
    const last = pairOf(await refresh(tool, fresh.refreshToken));
    expect([await whoIs(tool, fresh.accessToken), await whoIs(tool, last.accessToken)]).toEqual([
      1002,
      'ada',
    ]);
  });

  test('[E3] a refresh is refused with the hash of something else', async () => {
    const { refreshToken } = await signIn(tool, ada);
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, hash: hash('something else') };
    expect((await token(tool, form)).body).toMatchObject({ errorCode: 1072 });
    expect(await refresh(tool, refreshToken)).toMatchObject({ status: 200 });
  });

  test('[E3] a token revokes itself, or all that its account gave the app', async () => {
    const [first, second, third] = [
      await signIn(tool, ada),
      await signIn(tool, ada),
      await signIn(tool, service),
    ];
    const revoked = await call(tool, first.accessToken, 'DELETE', '/token');
    expect(revoked).toEqual({ status: 200, body: { message: 'SUCCESS', resultCode: 0 } });
    expect((await refresh(tool, first.refreshToken)).body).toMatchObject({ errorCode: 1071 });
    expect([await whoIs(tool, first.accessToken), await whoIs(tool, second.accessToken)]).toEqual([
      1002,
      'ada',
    ]);
    await call(tool, second.accessToken, 'DELETE', '/token?deleteAllForApiClient=true');
    expect([await whoIs(tool, second.accessToken), await whoIs(tool, third.accessToken)]).toEqual([
      1002,
      'streamly',
    ]);
    expect((await call(tool, 'nobody', 'DELETE', '/token')).body).toMatchObject({ errorCode: 1002 });
  });

  test('[E3] an app does what it was let do; a pasted token does all that its account may', async () => {
    const { id, columns } = tool.sheet('IT help desk');
    const row = [{ cells: [{ columnId: columns[0]?.id, value: 'x' }] }];
    const column = [{ title: 'New', type: 'TEXT_NUMBER', index: 1 }];
    const codes = async (bearer: string) => [
      (await call(tool, bearer, 'GET', '/users/me')).body.errorCode,
      (await call(tool, bearer, 'GET', `/sheets/${id}`)).body.errorCode,
      (await call(tool, bearer, 'POST', `/sheets/${id}/rows`, row)).body.errorCode,
      (await call(tool, bearer, 'POST', `/sheets/${id}/columns`, column)).body.errorCode,
    ];
    const scoped = async (scope: string) => codes((await signIn(tool, service, { scope })).accessToken);
    expect(await scoped('ADMIN_WEBHOOKS')).toEqual([undefined, 1004, 1004, 1004]);
    expect(await scoped('READ_SHEETS')).toEqual([undefined, undefined, 1004, 1004]);
    expect(await scoped('READ_SHEETS WRITE_SHEETS')).toEqual([undefined, undefined, undefined, 1004]);
    expect(await codes(seedTokens.serviceUser)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("switches of Smartsheet's sign-in", () => {
  test("[E3] one account's tokens expire at once; a pasted token goes on", async () => {
    const [mine, theirs] = [await signIn(tool, service), await signIn(tool, ada)];
    tool.expireTokens(service);
    expect(await whoIs(tool, mine.accessToken)).toBe(1003);
    expect(await whoIs(tool, theirs.accessToken)).toBe('ada');
    expect(await whoIs(tool, seedTokens.serviceUser)).toBe('streamly');
    const fresh = pairOf(await refresh(tool, mine.refreshToken));
    expect(await whoIs(tool, fresh.accessToken)).toBe('streamly');
  });

  test("[E3] an account takes the app's access away; a pasted token goes on", async () => {
    const { accessToken, refreshToken } = await signIn(tool, service);
    const code = await codeFor(tool, service);
    tool.revoke(service);
    expect(await whoIs(tool, accessToken)).toBe(1002);
    expect((await refresh(tool, refreshToken)).body).toMatchObject({ errorCode: 1071 });
    expect((await exchange(tool, code)).body).toMatchObject({ errorCode: 1071 });
    expect(await whoIs(tool, seedTokens.serviceUser)).toBe('streamly');
  });

  test('[E3] who was signed in still is after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smartsheet-'));
    const kept = { statePath: join(folder, 'state.json'), oauthApp };
    await tool.close();
    tool = await startSmartsheet(kept);
    const { accessToken, refreshToken } = await signIn(tool, accountOf(tool, 'ada'));
    await tool.close();
    tool = await startSmartsheet(kept);
    expect(await whoIs(tool, accessToken)).toBe('ada');
    expect(await refresh(tool, refreshToken)).toMatchObject({ status: 200 });
    rmSync(folder, { recursive: true });
  });

  test('[E3] a state file from before there was a sign-in is taken up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smartsheet-'));
    const statePath = join(folder, 'state.json');
    const { codes: _codes, tokenPairs: _pairs, changes: _changes, ...earlier } = tool.state;
    writeFileSync(statePath, JSON.stringify(earlier));
    await tool.close();
    tool = await startSmartsheet({ statePath, oauthApp });
    const { accessToken } = await signIn(tool, ada);
    expect(await whoIs(tool, accessToken)).toBe('ada');
    rmSync(folder, { recursive: true });
  });
});
