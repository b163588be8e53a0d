import { describe, expect, test } from '@jest/globals';
import { ToolError } from '../../src/integrations/errors.ts';
import { callNames, clientCalls, prepare } from './client-calls.ts';
import { type ContractTool, serviceClient } from './contract-world.ts';
import { withWorld } from './with-world.ts';

/** Our own quota is asked before the tool is. */
export function quotaContract(tool: ContractTool): void {
  describe('the quota', () => {
    test.each(callNames(tool))('[I10] %s asks for every request before it is sent', (name) =>
      withWorld(tool, async (world) => {
        const prepared = await prepare(world);
        const before = world.exchanges.length;
        /** How many requests the tool had seen each time that one was asked for. */
        const sentWhenAsked: number[] = [];
        const client = serviceClient(world, {
          async spend(requests) {
            expect(requests).toBeGreaterThan(0);
            sentWhenAsked.push(world.exchanges.length - before);
          },
        });
        await clientCalls[name](client, prepared);
        expect(sentWhenAsked).toHaveLength(world.exchanges.length - before);
        expect(sentWhenAsked.filter((sent, asked) => sent > asked)).toEqual([]);
        expect(sentWhenAsked.length).toBeGreaterThan(0);
      }),
    );

    test.each(callNames(tool))('[I10] %s sends nothing when none is left', (name) =>
      withWorld(tool, async (world) => {
        const prepared = await prepare(world);
        const before = world.exchanges.length;
        const refusal = new ToolError('rate_limited', 'None left.', { retryAt: new Date('2030-01-01') });
        const client = serviceClient(world, {
          async spend() {
            throw refusal;
          },
        });
        await expect(clientCalls[name](client, prepared)).rejects.toBe(refusal);
        expect(world.exchanges).toHaveLength(before);
      }),
    );
  });
}
