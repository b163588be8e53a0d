import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import { PeopleError } from '../errors.ts';
import type { Person } from './people.ts';
import type { Stream } from './streams/stream.ts';
import type { WorkspaceSettings } from './workspace.ts';

/** Everything that someone can be allowed or refused. */
export type Act =
  | 'create_stream'
  | 'manage_stream'
  | 'submit_request'
  | 'change_request'
  | 'retry_delivery'
  | 'manage_integrations';

/** What a person is towards the thing that they act on. One person can be several. */
export type Role =
  | 'workspace_admin'
  | 'stream_admin'
  | 'team'
  | 'requester'
  | 'member'
  | 'guest'
  | 'stranger';

/** Who may do what. The only place where that is decided. */
const allowed: Record<Act, readonly Role[]> = {
  create_stream: ['workspace_admin', 'member'],
  manage_stream: ['workspace_admin', 'stream_admin'],
  submit_request: ['workspace_admin', 'stream_admin', 'team', 'member'],
  change_request: ['workspace_admin', 'stream_admin', 'team'],
  retry_delivery: ['workspace_admin', 'stream_admin', 'team'],
  manage_integrations: ['workspace_admin'],
};

const refusals: Record<Act, string> = {
  create_stream: 'Only workspace admins may create Streams here. Ask one of them.',
  manage_stream: 'Only the admins of this Stream may do that. Ask one of them.',
  submit_request:
    'You cannot submit Requests in this workspace: guests and people of other companies are not let in.',
  change_request: 'Only the team of this Stream may do that. Ask someone of the team.',
  retry_delivery: 'Only the team of this Stream may do that. Ask someone of the team.',
  manage_integrations: 'Only workspace admins may change Integrations. Ask one of them.',
};

/** What the person is towards a Stream and a Request, where the act is about one. Pure. */
export function rolesOf(
  person: Person,
  settings: WorkspaceSettings,
  stream?: Pick<Stream, 'team' | 'admins'>,
  request?: { requesterId: string },
): ReadonlySet<Role> {
  const roles = new Set<Role>();
  if (person.isDeactivated) return roles;
  if (person.isStranger) return roles.add('stranger');
  if (person.isGuest) roles.add('guest');
  else roles.add('member');
  if (stream?.team.includes(person.userId)) roles.add('team');
  if (request?.requesterId === person.userId) roles.add('requester');
  // A guest never administers, whatever a list says (A8).
  if (person.isGuest) return roles;
  if (person.isSlackAdmin || settings.adminIds.includes(person.userId)) roles.add('workspace_admin');
  if (stream?.admins.includes(person.userId)) roles.add('stream_admin');
  return roles;
}

/** Whether one of the roles suffices. Pure. */
export function may(roles: ReadonlySet<Role>, act: Act, settings: WorkspaceSettings): boolean {
  if (act === 'create_stream' && settings.mayCreateStreams === 'admins') return roles.has('workspace_admin');
  return allowed[act].some((role) => roles.has(role));
}

/**
 * Checked on every entry, in the transaction of the act itself: payloads can be replayed, and roles change while
 * a modal is open.
 *
 * @throws PeopleError `not_allowed`, with words that say whom to ask.
 */
export function* requireMay(
  db: WorkspaceDb,
  person: Person,
  act: Act,
  stream?: Stream,
  request?: { requesterId: string },
): Steps<void> {
  const settings = yield* db.settings.get();
  if (!may(rolesOf(person, settings, stream, request), act, settings)) {
    throw new PeopleError('not_allowed', refusals[act]);
  }
}
