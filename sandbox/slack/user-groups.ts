import type { Core } from './core.ts';
import type { Delivery } from './deliver.ts';
import { tell } from './events.ts';
import { newId, nowSeconds } from './ids.ts';
import type { UserGroup, Workspace } from './world.ts';

/** User groups, which events call subteams. */

/** https://docs.slack.dev/reference/objects/usergroup-object */
export function userGroupOutput(workspace: Workspace, group: UserGroup): Record<string, unknown> {
  return {
    id: group.id,
    team_id: workspace.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: group.description,
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated,
    date_delete: group.disabled,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: group.createdBy,
    updated_by: group.updatedBy,
    deleted_by: group.disabled === 0 ? null : group.updatedBy,
    prefs: { channels: [], groups: [] },
    users: group.users,
    user_count: group.users.length,
    channel_count: 0,
  };
}

export function createUserGroup(
  core: Core,
  workspace: Workspace,
  by: string,
  { handle, name, users }: Pick<UserGroup, 'handle' | 'name' | 'users'>,
): Promise<Delivery[]> {
  const now = nowSeconds();
  const group: UserGroup = {
    id: newId('S'),
    handle,
    name,
    description: '',
    users,
    disabled: 0,
    created: now,
    updated: now,
    createdBy: by,
    updatedBy: by,
  };
  workspace.userGroups = [...(workspace.userGroups ?? []), group];
  core.changed();
  return tell(core, workspace.id, 'subteam_created', { subteam: userGroupOutput(workspace, group) });
}

/** Puts these people in it and takes those out; nobody is told where nothing changes. */
export async function changeUserGroup(
  core: Core,
  workspace: Workspace,
  by: string,
  group: UserGroup,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): Promise<Delivery[]> {
  const added = add.filter((user) => !group.users.includes(user));
  const removed = remove.filter((user) => group.users.includes(user));
  if (added.length + removed.length === 0) return [];
  const previously = group.updated;
  group.users = [...group.users.filter((user) => !removed.includes(user)), ...added];
  touch(core, group, by);
  const changed = await tell(core, workspace.id, 'subteam_members_changed', {
    subteam_id: group.id,
    team_id: workspace.id,
    date_previous_update: previously,
    date_update: group.updated,
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
  });
  return [...changed, ...(await tellUpdated(core, workspace, group))];
}

/** Slack deletes no group: it is disabled, and may be enabled again. */
export function disableUserGroup(
  core: Core,
  workspace: Workspace,
  by: string,
  group: UserGroup,
  isDisabled: boolean,
): Promise<Delivery[]> {
  group.disabled = isDisabled ? nowSeconds() : 0;
  touch(core, group, by);
  return tellUpdated(core, workspace, group);
}

function touch(core: Core, group: UserGroup, by: string): void {
  group.updated = Math.max(nowSeconds(), group.updated + 1);
  group.updatedBy = by;
  core.changed();
}

const tellUpdated = (core: Core, workspace: Workspace, group: UserGroup): Promise<Delivery[]> =>
  tell(core, workspace.id, 'subteam_updated', { subteam: userGroupOutput(workspace, group) });
