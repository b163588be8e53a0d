import { inArray } from 'drizzle-orm';
import type { Stream } from '../domain/streams/stream.ts';
import { streamSettings } from '../domain/streams/stream-settings.ts';
import type { Schema } from './schema.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

export type StreamRow = Schema['streams']['$inferSelect'];
type Member = Schema['streamMembers']['$inferSelect'];
type Group = Schema['userGroups']['$inferSelect'];

/** A Stream's row as the domain knows it. Members and groups may be those of several Streams. */
export function asStream(
  { workspaceId: _, nameKey: __, draftRevision: ___, publishedRevision: ____, ...stream }: StreamRow,
  members: readonly Member[],
  groups: readonly Group[],
): Stream {
  const own = members.filter((member) => member.streamId === stream.id);
  const settings = streamSettings.parse(stream.settings);
  const teamUsers = own.filter((member) => member.inTeam).map((member) => member.userId);
  const ofGroups = groups
    .filter((group) => settings.teamGroupIds.includes(group.id))
    .flatMap((group) => group.userIds);
  return {
    ...stream,
    settings,
    teamUsers: teamUsers.toSorted(),
    team: [...new Set([...teamUsers, ...ofGroups])].toSorted(),
    admins: own
      .filter((member) => member.isAdmin)
      .map((member) => member.userId)
      .toSorted(),
  };
}

/** The user groups that are in the team of any of the Streams. */
export function* groupsOf(q: TenantQueries, found: readonly StreamRow[]): Steps<Group[]> {
  const { userGroups } = q.schema;
  const ids = found.flatMap(({ settings }) => settings.teamGroupIds ?? []);
  return ids.length === 0 ? [] : yield* q.select(userGroups, { where: inArray(userGroups.id, ids) });
}

/** Rows as Streams, in their order: two queries for all of them. */
export function* asStreams(q: TenantQueries, found: readonly StreamRow[]): Steps<Stream[]> {
  if (found.length === 0) return [];
  const { streamMembers } = q.schema;
  const ids = found.map((stream) => stream.id);
  const members = yield* q.select(streamMembers, { where: inArray(streamMembers.streamId, ids) });
  const groups = yield* groupsOf(q, found);
  return found.map((row) => asStream(row, members, groups));
}
