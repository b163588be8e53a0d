import { asc, eq, inArray } from 'drizzle-orm';
import type { Turn } from '../domain/routing/rules.ts';
import type { ChannelTrouble } from '../domain/streams/stream.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

export interface RoutedChannel {
  id: string;
  name: string;
  trouble: ChannelTrouble | null;
}

/** What routing rules need to remember (S15). */
export function routingQueries(q: TenantQueries) {
  const { routingTurns, routedChannels } = q.schema;

  return {
    /**
     * Whose turn it was last, by rule. Held until the transaction ends: of two submissions the second sees whom the
     * first one took.
     *
     * @param rules by their `nameKey`: those that are new here begin with `first`.
     */
    *holdTurns(streamId: string, rules: readonly string[], first: Turn): Steps<Map<string, Turn>> {
      // Always in one order, so that no two wait for each other.
      for (const rule of rules.toSorted())
        yield* q.insertIfNew(routingTurns, { streamId, rule, turn: first });
      const where = eq(routingTurns.streamId, streamId);
      const found = yield* q.select(routingTurns, { where, orderBy: [asc(routingTurns.rule)], lock: true });
      return new Map(found.map(({ rule, turn }) => [rule, turn]));
    },
    *turns(streamId: string): Steps<Map<string, Turn>> {
      const found = yield* q.find(routingTurns, { streamId });
      return new Map(found.map(({ rule, turn }) => [rule, turn]));
    },
    /** What was there before stays. */
    *beginTurn(streamId: string, rule: string, turn: Turn): Steps<void> {
      yield* q.insertIfNew(routingTurns, { streamId, rule, turn });
    },
    *putTurn(streamId: string, rule: string, turn: Turn): Steps<void> {
      const key = [routingTurns.workspaceId, routingTurns.streamId, routingTurns.rule];
      yield* q.put(routingTurns, key, { streamId, rule, turn });
    },
    /** Of these channels, those that are known. */
    *channels(ids: readonly string[]): Steps<RoutedChannel[]> {
      if (ids.length === 0) return [];
      const found = yield* q.select(routedChannels, { where: inArray(routedChannels.id, [...ids]) });
      return found.map(({ id, name, trouble }) => ({ id, name, trouble }));
    },
    *putChannel(channel: RoutedChannel): Steps<void> {
      yield* q.put(routedChannels, [routedChannels.workspaceId, routedChannels.id], channel);
    },
  };
}

export type RoutingQueries = ReturnType<typeof routingQueries>;
