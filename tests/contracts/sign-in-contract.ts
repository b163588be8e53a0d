import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../sandbox/stand-in-server.ts';
import type { ToolErrorKind } from '../../src/integrations/errors.ts';
import type { SignIn, TokenGrant } from '../../src/integrations/sign-in.ts';
import { type ContractTool, type ContractWorld, unlimited } from './contract-world.ts';
import { withWorld } from './with-world.ts';

const verifier = 'a-verifier-of-at-least-forty-three-characters';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const state = 'T1.a state & more';

const failures: readonly { words: string; fault: Fault; kind: ToolErrorKind; unknown: boolean }[] = [
  { words: '429', fault: { kind: 'status', status: 429 }, kind: 'rate_limited', unknown: false },
  { words: '500', fault: { kind: 'status', status: 500 }, kind: 'unavailable', unknown: true },
  { words: 'a page of HTML', fault: { kind: 'garbage' }, kind: 'unavailable', unknown: true },
  { words: 'half a body', fault: { kind: 'half_body' }, kind: 'unavailable', unknown: true },
  { words: 'a lost answer', fault: { kind: 'lose_answer' }, kind: 'unavailable', unknown: true },
  { words: 'no answer in time', fault: { kind: 'hang' }, kind: 'unavailable', unknown: true },
];

/** Signing in by OAuth: consent, exchange, refresh, revocation. */
export function signInContract(tool: ContractTool): void {
  describe('signing in', () => {
    test('[I1] without a client id there is no signing in', () =>
      withWorld(tool, async (world) => {
        expect(world.connector({ oauthApp: null }).signIn).toBeNull();
      }));

    test('[I1] the account that consents is the one that the tokens act as', () =>
      withWorld(tool, async (world) => {
        const granted = await signInAs(world, world.person.email);
        expect(await whoIs(world, granted)).toBe(world.person.email);
        expect(granted.expiresIn).toBeGreaterThan(600);
      }));

    test('[I1] whoever does not consent comes back with an error and the state', () =>
      withWorld(tool, async (world) => {
        const back = await world.consent(signInOf(world).authorizeUrl(asked(world)), null);
        expect(back.get('error')).toBe('access_denied');
        expect(back.get('state')).toBe(state);
        expect(back.get('code')).toBeNull();
      }));

    test('[I1] a code works once, and one that nobody has does not', () =>
      withWorld(tool, async (world) => {
        const code = await codeFor(world, world.person.email);
        await exchanged(world, code);
        for (const bad of [code, 'nobodys-code']) {
          await expect(exchanged(world, bad)).rejects.toMatchObject({
            kind: 'unauthorized',
            maybeDone: false,
          });
        }
      }));

    test('[I1] a secret that is wrong is said, and is no reason to sign in again', () =>
      withWorld(tool, async (world) => {
        const { signIn } = world.connector({ oauthApp: { ...world.oauthApp, clientSecret: 'wrong' } });
        const code = await codeFor(world, world.person.email);
        const call = signIn?.exchange({ code, redirectUrl: world.redirectUrl, verifier });
        await expect(call).rejects.toMatchObject({ kind: 'rejected' });
      }));

    test('[I6] tokens that have expired are refused, and are refreshed again and again', () =>
      withWorld(tool, async (world) => {
        let tokens = await signInAs(world, world.person.email);
        for (let time = 0; time < 2; time += 1) {
          world.expireTokens(world.person.email);
          await expect(whoIs(world, tokens)).rejects.toMatchObject({ kind: 'unauthorized' });
          tokens = await signInOf(world).refresh(tokens.refreshToken);
          expect(await whoIs(world, tokens)).toBe(world.person.email);
        }
      }));

    test('[I6] what the account has taken back cannot be refreshed', () =>
      withWorld(tool, async (world) => {
        const tokens = await signInAs(world, world.person.email);
        world.withdraw(world.person.email);
        await expect(whoIs(world, tokens)).rejects.toMatchObject({ kind: 'unauthorized' });
        const refreshed = signInOf(world).refresh(tokens.refreshToken);
        await expect(refreshed).rejects.toMatchObject({ kind: 'unauthorized', maybeDone: false });
      }));

    test('[I4] revoked tokens are good for nothing; a token that was pasted goes on', () =>
      withWorld(tool, async (world) => {
        const tokens = await signInAs(world, world.person.email);
        await signInOf(world).revoke(tokens);
        await expect(whoIs(world, tokens)).rejects.toMatchObject({ kind: 'unauthorized' });
        const refreshed = signInOf(world).refresh(tokens.refreshToken);
        await expect(refreshed).rejects.toMatchObject({ kind: 'unauthorized' });
        expect(await whoIs(world, { accessToken: world.person.token })).toBe(world.person.email);
      }));

    test('[I4] expired and already revoked tokens are revoked without an error', () =>
      withWorld(tool, async (world) => {
        const tokens = await signInAs(world, world.person.email);
        world.expireTokens(world.person.email);
        await signInOf(world).revoke(tokens);
        await expect(signInOf(world).refresh(tokens.refreshToken)).rejects.toMatchObject({
          kind: 'unauthorized',
        });
        await signInOf(world).revoke(tokens);
      }));

    test('[I3] an account that is less than a full one is told as such', () =>
      withWorld(tool, async (world) => {
        const limited = await signInAs(world, world.limitedEmail);
        const account = await world.connector().connect(limited, unlimited).whoAmI();
        expect(account.limited).toMatch(/\w+ \w+/);
        const service = await signInAs(world, world.serviceUser.email);
        expect(await world.connector().connect(service, unlimited).whoAmI()).not.toHaveProperty('limited');
      }));

    test.each(failures)('[I6] $words fails the exchange of tokens as $kind', ({ fault, kind, unknown }) =>
      withWorld(tool, async (world) => {
        const code = await codeFor(world, world.person.email);
        const { refreshToken } = await signInAs(world, world.person.email);
        const signIn = signInOf(world, 300);
        world.fail(fault);
        const grant = { code, redirectUrl: world.redirectUrl, verifier };
        await expect(signIn.exchange(grant)).rejects.toMatchObject({ kind, maybeDone: unknown });
        await expect(signIn.refresh(refreshToken)).rejects.toMatchObject({ kind, maybeDone: unknown });
      }),
    );
  });
}

function signInOf(world: ContractWorld, timeoutMs = 15_000): SignIn {
  const { signIn } = world.connector({ timeoutMs });
  if (!signIn) throw new Error('There is no signing in.');
  return signIn;
}

const asked = ({ redirectUrl }: ContractWorld) => ({ redirectUrl, state, challenge });

async function codeFor(world: ContractWorld, email: string): Promise<string> {
  const back = await world.consent(signInOf(world).authorizeUrl(asked(world)), email);
  expect(back.get('state')).toBe(state);
  return back.get('code') ?? '';
}

function exchanged(world: ContractWorld, code: string): Promise<TokenGrant> {
  return signInOf(world).exchange({ code, redirectUrl: world.redirectUrl, verifier });
}

async function signInAs(world: ContractWorld, email: string): Promise<TokenGrant> {
  return exchanged(world, await codeFor(world, email));
}

async function whoIs(world: ContractWorld, { accessToken }: { accessToken: string }) {
  return (await world.connector().connect({ accessToken }, unlimited).whoAmI()).email;
}
