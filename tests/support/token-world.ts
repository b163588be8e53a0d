import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type SmartsheetStandIn, startSmartsheet } from '../../sandbox/smartsheet/index.ts';
import { createSecrets } from '../../src/db/secrets.ts';
import { openStore, type Store } from '../../src/db/store.ts';
import { freshToken } from '../../src/domain/integrations/fresh-token.ts';
import { credentialsOf, sealCredentials } from '../../src/domain/integrations/stored-credentials.ts';
import { newLife } from '../../src/domain/integrations/token-life.ts';
import { createConnectors, toolEnvironment } from '../../src/integrations/registry.ts';
import { anInstall, anIntegration } from '../contracts/store-samples.ts';
import { accountOf, codeFor, oauthApp } from '../sandbox/smartsheet/sign-in.ts';

/** Smartsheet: each exchange kills the tokens before it, which is where two at once would do harm. */
export interface TokenWorld {
  store: Store;
  tool: SmartsheetStandIn;
  clock: { now: Date; pass(ms: number): void };
  /** A token, as one process asks for it; its clock may differ from the others', by milliseconds. */
  token(options?: { clockOffset?: number; url?: string }): Promise<string>;
  /** The account signs in, as one that was saved. */
  signIn(): Promise<void>;
  /** How often tokens were asked to be exchanged. */
  exchanges(): number;
  /** True where the tool takes the token. */
  works(token: string): Promise<boolean>;
  end(): Promise<void>;
}

export const tokenKey = Buffer.alloc(32, 9).toString('base64');
export const integration = { id: 'I1', tool: 'smartsheet' };
export const workspaceId = 'T1';
const week = 604_799_000;
export const hourBeforeTheEnd = week - 3_600_000;

/** What one process has. */
export function tokenParts(databaseUrl: string, toolUrl: string, clock: () => Date) {
  return {
    store: openStore({ url: databaseUrl, clock }),
    clock,
    newId: () => randomUUID(),
    secrets: createSecrets([{ id: 'k1', key: Buffer.from(tokenKey, 'base64') }]),
    connectors: createConnectors(
      z.object(toolEnvironment).parse({
        SMARTSHEET_API_URL: toolUrl,
        SMARTSHEET_APP_URL: toolUrl,
        SMARTSHEET_CLIENT_ID: oauthApp.clientId,
        SMARTSHEET_CLIENT_SECRET: oauthApp.clientSecret,
      }),
    ),
  };
}

export async function startTokenWorld(databaseUrl: string): Promise<TokenWorld> {
  const tool = await startSmartsheet({ statePath: null, oauthApp });
  const clock = {
    now: new Date(),
    pass(ms: number) {
      this.now = new Date(this.now.getTime() + ms);
    },
  };
  const parts = tokenParts(databaseUrl, tool.url, () => clock.now);
  const { store } = parts;
  await store.migrate();
  await store.system.transaction((db) => db.workspaces.install(anInstall(workspaceId)));

  async function signIn(): Promise<void> {
    const connector = parts.connectors.of('smartsheet');
    const code = await codeFor(tool, accountOf(tool, 'streamly'));
    const grant = await connector.signIn?.exchange({ code, redirectUrl: '', verifier: '' });
    if (!grant) throw new Error('There is no signing in.');
    const sealed = await sealCredentials(parts, workspaceId, credentialsOf(grant, clock.now));
    await store.in(workspaceId).transaction(function* (db) {
      yield* db.integrations.put(anIntegration('I1', { tool: 'smartsheet' }), sealed);
      yield* db.tokens.putLife('I1', newLife(clock.now, grant.expiresIn));
    });
  }
  await signIn();

  return {
    store,
    tool,
    clock,
    token: ({ clockOffset = 0 } = {}) =>
      freshToken(
        { ...parts, clock: () => new Date(clock.now.getTime() + clockOffset) },
        workspaceId,
        integration,
      ),
    signIn,
    exchanges: () =>
      tool.exchanges.filter(({ path, body }) => {
        const form = (body ?? {}) as Record<string, string>;
        return path === '/2.0/token' && form.grant_type === 'refresh_token';
      }).length,
    async works(token) {
      const answer = await fetch(`${tool.url}/users/me`, { headers: { authorization: `Bearer ${token}` } });
      return answer.status === 200;
    },
    async end() {
      await tool.close();
      await store.close();
    },
  };
}
