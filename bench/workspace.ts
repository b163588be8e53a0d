import { randomBytes } from 'node:crypto';
import type { Context } from '../src/context.ts';
import type { Person } from '../src/domain/people.ts';
import { createStream } from '../src/domain/streams/create-stream.ts';
import type { Stream } from '../src/domain/streams/stream.ts';

export const workspaceId = 'T0BENCH';

/** Who types, clicks and submits. */
export const requester: Person = {
  userId: 'U0REQUESTER',
  name: 'Requester',
  email: 'requester@example.com',
  timeZone: 'UTC',
  isSlackAdmin: false,
  isGuest: false,
  isStranger: false,
  isDeactivated: false,
};

export const newId = () => randomBytes(12).toString('base64url');

/** Installs a workspace with one Stream, which has the default fields; the requester is known already. */
export async function installBenchWorkspace(
  context: Pick<Context, 'store' | 'clock' | 'newId'>,
  sealedBotToken: string,
): Promise<Stream> {
  const { store, clock } = context;
  await store.system.transaction(function* (db) {
    yield* db.workspaces.install({
      workspaceId,
      enterpriseId: null,
      name: 'Bench',
      sealedBotToken,
      botUserId: 'U0BOT',
      botId: 'B0BOT',
      scopes: [],
      installedBy: requester.userId,
      installedAt: clock(),
    });
    yield* db.in(workspaceId).people.put(requester, clock());
  });
  return await createStream(context, workspaceId, requester, {
    name: 'IT help',
    description: 'Laptops, accounts, access',
    channelId: 'C0BENCH',
    channelName: 'it-help',
    team: [requester.userId],
  });
}
