import { and, eq, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm';
import { run, type Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Requests' statuses of their Stream's own, many at once. */
export function requestStatusQueries(q: TenantQueries) {
  const { requests, fieldValues } = q.schema;
  return {
    /**
     * Gives the Requests of a Stream that have none of these statuses the first of their kind, and makes all of
     * them findable by theirs again.
     *
     * @param completeFieldId the field that statuses are filtered by, see `findable`.
     * @param statuses.open status of open ones; null: the Stream has none of its own.
     */
    *moveStatuses(
      streamId: string,
      completeFieldId: string,
      statuses: { kept: readonly string[]; open: string | null; closed: string | null },
    ): Steps<void> {
      const isGone = or(isNull(requests.statusId), notInArray(requests.statusId, [...statuses.kept]));
      for (const [isOpen, statusId] of [
        [true, statuses.open],
        [false, statuses.closed],
      ] as const) {
        const own = and(eq(requests.workspaceId, q.workspaceId), eq(requests.streamId, streamId));
        yield* run((db) =>
          db
            .update(requests)
            .set({ statusId })
            .where(and(own, eq(requests.isOpen, isOpen), isGone)),
        );
      }
      yield* q.remove(fieldValues, eq(fieldValues.fieldId, completeFieldId));
      yield* run((db) =>
        db.insert(fieldValues).select(
          db
            .select({
              workspaceId: requests.workspaceId,
              requestId: sql<string>`${requests.id}`.as('request_id'),
              number: requests.number,
              fieldId: sql<string>`${completeFieldId}`.as('field_id'),
              value: sql<string>`${requests.statusId}`.as('value'),
            })
            .from(requests)
            .where(
              and(
                eq(requests.workspaceId, q.workspaceId),
                eq(requests.streamId, streamId),
                isNotNull(requests.statusId),
              ),
            ),
        ),
      );
    },
  };
}
