import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import type { Person } from './people.ts';

/**
 * Why these people cannot be all the admins of something, in words, or null: guests and strangers never are (A8),
 * and one must be left who is still in Slack. People whom we have never seen count as members.
 */
export function* adminsProblem(
  db: WorkspaceDb,
  userIds: readonly string[],
  of: 'Stream' | 'workspace',
): Steps<string | null> {
  const people = yield* db.people.byIds(userIds);
  const outsiders = people.filter(({ isGuest, isStranger }) => isGuest || isStranger);
  if (outsiders.length > 0) {
    return `${namesOf(outsiders)} cannot be ${of} admin: guests and people of other companies never are.`;
  }
  const gone = people.filter(({ isDeactivated }) => isDeactivated);
  if (userIds.length > gone.length) return null;
  return gone.length === 0
    ? `Choose at least one ${of} admin.`
    : `Choose at least one ${of} admin who is still in Slack: ${namesOf(gone)} left.`;
}

function namesOf(people: readonly Person[]): string {
  return people.map(({ name }) => name).join(', ');
}
