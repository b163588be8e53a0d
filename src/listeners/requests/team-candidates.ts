import type { Context } from '../../context.ts';
import type { Editable } from '../../domain/requests/edit-request.ts';
import { findPerson } from '../../slack/people.ts';
import type { Candidate } from '../../views/edit-request/team-select.ts';
import type { Caller } from '../caller.ts';

/** The window that assigns shows the team by name; the others do without. */
export async function teamFor(
  context: Context,
  caller: Caller,
  { part, stream }: Editable,
): Promise<Candidate[]> {
  return part === 'assignee' ? await candidates(context, caller, stream.team) : [];
}

/** People of whom Slack may be asked while somebody waits. */
const mostAsked = 20;

/** A team by names, as far as Slack tells them in time. Those who left Slack are no candidates. */
export async function candidates(
  context: Context,
  caller: Caller,
  team: readonly string[],
): Promise<Candidate[]> {
  const known = await context.store.in(caller.workspaceId).read((db) => db.people.byIds(team));
  const knownIds = new Set(known.map(({ userId }) => userId));
  const unknown = team.filter((userId) => !knownIds.has(userId));
  const asked = await Promise.allSettled(
    unknown
      .slice(0, mostAsked)
      .map((userId) => findPerson(context, caller.client, caller.workspaceId, userId)),
  );
  const people = [
    ...known,
    ...asked.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
  ];
  const unnamed = unknown.filter((userId) => !people.some((person) => person.userId === userId));
  return [
    ...people.filter(({ isDeactivated }) => !isDeactivated),
    ...unnamed.map((userId) => ({ userId, name: userId })),
  ]
    .map(({ userId, name }) => ({ userId, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
