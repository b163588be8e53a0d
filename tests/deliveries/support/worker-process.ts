import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { createSecrets } from '../../../src/db/secrets.ts';
import { openStore } from '../../../src/db/store.ts';
import { createWorker } from '../../../src/deliveries/worker.ts';
import { createEvents } from '../../../src/telemetry/events.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { slackClientOf } from './slack-client.ts';
import { smallConnector } from './small-connector.ts';

/** What a worker in a process of its own is told, as JSON in its only argument. */
export interface WorkerProcessOptions {
  databaseUrl: string;
  key: string;
  slackUrl: string;
  botToken: string;
  tools: { tool: string; url: string }[];
  leaseLasts: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerProcessOptions;
const clock = () => new Date();
const log = createLog('silent');
const connectors = options.tools.map((tool) => smallConnector({ ...tool, clock, timeoutMs: 500 }));

const worker = createWorker(
  {
    store: openStore({ url: options.databaseUrl, clock }),
    clock,
    log,
    newId: () => randomUUID(),
    secrets: createSecrets([{ id: 'k1', key: Buffer.from(options.key, 'base64') }]),
    events: createEvents(log, new Registry()),
    connectors: {
      all: connectors,
      of(tool) {
        const found = connectors.find((connector) => connector.tool === tool);
        if (!found) throw new Error(`No connector ${tool}.`);
        return found;
      },
    },
    addressOf: null,
    slackOf: async () => slackClientOf(options.slackUrl, options.botToken),
  },
  { leaseLasts: options.leaseLasts, pollEvery: 50 },
);
worker.start();
