import { seedGids } from '../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../sandbox/asana/stand-in.ts';
import { seedTokens as githubTokens, seedRepositories } from '../../sandbox/github/seed.ts';
import { type GitHubStandIn, startGitHub } from '../../sandbox/github/stand-in.ts';
import { connectTool } from '../../src/domain/integrations/connect-tool.ts';
import { sealCredentials } from '../../src/domain/integrations/stored-credentials.ts';
import { unseenPerson } from '../../src/domain/people.ts';
import { createStream } from '../../src/domain/streams/create-stream.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

export const alice = unseenPerson('U0ALICE001');
export const bob = unseenPerson('U0BOB00001');

/** The app that takes what Slack sends, a Stream with two tools, and stand-ins of all three services. */
export interface ChaosWorld {
  app: RunningApp;
  asana: AsanaStandIn;
  github: GitHubStandIn;
  streamId: string;
  subjectId: string;
  channelId: string;
  close(): Promise<void>;
}

/** @param databaseUrl of an empty database. */
export async function startChaosWorld(databaseUrl: string): Promise<ChaosWorld> {
  const asana = await startAsana({ statePath: null });
  const github = await startGitHub({ statePath: null, limits: { requestsPerHour: 1_000_000 } });
  const app = await startApp({
    working: false,
    environment: { DATABASE_URL: databaseUrl, ASANA_URL: asana.url, GITHUB_API_URL: github.url },
  });
  const { context, workspaceId } = app;
  const channelId = 'C0IT000001';
  const stream = await createStream(context, workspaceId, alice, {
    name: 'IT help',
    description: '',
    channelId,
    channelName: 'it',
    team: [bob.userId],
  });
  const library = await context.store.in(workspaceId).read((db) => db.streams.library(stream.id));
  const connected = [
    { tool: 'asana', token: 'asana-service-user-token', id: seedGids.itHelp },
    { tool: 'github', token: githubTokens.serviceUser, id: seedRepositories.itHelp },
  ];
  for (const { tool, token, id } of connected) {
    // Its own comments are known by the account that they are of.
    const account = await context.connectors
      .of(tool)
      .connect({ accessToken: token }, { spend: async () => undefined })
      .whoAmI();
    const sealed = await sealCredentials(context, workspaceId, { accessToken: token, signIn: null });
    await context.store.in(workspaceId).transaction((db) =>
      db.integrations.put(
        {
          id: context.newId(),
          tool,
          account,
          ...{ pausedBecause: null, pausedBy: null, label: null },
          ...{ addedBy: alice.userId, addedAt: context.clock() },
        },
        sealed,
      ),
    );
    const component = { id, name: 'IT help', url: null };
    await connectTool(context, workspaceId, alice, { streamId: stream.id, tool, component });
  }
  return {
    app,
    asana,
    github,
    streamId: stream.id,
    subjectId: library.find(({ role }) => role === 'subject')?.id ?? '',
    channelId,
    async close() {
      await Promise.all([asana.close(), github.close()]);
      await app.close();
    },
  };
}
