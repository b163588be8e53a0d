import type { Core } from '../core.ts';
import { changePerson } from '../people.ts';
import type { Actor } from '../state.ts';
import { personById, type Role } from '../world.ts';
import { acting, mustBeAdmin, told } from './member.ts';
import { type ActResult, Refused } from './result.ts';

/** Gives somebody another role; `deactivated` ends their account, any other brings it back. */
export interface PersonAct {
  kind: 'change_role';
  user: string;
  role: Exclude<Role, 'owner' | 'stranger'>;
}

export async function changeRole(core: Core, actor: Actor, { user, role }: PersonAct): Promise<ActResult> {
  const who = acting(core, actor);
  const { workspace, person: admin } = who;
  mustBeAdmin(who, 'change roles');
  const person = personById(workspace, user);
  if (!person || person.role === 'stranger') throw new Refused('nobody of this workspace has that account');
  if (person.role === 'owner') throw new Refused('the workspace belongs to its owner');
  if (person.id === admin.id) throw new Refused('nobody changes their own role');
  if (person.role === role) return told([]);
  return told(await changePerson(core, workspace, person, { role }, admin.id));
}
