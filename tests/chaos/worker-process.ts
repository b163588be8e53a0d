import { createContext } from '../../src/context.ts';
import { createWorker } from '../../src/deliveries/worker.ts';
import { asanaConnector } from '../../src/integrations/asana/index.ts';
import type { Connector } from '../../src/integrations/connector.ts';
import { githubConnector } from '../../src/integrations/github/index.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { testConfig } from '../support/test-config.ts';

/** What a worker in a process of its own is told, as JSON in its only argument. */
export interface ChaosWorkerOptions {
  databaseUrl: string;
  slackUrl: string;
  asanaUrl: string;
  githubUrl: string;
  leaseLasts: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as ChaosWorkerOptions;
// What is judged is what happens to calls, not how many a minute a vendor takes.
const unlimited = (connector: Connector): Connector => ({
  ...connector,
  quota: { ...connector.quota, requestsPerMinute: 1_000_000 },
});
const all = [
  unlimited(asanaConnector({ url: options.asanaUrl })),
  unlimited(githubConnector({ url: options.githubUrl, pauseMs: 0 })),
];
const context = createContext(
  testConfig({ DATABASE_URL: options.databaseUrl, SLACK_API_URL: options.slackUrl }),
  {
    limits: { log: createLog('silent'), strict: true },
    connectors: {
      all,
      of(tool) {
        const found = all.find((connector) => connector.tool === tool);
        if (!found) throw new Error(`No connector ${tool}.`);
        return found;
      },
    },
  },
);
const worker = createWorker(context, { leaseLasts: options.leaseLasts, pollEvery: 100 });
// Its life begins when it is told to work: how long a process takes to start is the machine's.
process.once('message', () => worker.start());
process.send?.('ready');
