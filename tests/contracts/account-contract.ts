import { describe, expect, test } from '@jest/globals';
import { type ContractTool, serviceClient, unlimited } from './contract-world.ts';
import { withWorld } from './with-world.ts';

/** Who we are, what we may reach, and that two accounts do not mix. */
export function accountContract(tool: ContractTool): void {
  describe('the account', () => {
    test('[I1] the tool says who the account is and what it reaches', () =>
      withWorld(tool, async (world) => {
        const account = await serviceClient(world).whoAmI();
        expect(account).toMatchObject({ name: world.serviceUser.name, email: world.serviceUser.email });
        expect(account.id).not.toBe('');
        expect(account.reaches.length).toBeGreaterThan(0);
      }));

    test('[I1] a token that nobody has is refused as unauthorized', () =>
      withWorld(tool, async (world) => {
        const nobody = world.connector().connect({ accessToken: 'nobodys-token' }, unlimited);
        await expect(nobody.whoAmI()).rejects.toMatchObject({ kind: 'unauthorized', maybeDone: false });
      }));

    test('[I2] two accounts that call at once keep their own tokens', () =>
      withWorld(tool, async (world) => {
        const connector = world.connector();
        const clients = [world.serviceUser, world.person].map(({ token }) =>
          connector.connect({ accessToken: token }, unlimited),
        );
        const answers = await Promise.all(
          [...clients, ...clients, ...clients].map(async (client) => (await client.whoAmI()).email),
        );
        const pair = [world.serviceUser.email, world.person.email];
        expect(answers).toEqual([...pair, ...pair, ...pair]);
      }));
  });

  describe('components', () => {
    test('[S9] an empty query finds every component, a part of a name the one that has it', () =>
      withWorld(tool, async (world) => {
        const client = serviceClient(world);
        const all = await client.findComponents('');
        expect(all.map(({ id }) => id)).toContain(world.componentId);
        expect(all.length).toBeGreaterThan(1);

        const found = await client.findComponents(world.query);
        expect(found).toHaveLength(1);
        expect(found[0]?.name.toLowerCase()).toContain(world.query.toLowerCase());
        expect(all).toContainEqual(found[0]);
      }));

    test('[S9] a query that is in no name finds none', () =>
      withWorld(tool, async (world) => {
        expect(await serviceClient(world).findComponents('no such name')).toEqual([]);
      }));

    test('[I3] access says when all is well', () =>
      withWorld(tool, async (world) => {
        const access = await serviceClient(world).checkAccess(world.componentId);
        expect(access).toMatchObject({ canWriteTasks: true, canMakeFields: true, problem: null });
        expect(access.component.id).toBe(world.componentId);
        expect(access.component.url).toMatch(/^https:/);
      }));

    test('[I3] access says in words when the account may only look', () =>
      withWorld(tool, async (world) => {
        const access = await serviceClient(world).checkAccess(world.readOnlyComponentId);
        expect(access).toMatchObject({ canWriteTasks: false, canMakeFields: false });
        expect(access.problem).toMatch(/\w+ \w+/);
      }));

    test('[I3] access says in words when the account may write but make no fields', () =>
      withWorld(tool, async (world) => {
        const access = await serviceClient(world).checkAccess(world.noFieldsComponentId);
        expect(access).toMatchObject({ canWriteTasks: true, canMakeFields: false });
        expect(access.problem).toMatch(/\w+ \w+/);
      }));

    test('[I3] a component that is not there is missing', () =>
      withWorld(tool, async (world) => {
        await expect(serviceClient(world).checkAccess(world.missingComponentId)).rejects.toMatchObject({
          kind: 'missing',
        });
      }));
  });
}
