/** What an app must be allowed to do before Slack tells it of an event; absent: nothing. By the event's name. */
const scopes: Record<string, string> = {
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  channel_archive: 'channels:read',
  channel_created: 'channels:read',
  channel_deleted: 'channels:read',
  channel_id_changed: 'channels:read',
  channel_left: 'channels:read',
  channel_rename: 'channels:read',
  channel_unarchive: 'channels:read',
  group_archive: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  group_rename: 'groups:read',
  group_unarchive: 'groups:read',
  subteam_created: 'usergroups:read',
  subteam_members_changed: 'usergroups:read',
  subteam_updated: 'usergroups:read',
  user_change: 'users:read',
  team_join: 'users:read',
  team_rename: 'team:read',
  file_deleted: 'files:read',
  file_shared: 'files:read',
};

/** Null: none is needed. */
export function scopeOfEvent(name: string, event: Record<string, unknown>): string | null {
  if (name === 'member_joined_channel' || name === 'member_left_channel') {
    return event.channel_type === 'G' ? 'groups:read' : 'channels:read';
  }
  return scopes[name] ?? null;
}
