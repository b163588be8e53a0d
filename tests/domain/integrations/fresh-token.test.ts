import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SignInNeeded } from '../../../src/domain/integrations/fresh-token.ts';
import { storeEngines } from '../../contracts/store-engines.ts';
import {
  hourBeforeTheEnd,
  startTokenWorld,
  type TokenWorld,
  workspaceId,
} from '../../support/token-world.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../../support/token-process.ts', import.meta.url));
const processes = 4;
const engines = await storeEngines();
const minute = 60_000;

afterAll(async () => {
  for (const engine of engines) await engine.stop();
});

describe.each(engines)('tokens on $name', (engine) => {
  let world: TokenWorld;
  let database: Awaited<ReturnType<typeof engine.database>>;
  beforeEach(async () => {
    database = await engine.database();
    world = await startTokenWorld(database.url);
  });
  afterEach(async () => {
    await world.end();
    await database.drop();
  });

  const life = () => world.store.in(workspaceId).read((db) => db.tokens.life('I1'));

  test('[I6] tokens that have long to live are used as they are', async () => {
    const first = await world.token();
    world.clock.pass(3 * 24 * 60 * minute);
    expect(await world.token()).toBe(first);
    expect(world.exchanges()).toBe(0);
  });

  test('[I6] before they expire they are exchanged, and the new ones kept before they are used', async () => {
    const first = await world.token();
    world.clock.pass(hourBeforeTheEnd);
    const second = await world.token();
    expect(second).not.toBe(first);
    expect(await world.works(second)).toBe(true);
    expect(await world.works(first)).toBe(false);
    expect(await world.token()).toBe(second);
    expect(world.exchanges()).toBe(1);
  });

  test(`[I6] ${processes} processes that need a token at once exchange them once, and all get the new one`, async () => {
    world.clock.pass(hourBeforeTheEnd);
    world.tool.fail({ kind: 'late', ms: 300, path: /token$/ });
    const args = [
      script,
      database.url,
      world.tool.url,
      world.clock.now.toISOString(),
      '10',
      String(Date.now() + 5000),
    ];
    const outputs = await Promise.all(Array.from({ length: processes }, () => run(process.execPath, args)));
    const tokens = new Set(outputs.flatMap(({ stdout }) => stdout.split(' ')));
    expect(tokens.size).toBe(1);
    expect(await world.works([...tokens][0] ?? '')).toBe(true);
    expect(world.exchanges()).toBe(1);
  }, 60_000);

  test('[I6] a tool that is down costs nothing while tokens live, and is asked once a minute', async () => {
    const first = await world.token();
    world.clock.pass(hourBeforeTheEnd);
    world.tool.fail({ kind: 'status', status: 429, path: /token$/ });
    for (let count = 0; count < 5; count += 1) expect(await world.token()).toBe(first);
    expect(world.exchanges()).toBe(1);
    world.clock.pass(minute + 1);
    await world.token();
    expect(world.exchanges()).toBe(2);
    world.tool.clearFaults();
    world.clock.pass(minute + 1);
    expect(await world.works(await world.token())).toBe(true);
  });

  test('[I6] a tool that is down when tokens have expired is waited for, not signed in to', async () => {
    world.clock.pass(hourBeforeTheEnd + 2 * 60 * minute);
    world.tool.fail({ kind: 'status', status: 503, path: /token$/, times: 1 });
    await expect(world.token()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await world.works(await world.token())).toBe(true);
  });

  test('[I6] where the answer of an exchange is lost with the new tokens, somebody has to sign in: told after a second look, without a loop', async () => {
    world.clock.pass(hourBeforeTheEnd + 2 * 60 * minute);
    world.tool.fail({ kind: 'lose_answer', path: /token$/, times: 1 });
    await expect(world.token()).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(world.token()).rejects.toMatchObject({ kind: 'rate_limited' });
    world.clock.pass(minute);
    await expect(world.token()).rejects.toThrow(SignInNeeded);
    expect(world.exchanges()).toBe(3);
    await world.signIn();
    expect(await world.works(await world.token())).toBe(true);
    expect(world.exchanges()).toBe(3);
  });

  test('[I6] an exchange that never reached the tool is made good by the next one', async () => {
    world.clock.pass(hourBeforeTheEnd + 2 * 60 * minute);
    world.tool.fail({ kind: 'reset', path: /token$/, times: 1 });
    await expect(world.token()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await world.works(await world.token())).toBe(true);
  });

  test('[I6] the turn of a process that died ends by itself', async () => {
    world.clock.pass(hourBeforeTheEnd);
    const leaseEndsAt = new Date(world.clock.now.getTime() + 30_000);
    await world.store
      .in(workspaceId)
      .transaction((db) =>
        db.tokens.changeLife('I1', { lease: 'of the dead', leaseEndsAt, askedAt: world.clock.now }),
      );
    await expect(world.token()).rejects.toMatchObject({ kind: 'conflict' });
    expect(world.exchanges()).toBe(0);
    world.clock.pass(30_001);
    expect(await world.works(await world.token())).toBe(true);
    expect(await life()).toMatchObject({ lease: null, leaseEndsAt: null, askedAt: null });
  }, 20_000);

  test('[I6] processes whose clocks are five minutes apart do not take a lost race for a revoked access', async () => {
    world.clock.pass(hourBeforeTheEnd);
    world.tool.fail({ kind: 'late', ms: 800, path: /token$/, times: 1 });
    const slow = world.token();
    while (world.exchanges() === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    // For this one the other's turn is over already.
    const outcome = await world.token({ clockOffset: 5 * minute }).catch((error: unknown) => error);
    expect(outcome).not.toBeInstanceOf(SignInNeeded);
    const token = await slow;
    expect(await world.works(token)).toBe(true);
    expect(await world.token({ clockOffset: 6 * minute })).toBe(token);
  });

  test('[I6] what the account has taken back is said at once', async () => {
    world.clock.pass(hourBeforeTheEnd);
    world.tool.state.tokenPairs = [];
    await expect(world.token()).rejects.toThrow(SignInNeeded);
    expect(world.exchanges()).toBe(1);
  });

  test('[I6] a sign-in while tokens are exchanged is not overwritten by them', async () => {
    world.clock.pass(hourBeforeTheEnd);
    world.tool.fail({ kind: 'late', ms: 500, path: /token$/, times: 1 });
    const asked = world.token();
    while (world.exchanges() === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await world.signIn();
    const token = await asked;
    expect(await world.works(token)).toBe(true);
    expect(await world.token()).toBe(token);
    expect(world.exchanges()).toBe(1);
  });
});
