import { and, asc, eq } from 'drizzle-orm';
import { everyRequest, type ListChoice, listChoice } from '../domain/requests/list-choice.ts';
import { nameKey } from '../domain/streams/field.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

export interface SavedList {
  id: string;
  name: string;
  choice: ListChoice;
}

/** What people chose to see in lists of Requests, and what they saved of it (R5). */
export function listQueries(q: TenantQueries) {
  const { listChoices, savedLists } = q.schema;
  const asSaved = ({ id, name, choice }: SavedList): SavedList => ({ id, name, choice: readable(choice) });
  return {
    /** What the person chose last; everything at first. */
    *choice(userId: string): Steps<ListChoice> {
      const [row] = yield* q.find(listChoices, { userId });
      return row ? readable(row.choice) : everyRequest;
    },
    *remember(userId: string, choice: ListChoice): Steps<void> {
      yield* q.put(listChoices, [listChoices.workspaceId, listChoices.userId], { userId, choice });
    },
    /** By name. */
    *saved(userId: string): Steps<SavedList[]> {
      const found = yield* q.select(savedLists, {
        where: eq(savedLists.userId, userId),
        orderBy: [asc(savedLists.nameKey)],
      });
      return found.map(asSaved);
    },
    /** Saves under a name; what the person had saved under it before is replaced. */
    *save(userId: string, { id, name, choice }: SavedList): Steps<void> {
      const own = and(eq(savedLists.userId, userId), eq(savedLists.nameKey, nameKey(name)));
      yield* q.remove(savedLists, own);
      yield* q.insert(savedLists, { id, userId, name, nameKey: nameKey(name), choice });
    },
    *forget(userId: string, id: string): Steps<void> {
      yield* q.remove(savedLists, and(eq(savedLists.userId, userId), eq(savedLists.id, id)));
    },
  };
}

export type ListQueries = ReturnType<typeof listQueries>;

/** What another version of the app has written and this one cannot read is no choice. */
function readable(stored: unknown): ListChoice {
  return listChoice.safeParse(stored).data ?? everyRequest;
}
