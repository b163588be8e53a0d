import type { Context } from '../context.ts';
import { countedSince, secondOf, whenFree } from '../domain/integrations/quota.ts';
import type { CallControl, Connector } from '../integrations/connector.ts';
import { ToolError } from '../integrations/errors.ts';

/**
 * Counts an Integration's requests against the tool's quota, together with every other process: the counts are in
 * the store. Where none is left, `spend` throws `rate_limited` with the time when there is one again, and the tool
 * is not called.
 */
export function quotaOf(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  workspaceId: string,
  integrationId: string,
  { quota, words }: Pick<Connector, 'quota' | 'words'>,
): CallControl {
  return {
    async spend(requests) {
      const retryAt = await store.in(workspaceId).transaction(function* (db) {
        const now = clock();
        const spent = yield* db.integrations.spending(integrationId, countedSince(now));
        const free = whenFree(spent, requests, quota.requestsPerMinute, now);
        if (free > now) return free;
        const at = secondOf(now);
        const before = spent.find((entry) => entry.at.getTime() === at.getTime())?.requests ?? 0;
        yield* db.integrations.putSpending(
          integrationId,
          { at, requests: before + requests },
          countedSince(now),
        );
        return null;
      });
      if (retryAt) {
        throw new ToolError('rate_limited', `${words.tool} takes no more requests this minute.`, { retryAt });
      }
    },
  };
}
