import type { WebClient } from '@slack/web-api';
import type { UserGroup } from '../domain/user-group.ts';
import { teamArguments } from './org-teams.ts';

/** All user groups of the workspace, or of all workspaces of an org, with their members. @throws the client's errors. */
export async function fetchUserGroups(client: WebClient, workspaceId: string): Promise<UserGroup[]> {
  const found = new Map<string, UserGroup>();
  for (const team of await teamArguments(client, workspaceId)) {
    const asked = { include_users: true, include_disabled: true, ...team };
    const { usergroups = [] } = await client.usergroups.list(asked);
    for (const { id, name, handle, date_delete, users } of usergroups) {
      if (id === undefined) continue;
      found.set(id, {
        id,
        name: name ?? handle ?? id,
        handle: handle ?? id,
        isDisabled: (date_delete ?? 0) > 0,
        userIds: users ?? [],
      });
    }
  }
  return [...found.values()];
}
