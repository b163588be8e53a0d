import { userGroupOutput } from '../user-groups.ts';
import { type Answer, ApiError, type Call, needScope } from './call.ts';

export function usergroupsList(call: Call): Answer {
  needScope(call, 'usergroups:read');
  const { workspace, args } = call;
  const withUsers = args.flag('include_users');
  const withCount = args.flag('include_count');
  const groups = (workspace.userGroups ?? []).filter(
    ({ disabled }) => disabled === 0 || args.flag('include_disabled'),
  );
  return {
    usergroups: groups.map((group) => {
      const { users, user_count, ...rest } = userGroupOutput(workspace, group);
      return { ...rest, ...(withUsers ? { users } : {}), ...(withCount ? { user_count } : {}) };
    }),
  };
}

export function usergroupsUsersList(call: Call): Answer {
  needScope(call, 'usergroups:read');
  const { workspace, args } = call;
  const wanted = args.required('usergroup');
  const group = workspace.userGroups?.find(({ id }) => id === wanted);
  if (!group || (group.disabled !== 0 && !args.flag('include_disabled'))) {
    throw new ApiError('no_such_subteam');
  }
  return { users: group.users };
}
