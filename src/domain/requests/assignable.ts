import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Stream } from '../streams/stream.ts';

/** The team's people who can be assigned: those who were deactivated in Slack can not. */
export function* assignableOf(db: WorkspaceDb, { team }: Pick<Stream, 'team'>): Steps<string[]> {
  const people = yield* db.people.byIds(team);
  const deactivated = new Set(people.filter((one) => one.isDeactivated).map(({ userId }) => userId));
  return team.filter((userId) => !deactivated.has(userId));
}
