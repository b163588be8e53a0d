import type { Core } from './core.ts';
import type { Delivery } from './deliver.ts';
import { tell } from './events.ts';
import { changeUserGroup } from './user-groups.ts';
import { personOutput } from './web-api/users.ts';
import { leaveChannels, type Person, type Workspace } from './world.ts';

/** Changes of people's accounts. */

/** Changes an account and tells the app; whoever is deactivated is in no channel and no user group any more. */
export async function changePerson(
  core: Core,
  workspace: Workspace,
  person: Person,
  change: Partial<Pick<Person, 'role' | 'tz' | 'email'>>,
  by: string,
): Promise<Delivery[]> {
  Object.assign(person, change);
  core.changed();
  const sent = [tellOfPerson(core, workspace, person, 'user_change')];
  if (person.role === 'deactivated') {
    leaveChannels(workspace, person.id);
    for (const group of workspace.userGroups ?? []) {
      sent.push(changeUserGroup(core, workspace, by, group, { remove: [person.id] }));
    }
  }
  return (await Promise.all(sent)).flat();
}

export function addPerson(core: Core, workspace: Workspace, person: Person): Promise<Delivery[]> {
  workspace.people.push(person);
  core.changed();
  return tellOfPerson(core, workspace, person, 'team_join');
}

/** Their e-mail only where the app may know it. */
function tellOfPerson(core: Core, workspace: Workspace, person: Person, type: 'user_change' | 'team_join') {
  const withEmail = core.state.tokens.some(
    ({ teamId, state, scopes }) =>
      teamId === workspace.id && state === 'active' && scopes.includes('users:read.email'),
  );
  const user = personOutput(core.url, workspace, person, withEmail);
  return tell(core, workspace.id, type, { user, cache_ts: 0 });
}
