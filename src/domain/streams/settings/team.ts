import { groupMention, mentionedGroup, mentionedUser, userMention } from '../../mentions.ts';
import type { StreamPart } from './stream-part.ts';

export interface Team {
  /** Sorted, like all lists here. */
  userIds: readonly string[];
  groupIds: readonly string[];
}

/** Who works the Requests: people, and Slack user groups (S10). */
export const team: StreamPart<Team> = {
  read: ({ teamUsers, settings }) => ({ userIds: teamUsers, groupIds: settings.teamGroupIds }),
  words: () => ({}),
  lists: {
    'team member': {
      get: ({ userIds }) => userIds.map(userMention),
      set: (value, entries) => ({ ...value, userIds: entries.flatMap((each) => mentionedUser(each) ?? []) }),
    },
    'team group': {
      get: ({ groupIds }) => groupIds.map(groupMention),
      set: (value, entries) => ({
        ...value,
        groupIds: entries.flatMap((each) => mentionedGroup(each) ?? []),
      }),
    },
  },
  problems({ userIds, groupIds }) {
    const isEmpty = userIds.length === 0 && groupIds.length === 0;
    return isEmpty ? { team: 'Choose at least one person or user group for the team.' } : {};
  },
  *write(db, stream, { userIds, groupIds }) {
    yield* db.streams.putMembers(stream.id, { team: userIds, admins: stream.admins });
    yield* db.streams.changeSettings(stream.id, { teamGroupIds: [...groupIds] });
    if (groupIds.length > 0) yield* db.deliveries.oweUserGroups();
  },
};
