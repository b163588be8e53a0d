import { pictureUrls } from '../pictures.ts';
import { isAdmin, type Person, personById, type Workspace } from '../world.ts';
import { type Answer, ApiError, type Call, needScope, page } from './call.ts';

export function usersInfo(call: Call): Answer {
  needScope(call, 'users:read');
  const { workspace, args } = call;
  const id = args.required('user');
  if (id === workspace.bot.userId) return { user: botOutput(call) };
  const person = personById(workspace, id);
  if (!person) throw new ApiError('user_not_found');
  return { user: userOutput(call, person) };
}

export function usersList(call: Call): Answer {
  needScope(call, 'users:read');
  const { workspace } = call;
  const all = [...workspace.people.map((person) => userOutput(call, person)), botOutput(call)];
  const { items, next } = page<unknown>(call, all, 1000);
  return { members: items, cache_ts: 0, response_metadata: { next_cursor: next } };
}

/** Finds no deactivated account, as Slack does not. */
export function usersLookupByEmail(call: Call): Answer {
  needScope(call, 'users:read.email');
  const email = call.args.required('email').toLowerCase();
  const person = call.workspace.people.find((p) => p.email === email && p.role !== 'deactivated');
  if (!person) throw new ApiError('users_not_found');
  return { user: userOutput(call, person) };
}

function userOutput(call: Call, person: Person) {
  return personOutput(call.core.url, call.workspace, person, call.token.scopes.includes('users:read.email'));
}

/**
 * https://docs.slack.dev/reference/objects/user-object
 *
 * @param url of the stand-in, where the pictures are.
 */
export function personOutput(url: string, workspace: Workspace, person: Person, withEmail: boolean) {
  const { id, teamId, handle, realName, role, tz, tzOffset } = person;
  return {
    id,
    team_id: teamId,
    name: handle,
    deleted: role === 'deactivated',
    real_name: realName,
    tz,
    tz_label: tz,
    tz_offset: tzOffset,
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: handle,
      display_name_normalized: handle,
      team: teamId,
      ...pictureUrls(url, id),
      ...(withEmail ? { email: person.email } : {}),
    },
    is_admin: isAdmin(person),
    is_owner: role === 'owner',
    is_primary_owner: role === 'owner',
    is_restricted: role === 'guest',
    is_ultra_restricted: false,
    is_stranger: teamId !== workspace.id,
    is_bot: false,
    is_app_user: false,
    updated: 0,
  };
}

function botOutput({ core, workspace }: Call) {
  const { name } = core.app;
  return {
    id: workspace.bot.userId,
    team_id: workspace.id,
    name: name.toLowerCase().replaceAll(' ', '_'),
    deleted: false,
    real_name: name,
    profile: { real_name: name, display_name: name, bot_id: workspace.bot.botId, team: workspace.id },
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: true,
    is_app_user: false,
    updated: 0,
  };
}
