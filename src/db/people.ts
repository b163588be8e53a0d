import { asc, inArray, sql } from 'drizzle-orm';
import type { Person } from '../domain/people.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Slack's people as we last saw them. */
export function peopleQueries(q: TenantQueries) {
  const { people } = q.schema;
  return {
    *byId(userId: string): Steps<(Person & { fetchedAt: Date }) | undefined> {
      const [row] = yield* q.find(people, { userId });
      if (!row) return undefined;
      const { workspaceId: _, ...person } = row;
      return person;
    },
    *all(): Steps<Person[]> {
      return (yield* q.select(people)).map(({ workspaceId: _, fetchedAt: __, ...person }) => person);
    },
    *byIds(userIds: readonly string[]): Steps<Person[]> {
      if (userIds.length === 0) return [];
      return (yield* q.select(people, { where: inArray(people.userId, [...userIds]) })).map(
        ({ workspaceId: _, fetchedAt: __, ...person }) => person,
      );
    },
    /** Whoever has this e-mail address, whatever its case; people who work here before those who do not any more. */
    *byEmail(email: string): Steps<Person | undefined> {
      const [row] = yield* q.select(people, {
        where: sql`lower(${people.email}) = ${email.toLowerCase()}`,
        orderBy: [asc(people.isDeactivated), asc(people.userId)],
        limit: 1,
      });
      if (!row) return undefined;
      const { workspaceId: _, fetchedAt: __, ...person } = row;
      return person;
    },
    *put(person: Person, fetchedAt: Date): Steps<void> {
      yield* q.put(people, [people.workspaceId, people.userId], { ...person, fetchedAt });
    },
  };
}

export type PeopleQueries = ReturnType<typeof peopleQueries>;
