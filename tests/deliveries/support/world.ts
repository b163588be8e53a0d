import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { type Slack, startSlack } from '../../../sandbox/slack/driver.ts';
import { createSecrets, type Secrets } from '../../../src/db/secrets.ts';
import { openStore, type Store } from '../../../src/db/store.ts';
import type { WorkerContext } from '../../../src/deliveries/handler.ts';
import { createWorker, type Worker, type WorkerOptions } from '../../../src/deliveries/worker.ts';
import { connectTool } from '../../../src/domain/integrations/connect-tool.ts';
import type { ConnectedTool, Integration } from '../../../src/domain/integrations/integration.ts';
import { sealCredentials } from '../../../src/domain/integrations/stored-credentials.ts';
import { type Person, unseenPerson } from '../../../src/domain/people.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import { submitRequest } from '../../../src/domain/requests/submit-request.ts';
import { createStream } from '../../../src/domain/streams/create-stream.ts';
import type { Stream } from '../../../src/domain/streams/stream.ts';
import type { Connector, ConnectorQuota } from '../../../src/integrations/connector.ts';
import { createEvents } from '../../../src/telemetry/events.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { slackClientOf } from './slack-client.ts';
import { smallConnector } from './small-connector.ts';
import { type SmallTool, startSmallTool } from './small-tool.ts';

export const acme = 'T0ACME0001';
export const alice = unseenPerson('U0ALICE001');
export const bob = unseenPerson('U0BOB00001');
const itChannel = 'C0IT000001';

/** A workspace with a Stream, a stand-in Slack and small tools, a clock that a test moves, and workers. */
export interface World {
  context: WorkerContext;
  store: Store;
  slack: Slack;
  clock: { now: Date; pass(ms: number): void };
  stream: Stream;
  url: string;
  secrets: Secrets;
  key: string;
  /** Starts a tool, adds its Integration, and connects a component of it to the Stream. */
  connect(
    tool: string,
    options?: { quota?: Partial<ConnectorQuota>; timeoutMs?: number },
  ): Promise<Connected>;
  submit(subject?: string, requester?: Person): Promise<Request>;
  worker(options?: WorkerOptions): Worker;
  /** What is waiting or failed for a Request, as `tool.task waiting` and such. */
  unsettled(requestId: string): Promise<string[]>;
  /** Words on the Request's card in the channel, null where there is none. */
  card(number: number): string | null;
  cards(): number;
  /** What threads were told, in order. */
  replies(): string[];
  /** What a person was told in direct messages, cards apart. */
  told(userId: string): string[];
  end(): Promise<void>;
}

export interface Connected {
  tool: SmallTool;
  integration: Integration;
  connected: ConnectedTool;
}

export async function startWorld({ url }: { url?: string } = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'streamly-deliveries-'));
  const databaseUrl = url ?? `file:${join(folder, 'streamly.db')}`;
  const clock = {
    now: new Date(),
    pass(ms: number) {
      this.now = new Date(this.now.getTime() + ms);
    },
  };
  const tick = () => clock.now;
  const slack = await startSlack({
    signingSecret: 'signing-secret',
    clientId: 'client',
    clientSecret: 'secret',
    statePath: null,
    installed: ['acme'],
  });
  const botToken = slack.botToken('acme');
  const store = openStore({ url: databaseUrl, clock: tick });
  await store.migrate();
  const key = randomBytes(32).toString('base64');
  const secrets = createSecrets([{ id: 'k1', key: Buffer.from(key, 'base64') }]);
  const log = createLog('silent');
  const connectors: Connector[] = [];
  const tools: SmallTool[] = [];
  const workers: Worker[] = [];
  const context: WorkerContext = {
    store,
    clock: tick,
    log,
    newId: () => randomUUID(),
    secrets,
    events: createEvents(log, new Registry()),
    connectors: { all: connectors, of: (tool) => named(connectors, tool) },
    addressOf: null,
    slackOf: async (workspaceId) => {
      const workspace = await store.system.read((db) => db.workspaces.byId(workspaceId));
      if (!workspace || workspace.stoppedAt) return null;
      return slackClientOf(slack.apiUrl, botToken);
    },
  };
  await store.system.transaction((db) =>
    db.workspaces.install({
      workspaceId: acme,
      enterpriseId: null,
      name: 'Acme',
      sealedBotToken: 'not opened here',
      botUserId: 'U0BOTACME1',
      botId: null,
      scopes: [],
      installedBy: alice.userId,
      installedAt: clock.now,
    }),
  );
  const stream = await createStream(context, acme, alice, {
    name: 'IT help',
    description: '',
    channelId: itChannel,
    channelName: 'it',
    team: [bob.userId],
  });
  const library = await store.in(acme).read((db) => db.streams.library(stream.id));
  const subjectId = library.find((field) => field.role === 'subject')?.id ?? '';

  const textsOf = (match: (call: { channel: string; thread_ts?: string | undefined }) => boolean) =>
    slack.exchanges
      .filter(({ path, status, answer }) => isPost(path) && status === 200 && isOk(answer))
      .map(({ body }) => body as Record<string, string>)
      .filter((body) => match({ channel: body.channel ?? '', thread_ts: body.thread_ts }));

  return {
    context,
    store,
    slack,
    clock,
    stream,
    secrets,
    key,
    url: databaseUrl,
    async connect(tool, options = {}) {
      const server = await startSmallTool();
      tools.push(server);
      connectors.push(smallConnector({ tool, url: server.url, clock: tick, ...options }));
      const integration = await putIntegration(context, tool, 'small-token');
      const connected = await connectTool(context, acme, alice, {
        streamId: stream.id,
        tool,
        component: { id: 'c1', name: 'Website', url: null },
      });
      return { tool: server, integration, connected };
    },
    async submit(subject = 'New laptop', requester = bob) {
      const outcome = await submitRequest(context, acme, requester, {
        streamId: stream.id,
        formVersion: 1,
        answers: { [subjectId]: subject },
        files: [],
        submissionKey: randomUUID(),
      });
      if (outcome.outcome !== 'submitted') throw new Error(outcome.outcome);
      return outcome.request;
    },
    worker(options) {
      const worker = createWorker(context, { random: () => 0.5, pollEvery: 20, ...options });
      workers.push(worker);
      return worker;
    },
    async unsettled(requestId) {
      const found = await store.in(acme).read((db) => db.deliveries.unsettledOf(requestId));
      return found.map(({ work, state }) => `${work.kind} ${state}`);
    },
    card(number) {
      const all = slack.exchanges
        .filter(({ path, status, answer }) => isWrite(path) && status === 200 && isOk(answer))
        .map(({ body }) => body as Record<string, string>)
        .filter(({ channel, text }) => channel === itChannel && text?.startsWith(`#${number} `));
      return all.at(-1)?.blocks ?? null;
    },
    cards: () => textsOf(({ channel, thread_ts }) => channel === itChannel && !thread_ts).length,
    replies: () => textsOf(({ thread_ts }) => thread_ts !== undefined).map(({ text }) => text ?? ''),
    told: (userId) =>
      textsOf(({ channel }) => channel === userId)
        .filter(({ blocks }) => blocks === undefined)
        .map(({ text }) => text ?? ''),
    async end() {
      for (const worker of workers) await worker.stop(100);
      for (const tool of tools) await tool.close();
      await slack.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function named(connectors: Connector[], tool: string): Connector {
  const found = connectors.find((connector) => connector.tool === tool);
  if (!found) throw new Error(`No connector ${tool}.`);
  return found;
}

const isPost = (path: string) => path.endsWith('/chat.postMessage');
const isWrite = (path: string) => isPost(path) || path.endsWith('/chat.update');
const isOk = (answer: unknown) => (answer as { ok?: boolean } | null)?.ok === true;

/** Gives a tool's Integration the service user with this token, as saving the account does. */
export async function putIntegration(
  context: Pick<WorkerContext, 'store' | 'secrets' | 'newId' | 'clock'>,
  tool: string,
  accessToken: string,
): Promise<Integration> {
  const sealed = await sealCredentials(context, acme, { accessToken, signIn: null });
  return context.store.in(acme).transaction(function* (db) {
    const account = { id: '1', name: 'Service user', email: null, reaches: [] };
    const works = { pausedBecause: null, pausedBy: null, label: null };
    const added = { addedBy: alice.userId, addedAt: context.clock() };
    const saved = yield* db.integrations.put(
      { id: context.newId(), tool, account, ...works, ...added },
      sealed,
    );
    yield* db.deliveries.hurry(saved.id);
    return saved;
  });
}
