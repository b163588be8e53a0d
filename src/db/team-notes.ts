import { desc, eq } from 'drizzle-orm';
import type { TeamNote } from '../domain/comments/team-note.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Team notes. Nothing but the team's own window reads them. */
export function teamNoteQueries(q: TenantQueries) {
  const { teamNotes } = q.schema;
  return {
    /** Newest first, some at a time; one more than asked for where there are older ones. */
    *latest(requestId: string, limit: number, offset: number): Steps<TeamNote[]> {
      const found = yield* q.select(teamNotes, {
        where: eq(teamNotes.requestId, requestId),
        orderBy: [desc(teamNotes.at), desc(teamNotes.id)],
        limit: limit + 1,
        offset,
      });
      return found.map(({ workspaceId: _, submissionKey: __, ...note }) => note);
    },
    /** @returns false where this very submission was kept before. */
    *add(note: TeamNote, submissionKey: string): Steps<boolean> {
      return yield* q.insertIfNew(teamNotes, { ...note, submissionKey });
    },
    *forget(requestId: string): Steps<void> {
      yield* q.remove(teamNotes, eq(teamNotes.requestId, requestId));
    },
  };
}

export type TeamNoteQueries = ReturnType<typeof teamNoteQueries>;
