import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { changeRequest } from '../../../src/domain/requests/change-request.ts';
import type { InvalidInput } from '../../../src/errors.ts';
import { acme, alice, bob, startWorld, type World } from '../../deliveries/support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const own = () => world.store.in(acme);
const setDeactivated = (isDeactivated: boolean) =>
  own().transaction((db) => db.people.put({ ...bob, isDeactivated }, world.clock.now));

test('[R6] someone of the team who was deactivated in Slack is assigned by no one, and by no tool', async () => {
  const { connected } = await world.connect('one');
  const request = await world.submit('New laptop', alice);
  await setDeactivated(true);
  const assign = (actor: Parameters<typeof changeRequest>[2]) =>
    own().transaction((db) =>
      changeRequest(db, request.id, actor, { assigneeId: bob.userId }, world.clock.now),
    );
  const refusal = await assign({ kind: 'person', person: alice }).catch((error: unknown) => error);
  const { messages } = refusal as InvalidInput;
  expect(Object.values(messages)).toEqual([expect.stringContaining('active in Slack')]);
  const byTool = await assign({ kind: 'tool', tool: 'one', connectedToolId: connected.id });
  expect(Object.values(byTool.refused)).toEqual([expect.stringContaining('active in Slack')]);
  expect(byTool.request.assigneeId).toBeNull();

  await setDeactivated(false);
  expect((await assign({ kind: 'person', person: alice })).request.assigneeId).toBe(bob.userId);
});
