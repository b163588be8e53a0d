import { randomUUID } from 'node:crypto';
import { seedGids } from '../../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../../sandbox/asana/stand-in.ts';
import { seedTokens as githubTokens, seedRepositories } from '../../../sandbox/github/seed.ts';
import { type GitHubStandIn, startGitHub } from '../../../sandbox/github/stand-in.ts';
import { type SmartsheetStandIn, startSmartsheet } from '../../../sandbox/smartsheet/index.ts';
import { seedTokens } from '../../../sandbox/smartsheet/seed.ts';
import { enqueueDuePolls } from '../../../src/deliveries/enqueue-due-polls.ts';
import { connectTool } from '../../../src/domain/integrations/connect-tool.ts';
import type { ConnectedTool } from '../../../src/domain/integrations/integration.ts';
import { changeRequest } from '../../../src/domain/requests/change-request.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import { submitRequest } from '../../../src/domain/requests/submit-request.ts';
import { defaultFields } from '../../../src/domain/streams/default-fields.ts';
import { newField } from '../../../src/domain/streams/field.ts';
import { firstStreamSettings } from '../../../src/domain/streams/stream-settings.ts';
import { takeHints } from '../../../src/domain/sync/take-hints.ts';
import { asanaConnector } from '../../../src/integrations/asana/index.ts';
import type { Connector } from '../../../src/integrations/connector.ts';
import { githubConnector } from '../../../src/integrations/github/index.ts';
import { smartsheetConnector } from '../../../src/integrations/smartsheet/index.ts';
import { type Held, priorities, statuses, toolHands } from './agreement-hands.ts';
import { type Death, mortal } from './mortal-connector.ts';

import { acme, alice, bob, putIntegration, startWorld, type World } from './world.ts';

export type Tool = 'asana' | 'smartsheet' | 'github';
export const tools: readonly Tool[] = ['asana', 'smartsheet', 'github'];

/** A Stream with all tools, real connectors and stand-ins, two workers, and ways to make all of it go wrong. */
export interface AgreementWorld {
  world: World;
  asana: AsanaStandIn;
  smartsheet: SmartsheetStandIn;
  github: GitHubStandIn;
  connected: Record<Tool, ConnectedTool>;
  make(): Promise<Request>;
  /** What a person does in Slack, where the Subject does not change. */
  editInSlack(request: Request, change: Partial<Held>): Promise<void>;
  editIn(tool: Tool, request: Request, change: Partial<Held>): Promise<void>;
  /** The tool says that something has changed. */
  hint(tool: Tool, request: Request): Promise<void>;
  /** The next write into the tool is the last thing that a worker does. */
  dieAt(tool: Tool, when: Death): void;
  /** Delivers what is due, in both processes at once. */
  work(): Promise<void>;
  /** Lets time pass until nothing is owed any more. */
  settle(): Promise<void>;
  /** An hour later each component is looked at. */
  reconcile(): Promise<void>;
  held(request: Request): Promise<Record<'slack' | Tool, Held>>;
  /** Requests by which we changed something in the tools. */
  writes(): number;
  reads(): number;
  close(): Promise<void>;
}

const itSheet = 'IT help desk';

/** @param clockAhead milliseconds that our clock is ahead of the tools' */
export async function startAgreementWorld(clockAhead = 0): Promise<AgreementWorld> {
  const world = await startWorld();
  const { context, store, clock } = world;
  clock.pass(clockAhead);
  const own = store.in(acme);
  const asana = await startAsana({ statePath: null });
  const smartsheet = await startSmartsheet({ statePath: null });
  const github = await startGitHub({ statePath: null, limits: { requestsPerHour: 1_000_000 } });
  const deaths = new Map<string, Death>();
  const connectors = [
    asanaConnector({ url: asana.url }),
    smartsheetConnector({ url: smartsheet.url }),
    githubConnector({ url: github.url, pauseMs: 0 }),
  ];
  (context.connectors.all as Connector[]).push(...connectors.map((each) => mortal(each, deaths)));

  const streamId = randomUUID();
  const library = [
    ...defaultFields(randomUUID),
    {
      ...newField({ id: randomUUID(), name: 'Priority', type: 'select' }),
      options: priorities.map((label) => ({ id: randomUUID(), label })),
      onForm: true,
    },
  ];
  await own.transaction((db) =>
    db.streams.add(
      {
        id: streamId,
        name: 'Agreement',
        description: '',
        channelId: 'C0IT000001',
        channelName: 'it',
        createdBy: alice.userId,
        createdAt: clock.now,
        team: [alice.userId, bob.userId],
        admins: [alice.userId],
        settings: { ...firstStreamSettings, statuses: [...statuses] },
      },
      library,
    ),
  );
  const component = {
    asana: { id: seedGids.itHelp, name: 'IT help', url: null },
    smartsheet: { id: String(smartsheet.sheet(itSheet).id), name: itSheet, url: null },
    github: { id: seedRepositories.itHelp, name: seedRepositories.itHelp, url: null },
  };
  const tokens = {
    asana: 'asana-service-user-token',
    smartsheet: seedTokens.serviceUser,
    github: githubTokens.serviceUser,
  };
  async function connect(tool: Tool): Promise<ConnectedTool> {
    await putIntegration(context, tool, tokens[tool]);
    return connectTool(context, acme, alice, { streamId, tool, component: component[tool] });
  }
  const connected = {
    asana: await connect('asana'),
    smartsheet: await connect('smartsheet'),
    github: await connect('github'),
  };
  const workers = [world.worker(), world.worker()];
  // What the tools' clocks say is known from here on, however far ours is moved.
  await enqueueDuePolls(context);
  await settle();
  const hands = toolHands({ store, library, asana, smartsheet, github, connected });

  async function work(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.idle()));
  }
  async function settle(): Promise<void> {
    for (let round = 0; round < 200; round += 1) {
      await work();
      const next = await store.system.read((db) => db.claims.nextDueAt());
      if (!next) return;
      // One that is due may wait for its turn behind one that is not.
      clock.pass(Math.max(1000, next.getTime() - clock.now.getTime()));
    }
    const owed = await own.read((db) => db.deliveries.latest(10));
    const waiting = owed.filter(({ state }) => state === 'waiting');
    throw new Error(
      `Something is owed without end: ${waiting.map(({ work: { kind }, error }) => `${kind} ${error}`).join('; ')}`,
    );
  }

  const exchanged = (isWrite: boolean) =>
    [...asana.exchanges, ...smartsheet.exchanges, ...github.exchanges].filter(
      ({ method }) => (method !== 'GET') === isWrite,
    ).length;

  return {
    world,
    asana,
    smartsheet,
    github,
    connected,
    async make() {
      // The stand-ins forget the oldest past 5,000: what is counted is counted from here.
      for (const tool of [asana, smartsheet, github]) tool.exchanges.length = 0;
      const subject = library.find(({ role }) => role === 'subject')?.id ?? '';
      const outcome = await submitRequest(context, acme, bob, {
        streamId,
        formVersion: 1,
        answers: { [subject]: 'New laptop' },
        files: [],
        submissionKey: randomUUID(),
      });
      if (outcome.outcome !== 'submitted') throw new Error(outcome.outcome);
      await settle();
      return outcome.request;
    },
    async editInSlack(request, change) {
      const wanted = hands.asChanges(change);
      await own.transaction((db) =>
        changeRequest(db, request.id, { kind: 'person', person: bob }, wanted, clock.now),
      );
    },
    editIn: (tool, request, change) => hands.editIn(tool, request, change),
    async hint(tool, request) {
      await own.transaction(function* (db) {
        const task = yield* db.integrations.task(request.id, connected[tool].id);
        const known = yield* db.integrations.connectedTool(connected[tool].id);
        if (!task || !known) return;
        yield* takeHints(db, known, [{ about: 'task', taskId: task.taskId, isOurs: false }]);
      });
    },
    dieAt: (tool, when) => void deaths.set(tool, when),
    work,
    settle,
    async reconcile() {
      clock.pass(61 * 60_000);
      await enqueueDuePolls(context);
      await settle();
    },
    held: (request) => hands.held(request),
    writes: () => exchanged(true),
    reads: () => exchanged(false),
    async close() {
      await world.end();
      await Promise.all([asana.close(), smartsheet.close(), github.close()]);
    },
  };
}
