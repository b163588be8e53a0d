import type { Context } from '../context.ts';
import { lookEvery } from '../domain/sync/watch.ts';
import type { ScheduledJob } from '../scheduler.ts';

/** Milliseconds between two looks at the clock. */
const tickEvery = 10_000;
const atOnce = 100;

type Parts = Pick<Context, 'store' | 'clock' | 'connectors'>;

/** Enqueues a poll of every connected component when it is time for one. Every process may do it: one of them does. */
export function pollJob(parts: Parts): ScheduledJob {
  return { name: 'polls', everyMs: tickEvery, run: () => enqueueDuePolls(parts) };
}

export async function enqueueDuePolls({ store, clock, connectors }: Parts): Promise<void> {
  const due = await store.system.read((db) => db.watching.dueForALook(clock(), atOnce));
  for (const { workspaceId, connectedToolId } of due) {
    await store.in(workspaceId).transaction(function* (db) {
      const now = clock();
      const tool = yield* db.integrations.connectedTool(connectedToolId);
      const watch = yield* db.sync.watch(connectedToolId, { lock: true });
      if (!tool || tool.disconnected || watch.nextLookAt > now) return;
      const isHeard = (yield* db.sync.webhooks(tool.id)).some(({ state }) => state === 'active');
      const others = yield* db.integrations.connectedToolsOf(tool.integrationId);
      const { requestsPerMinute } = connectors.of(tool.tool).quota;
      const pause = lookEvery(isHeard, others.length, requestsPerMinute);
      yield* db.sync.putWatch(tool.id, { nextLookAt: new Date(now.getTime() + pause) });
      yield* db.deliveries.owePull(tool);
    });
  }
}
