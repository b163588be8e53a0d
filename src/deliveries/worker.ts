import type { Claim } from '../db/claims.ts';
import { ToolError } from '../integrations/errors.ts';
import { createChannelNames } from '../slack/channel-names.ts';
import type { Handler, Handlers, Job, Parts, WorkerContext } from './handler.ts';
import { handlers as allHandlers } from './handlers/index.ts';
import { type DeliveryKind, slackTarget } from './kinds.ts';
import { settleDone, settleFailed } from './settle.ts';
import { createSlackPace } from './slack-pace.ts';
import { createSuccessNotes } from './success-notes.ts';
import { createTargets } from './targets.ts';

export interface WorkerOptions {
  /** Deliveries under way at once. */
  slots?: number;
  /** Milliseconds between two looks for work that nobody announced. */
  pollEvery?: number;
  /** Milliseconds that a claim lasts; it is extended while the work runs. */
  leaseLasts?: number;
  /** From 0 up to 1. */
  random?: () => number;
  handlers?: Handlers;
}

export interface Worker {
  start(): void;
  /**
   * Takes no more work and waits for what runs. What is not done by then is taken up by another worker when its
   * claim ends.
   *
   * @param patience milliseconds.
   */
  stop(patience?: number): Promise<void>;
  /** Works, started or not, until nothing is due or under way. */
  idle(): Promise<void>;
}

/** What this version can't read is set aside; one that can takes it up within this time. */
const readAgainEveryMs = 60_000;

/** Slack shows a message at once; a little longer than a slow answer takes. */
const slackFindableAfter = 5000;

/** Carries out deliveries, slot by slot: a slow one keeps nothing waiting but its own slot. */
export function createWorker(context: WorkerContext, options: WorkerOptions = {}): Worker {
  const {
    slots = 16,
    pollEvery = 1000,
    leaseLasts = 30_000,
    random = Math.random,
    handlers = allHandlers,
  } = options;
  const parts: Parts = {
    ...context,
    channelNames: createChannelNames(context.clock),
    slackPace: createSlackPace(context.clock),
    successNotes: createSuccessNotes(context.clock),
  };
  const { store, clock, log, newId } = parts;
  const targets = createTargets(slots);
  const findableAfter = new Map([[slackTarget, slackFindableAfter]]);
  const running = new Map<string, Promise<void>>();
  const leases = new Set<NodeJS.Timeout>();
  let claimed = 0;
  let filling: Promise<void> | null = null;
  let isWanted = false;
  let isStarted = false;
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let readAgainAt = 0;

  function wake(): void {
    isWanted = true;
    if (isStopping || filling) return;
    filling = fillWhileWanted().finally(() => {
      filling = null;
      // Somebody asked for more while the next time was looked up.
      if (isWanted) wake();
    });
  }

  async function fillWhileWanted(): Promise<void> {
    let pause = pollEvery;
    try {
      await takeUpReadable();
      while (isWanted && !isStopping) {
        isWanted = false;
        await fill();
      }
      pause = await untilNextIsDue();
    } catch (error) {
      log.error({ err: error }, 'deliveries could not be claimed');
    }
    clearTimeout(timer);
    if (isStarted && !isStopping) timer = setTimeout(wake, pause);
  }

  /** What another version has set aside, looked at when this one starts and now and then. */
  async function takeUpReadable(): Promise<void> {
    if (performance.now() < readAgainAt) return;
    readAgainAt = performance.now() + readAgainEveryMs;
    await store.system.transaction((db) => db.outbox.takeUpReadable(clock()));
  }

  async function untilNextIsDue(): Promise<number> {
    const now = clock();
    const next = await store.system.read((db) => db.claims.nextDueAt());
    const pauses = [next, targets.nextRested(now)].map((at) =>
      at ? at.getTime() - now.getTime() : pollEvery,
    );
    // One that is due and was not claimed waits for something else: a pause, a turn, a slot.
    return Math.min(pollEvery, ...pauses.filter((pause) => pause > 0));
  }

  async function fill(): Promise<void> {
    while (!isStopping && running.size < slots) {
      const claim = await claimOne();
      if (!claim) return;
      claimed += 1;
      if (!targets.knows(claim.target)) await learn(claim);
      if (isStopping || !targets.hasRoom(claim.target)) {
        await store.system.transaction((db) => db.claims.release(claim, clock()));
        continue;
      }
      targets.begin(claim.target);
      const turn = carryOut(claim).finally(() => {
        running.delete(claim.lease);
        targets.end(claim.target);
        wake();
      });
      running.set(claim.lease, turn);
    }
  }

  async function claimOne(): Promise<Claim | undefined> {
    const now = clock();
    const [claim] = await store.system.transaction((db) =>
      db.claims.claim({
        now,
        lease: newId(),
        leaseEndsAt: new Date(now.getTime() + leaseLasts),
        limit: 1,
        busyTargets: targets.busy(now),
      }),
    );
    return claim;
  }

  async function learn({ workspaceId, target }: Claim): Promise<void> {
    if (target === slackTarget) {
      targets.learn(target, { service: slackTarget, concurrent: slots });
      return;
    }
    const integration = await store.in(workspaceId).read((db) => db.integrations.byId(target));
    if (!integration) return;
    const { quota } = parts.connectors.of(integration.tool);
    findableAfter.set(target, quota.findableAfterMs);
    targets.learn(target, { service: integration.tool, concurrent: quota.concurrent });
  }

  /** Never throws: whatever happens to one delivery, the worker goes on. */
  async function carryOut(claim: Claim): Promise<void> {
    const extending = setInterval(() => {
      extend(claim).catch((error: unknown) => log.warn({ err: error, seq: claim.seq }, 'claim not extended'));
    }, leaseLasts / 3);
    leases.add(extending);
    try {
      await attempt(claim);
    } catch (error) {
      // Nothing was written; the claim ends by itself and the delivery is taken up again.
      log.error({ err: error, seq: claim.seq }, 'delivery could not be settled');
    } finally {
      clearInterval(extending);
      leases.delete(extending);
    }
  }

  async function extend(claim: Claim): Promise<void> {
    const until = new Date(clock().getTime() + leaseLasts);
    await store.system.transaction((db) => db.claims.extend(claim, until));
  }

  async function attempt(claim: Claim): Promise<void> {
    const { handler, job } = handled(handlers, claim);
    const begunAt = clock();
    const outcome = await handler.carryOut(parts, job).then(
      (write) => ({ write }),
      (error: unknown) => ({ error }),
    );
    if ('write' in outcome) {
      await settleDone(parts, claim, outcome.write);
      if (targets.succeeded(claim.target)) await comeBack(claim);
      return;
    }
    const failure = await settleFailed(parts, claim, {
      error: outcome.error,
      begunAt,
      findableAfterMs: findableAfter.get(claim.target) ?? 0,
      random: random(),
      tell: (trouble) => handler.tell(parts, job, trouble),
    });
    if (!(outcome.error instanceof ToolError)) return;
    if (failure.kind === 'rate_limited' && failure.retryAt) targets.rest(claim.target, failure.retryAt);
    if (failure.kind === 'unavailable') targets.failed(claim.target, claim.seq, clock());
  }

  /**
   * What failed while a tool was out of reach is tried again before what came later: at once, or as soon as what an
   * attempt may have made could be found; the others wait for that.
   */
  async function comeBack({ workspaceId, target }: Claim): Promise<void> {
    const findableAt = new Date(clock().getTime() + (findableAfter.get(target) ?? 0));
    const mustBeLookedFor = await store
      .in(workspaceId)
      .transaction((db) => db.deliveries.comeBack(target, findableAt));
    if (mustBeLookedFor) targets.rest(target, findableAt);
  }

  return {
    start() {
      isStarted = true;
      store.onDeliveriesWaiting(wake);
      wake();
    },
    async stop(patience = 10_000) {
      isStopping = true;
      clearTimeout(timer);
      await filling;
      const late = new Promise<void>((resolve) => setTimeout(resolve, patience).unref());
      await Promise.race([Promise.all(running.values()), late]);
      for (const extending of leases) clearInterval(extending);
    },
    async idle() {
      let before: number;
      do {
        before = claimed;
        wake();
        while (filling) await filling;
        await Promise.all(running.values());
      } while (claimed !== before && !isStopping);
    },
  };
}

/** The union of kinds is taken apart here once: a claim's work always meets the handler of its own kind. */
function handled(handlers: Handlers, claim: Claim): { handler: Handler<DeliveryKind>; job: Job } {
  const handler = handlers[claim.work.kind] as Handler<DeliveryKind>;
  return { handler, job: claim as Job };
}
