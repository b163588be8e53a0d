import { and, eq, inArray } from 'drizzle-orm';
import type { FormDraft } from '../domain/requests/form-draft.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Forms that are open in Slack, as far as their modals do not hold them. */
export function draftQueries(q: TenantQueries) {
  const { formDrafts } = q.schema;
  return {
    /**
     * @param options.lock holds it until the transaction ends.
     * @param options.since one that was changed before is not there any more.
     */
    *byId(
      id: string,
      userId: string,
      options: { lock?: boolean; since?: Date } = {},
    ): Steps<FormDraft | undefined> {
      const row = yield* q.first(
        formDrafts,
        and(eq(formDrafts.id, id), eq(formDrafts.userId, userId)),
        options,
      );
      if (!row) return undefined;
      if (options.since && row.updatedAt < options.since) return undefined;
      const { workspaceId: _, updatedAt: __, content, ...draft } = row;
      return { ...draft, ...content };
    },
    *put({ answers, seen, files, formVersion, ...draft }: FormDraft, updatedAt: Date): Steps<void> {
      const content = { answers, seen, files, ...(formVersion !== undefined && { formVersion }) };
      yield* q.put(formDrafts, [formDrafts.workspaceId, formDrafts.id], { ...draft, content, updatedAt });
    },
    *remove(ids: readonly string[], userId: string): Steps<void> {
      yield* q.remove(formDrafts, and(inArray(formDrafts.id, [...ids]), eq(formDrafts.userId, userId)));
    },
  };
}

export type DraftQueries = ReturnType<typeof draftQueries>;
