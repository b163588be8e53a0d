import type { WebClient } from '@slack/web-api';
import type { UserGroup } from '../domain/user-group.ts';

/** All user groups of the workspace with their members, in one call. @throws the client's errors. */
export async function fetchUserGroups(client: WebClient): Promise<UserGroup[]> {
  const { usergroups } = await client.usergroups.list({ include_users: true, include_disabled: true });
  return (usergroups ?? []).flatMap(({ id, name, handle, date_delete, users }) =>
    id === undefined
      ? []
      : {
          id,
          name: name ?? handle ?? id,
          handle: handle ?? id,
          isDisabled: (date_delete ?? 0) > 0,
          userIds: users ?? [],
        },
  );
}
