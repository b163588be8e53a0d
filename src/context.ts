import { randomBytes } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Config } from './config.ts';
import { createSecrets, type Secrets } from './db/secrets.ts';
import { openStore, type Store } from './db/store.ts';
import { toolClientOf } from './deliveries/tool-client.ts';
import type { Integration } from './domain/integrations/integration.ts';
import type { ToolClient } from './integrations/connector.ts';
import { type Connectors, createConnectors } from './integrations/registry.ts';
import { checkedFetch, type LimitsPolicy } from './slack/checked-fetch.ts';
import { slackClientOptions } from './slack/clients.ts';
import { countWaitingDeliveries } from './telemetry/deliveries-gauge.ts';
import { createEvents, type Events } from './telemetry/events.ts';
import { createLog, type Log } from './telemetry/log.ts';

/** Everything that has to be built once. Functions take the parts that they use: `Pick<Context, 'store' | 'clock'>`. */
export interface Context {
  config: Config;
  log: Log;
  /** What happens in the business, as log lines and counts. */
  events: Events;
  metrics: Registry;
  clock: () => Date;
  /** A new unguessable id, safe in URLs and Slack ids. */
  newId: () => string;
  secrets: Secrets;
  store: Store;
  connectors: Connectors;
  /** What becomes of a view or message that breaks Slack's limits. */
  limits: LimitsPolicy;
  /** `fetch` for Slack's Web API that checks views and messages against Block Kit's limits before they leave. */
  slackFetch: typeof globalThis.fetch;
  /** A Slack client for deliveries of a workspace; null where the app is not installed any more. */
  slackOf: (workspaceId: string) => Promise<WebClient | null>;
  /** The address of a webhook that a tool is to call; null: this server has no address of its own. */
  addressOf: ((tool: string, webhookId: string) => string) | null;
  /** A client of an Integration's tool, acting as its account and within its quota. */
  toolOf: (workspaceId: string, integration: Pick<Integration, 'id' | 'tool'>) => Promise<ToolClient>;
}

/** The only place where things are built. Nothing of it opens a connection to Slack or a tool by itself. */
export function createContext(config: Config, overrides: Partial<Context> = {}): Context {
  const log = overrides.log ?? createLog(config.LOG_LEVEL);
  const metrics = overrides.metrics ?? defaultMetrics();
  const clock = overrides.clock ?? (() => new Date());
  const newId = () => randomBytes(12).toString('base64url');
  const secrets = overrides.secrets ?? createSecrets(config.ENCRYPTION_KEYS);
  const store =
    overrides.store ??
    openStore({
      url: config.DATABASE_URL,
      clock,
      onError: (error) => log.error({ err: error }, 'database connection'),
    });
  const connectors = overrides.connectors ?? createConnectors(config);
  countWaitingDeliveries(metrics, store, clock);
  const limits = overrides.limits ?? { log };
  const slackFetch = overrides.slackFetch ?? checkedFetch(limits);
  return {
    config,
    log,
    events: createEvents(log, metrics),
    metrics,
    clock,
    newId,
    secrets,
    store,
    connectors,
    limits,
    slackFetch,
    slackOf: async (workspaceId) => {
      const workspace = await store.system.read((db) => db.workspaces.byId(workspaceId));
      if (!workspace || workspace.stoppedAt) return null;
      const token = await secrets.open({ workspaceId, purpose: 'slack_bot_token' }, workspace.sealedBotToken);
      return new WebClient(token, slackClientOptions({ config, log, slackFetch }, 'delivery'));
    },
    addressOf: config.PUBLIC_URL ? (tool, id) => `${config.PUBLIC_URL}/webhooks/${tool}/${id}` : null,
    toolOf: (workspaceId, integration) =>
      toolClientOf({ store, clock, newId, secrets, connectors }, workspaceId, integration),
    ...overrides,
  };
}

function defaultMetrics(): Registry {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  return metrics;
}
