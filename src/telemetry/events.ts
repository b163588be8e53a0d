import { Counter, type Registry } from 'prom-client';
import type { Log } from './log.ts';

/** A delivery, by ids alone. */
export interface DeliveryFacts {
  seq: number;
  workspaceId: string;
  kind: string;
  target: string;
  attempt: number;
}

export interface FailedDeliveryFacts extends DeliveryFacts {
  /** Kind of the failure. */
  failure: string;
  error: unknown;
  /** What people are told to look for, where it is a bug. */
  reference: string;
}

export interface ToolLookFacts {
  workspaceId: string;
  connectedToolId: string;
  tool: string;
  thorough: boolean;
  looked: number;
  repaired: number;
}

/** What happens in the business: each event is one log line and one count, written in one place. */
export interface Events {
  deliveryDone(facts: DeliveryFacts): void;
  /** It is tried again at a time. */
  deliveryPostponed(facts: FailedDeliveryFacts & { until: Date }): void;
  deliveryGivenUp(facts: FailedDeliveryFacts): void;
  /** Another worker has it: this one took longer than its lease. */
  deliveryLost(facts: DeliveryFacts): void;
  integrationPaused(facts: { workspaceId: string; integrationId: string; tool: string }): void;
  workspaceStopped(facts: { workspaceId: string }): void;
  /** A component was asked what had changed; `repaired` is what nobody had told. */
  toolLookedAt(facts: ToolLookFacts): void;
  requestSubmitted(facts: { workspaceId: string; streamId: string; requestId: string; number: number }): void;
}

/** Counts into the given registry, which belongs to one context. */
export function createEvents(log: Log, metrics: Registry): Events {
  const deliveries = new Counter({
    name: 'streamly_deliveries_total',
    help: 'Attempts of deliveries, by what they were for and how they ended.',
    labelNames: ['kind', 'outcome'] as const,
    registers: [metrics],
  });
  const paused = new Counter({
    name: 'streamly_integrations_paused_total',
    help: 'Integrations that were paused because the tool refused their account.',
    labelNames: ['tool'] as const,
    registers: [metrics],
  });
  const repaired = new Counter({
    name: 'streamly_tasks_repaired_total',
    help: 'Tasks that had been changed without the tool having told.',
    labelNames: ['tool'] as const,
    registers: [metrics],
  });
  const stopped = new Counter({
    name: 'streamly_workspaces_stopped_total',
    help: 'Workspaces whose work was stopped because Slack refused the token.',
    registers: [metrics],
  });
  const submitted = new Counter({
    name: 'streamly_requests_submitted_total',
    help: 'Requests that were saved.',
    registers: [metrics],
  });

  return {
    deliveryDone(facts) {
      deliveries.inc({ kind: facts.kind, outcome: 'done' });
      log.info(facts, 'delivery done');
    },
    deliveryPostponed({ error, ...facts }) {
      deliveries.inc({ kind: facts.kind, outcome: 'postponed' });
      log.info({ ...facts, err: error }, 'delivery postponed');
    },
    deliveryGivenUp({ error, ...facts }) {
      deliveries.inc({ kind: facts.kind, outcome: 'given_up' });
      log.warn({ ...facts, err: error }, 'delivery given up');
    },
    deliveryLost(facts) {
      deliveries.inc({ kind: facts.kind, outcome: 'lost' });
      log.warn(facts, 'delivery lost to another worker');
    },
    integrationPaused(facts) {
      paused.inc({ tool: facts.tool });
      log.warn(facts, 'integration paused');
    },
    toolLookedAt(facts) {
      repaired.inc({ tool: facts.tool }, facts.repaired);
      if (facts.repaired > 0) log.info(facts, 'tool looked at: tasks that did not agree are repaired');
      else log.debug(facts, 'tool looked at');
    },
    workspaceStopped(facts) {
      stopped.inc();
      log.warn(facts, 'workspace stopped');
    },
    requestSubmitted(facts) {
      submitted.inc();
      log.info(facts, 'request submitted');
    },
  };
}
