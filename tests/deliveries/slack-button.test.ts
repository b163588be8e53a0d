import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { channelButton } from '../../src/domain/streams/settings/channel-button.ts';
import { readStreamPart, saveStreamPart } from '../../src/domain/streams/settings/stream-part.ts';
import { installWorkspace } from '../../src/slack/install-workspace.ts';
import { acme, alice, startWorld, type World } from './support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

async function choose(shown: 'off' | 'message' | 'message_and_bookmark'): Promise<void> {
  const { id } = world.stream;
  const part = channelButton;
  const now = await world.store.in(acme).read((db) => readStreamPart(db, alice, id, part));
  await saveStreamPart(world.context, acme, alice, id, { part, chosen: { shown }, shown: now.shown });
}

const buttons = () => world.slack.as('alice').channel('it').messages();
const bookmarks = () => world.slack.as('alice').channel('it').bookmarks();

test.each(['lose_answer', 'reset'] as const)(
  '[R1] a button whose posting had no answer (%s) stands once, and so does its bookmark',
  async (kind) => {
    world.slack.fail({ kind, path: /chat\.postMessage$/, times: 1 });
    world.slack.fail({ kind, path: /bookmarks\.add$/, times: 1 });
    await choose('message_and_bookmark');
    const worker = world.worker();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await worker.idle();
      world.clock.pass(60_000);
    }
    expect(buttons()).toHaveLength(1);
    expect(bookmarks()).toHaveLength(1);
  },
);

test('[R1] without the right to put bookmarks the message stands, and the admins are told once what to do; it comes with the right', async () => {
  world.slack.grant('acme', ['chat:write', 'users:read', 'channels:read', 'channels:history']);
  await choose('message_and_bookmark');
  const worker = world.worker();
  await worker.idle();
  await choose('message');
  await choose('message_and_bookmark');
  await worker.idle();
  expect(buttons()).toHaveLength(1);
  expect(world.told(alice.userId)).toEqual([
    expect.stringContaining('The bookmark of “IT help” cannot be put into <#C0IT000001>.'),
  ]);
  world.slack.grant('acme', ['chat:write', 'channels:read', 'bookmarks:read', 'bookmarks:write']);
  await installWorkspace(world.context, {
    ...{ workspaceId: acme, enterpriseId: null, name: 'Acme', botUserId: 'U0BOTACME1', botId: null },
    ...{ botToken: world.slack.botToken('acme'), scopes: ['bookmarks:write'], installedBy: null },
  });
  await worker.idle();
  expect(bookmarks()).toHaveLength(1);
});
