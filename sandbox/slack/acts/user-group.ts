import type { Core } from '../core.ts';
import type { Actor } from '../state.ts';
import { changeUserGroup, createUserGroup, disableUserGroup } from '../user-groups.ts';
import { personById, type UserGroup, userGroupByName, type Workspace } from '../world.ts';
import { acting, mustBeFull, told } from './member.ts';
import { type ActResult, Refused } from './result.ts';

export type UserGroupAct =
  | { kind: 'create_user_group'; handle: string; name: string; users: string[] }
  | { kind: 'add_to_user_group'; group: string; user: string }
  | { kind: 'remove_from_user_group'; group: string; user: string }
  | { kind: 'disable_user_group'; group: string; isDisabled: boolean };

export async function changeUserGroups(core: Core, actor: Actor, what: UserGroupAct): Promise<ActResult> {
  const who = acting(core, actor);
  const { workspace, person } = who;
  mustBeFull(who, 'change user groups');
  switch (what.kind) {
    case 'create_user_group': {
      const handle = what.handle.trim().replace(/^@/, '');
      if (!/^[\p{Ll}\p{Lo}\p{N}._-]{1,21}$/u.test(handle)) {
        throw new Refused('a handle has at most 21 small letters, digits, . - and _');
      }
      if (what.name.trim() === '') throw new Refused('a user group needs a name');
      if (userGroupByName(workspace, handle)) throw new Refused('that handle is taken');
      const users = what.users.map((user) => active(workspace, user));
      return told(
        await createUserGroup(core, workspace, person.id, { handle, name: what.name.trim(), users }),
      );
    }
    case 'add_to_user_group': {
      const add = [active(workspace, what.user)];
      return told(await changeUserGroup(core, workspace, person.id, groupOf(workspace, what.group), { add }));
    }
    case 'remove_from_user_group': {
      const group = groupOf(workspace, what.group);
      if (group.users.length === 1 && group.users[0] === what.user) {
        throw new Refused('a user group has at least one member: disable it instead');
      }
      return told(await changeUserGroup(core, workspace, person.id, group, { remove: [what.user] }));
    }
    case 'disable_user_group': {
      const group = groupOf(workspace, what.group);
      return told(await disableUserGroup(core, workspace, person.id, group, what.isDisabled));
    }
  }
}

function groupOf({ userGroups = [] }: Workspace, id: string): UserGroup {
  const group = userGroups.find((each) => each.id === id);
  if (!group) throw new Refused('there is no such user group');
  return group;
}

function active(workspace: Workspace, userId: string): string {
  const person = personById(workspace, userId);
  const fits = person && person.role !== 'deactivated' && person.role !== 'stranger';
  if (!fits) throw new Refused('nobody of that name can be in a user group');
  return userId;
}
