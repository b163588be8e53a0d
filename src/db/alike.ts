import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Request } from '../domain/requests/request.ts';
import { asRequest } from './request-row.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';
import { numbersWithAnyWord } from './words-match.ts';

/** So many of the latest Requests that have one of the words are looked at: more would not be the same thing. */
const mostWithWords = 2000;

/** Requests that may be about the same thing as one that is about to be submitted (R1). */
export function alikeQueries(q: TenantQueries) {
  const { requests } = q.schema;
  return {
    /**
     * The newest open Requests of a Stream that have one of the words, from `searchWords`.
     *
     * @param of.requesterId only this person's; null: everybody's.
     */
    *openWithAnyWord(
      of: { streamId: string; requesterId: string | null; words: readonly string[] },
      limit: number,
    ): Steps<Request[]> {
      if (of.words.length === 0) return [];
      const { streamId, number, isOpen, requesterId } = requests;
      const found = numbersWithAnyWord(q.schema, q.workspaceId, of.words, mostWithWords);
      const chosen = yield* q.pick(requests, ['number'], {
        where: and(
          eq(streamId, of.streamId),
          eq(isOpen, true),
          of.requesterId === null ? undefined : eq(sql`coalesce(${requesterId}, '')`, of.requesterId),
          sql`${number} in ${found}`,
        ),
        orderBy: [desc(number)],
        limit,
      });
      if (chosen.length === 0) return [];
      const numbers = chosen.map((one) => one.number);
      const where = and(inArray(number, numbers), isNull(requests.deletedAt));
      return (yield* q.select(requests, { where, orderBy: [desc(number)] })).map(asRequest);
    },
  };
}
