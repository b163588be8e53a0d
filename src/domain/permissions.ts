import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import { PeopleError } from '../errors.ts';
import type { Person } from './people.ts';
import type { Request } from './requests/request.ts';
import type { SeenBy } from './requests/request-query.ts';
import type { Stream } from './streams/stream.ts';
import type { WorkspaceSettings } from './workspace.ts';

/** What a person is towards the thing that they act on. One person is several of these at once, or none. */
export const roles = [
  'workspace_admin',
  'stream_admin',
  /** Works the Stream's Requests. */
  'team',
  'requester',
  /** The requester, where the Stream lets requesters change their own Requests. */
  'editing_requester',
  /** Whom the Stream's settings let submit (S11, A8). */
  'submitter',
  /** Whom the Stream's settings let submit for someone else (R1). */
  'stand_in',
  /** Whom the Stream's settings let see the Requests of others (S11). */
  'onlooker',
  /** Whom the App settings let create Streams (A5). */
  'creator',
] as const;
export type Role = (typeof roles)[number];

/** Who may do what. The only place where that is decided; what settings add to it, they add as a role. */
export const permissions = {
  create_stream: ['workspace_admin', 'creator'],
  /** Its form, team, settings and tools; also to archive, restore and delete it. */
  manage_stream: ['workspace_admin', 'stream_admin'],
  submit_request: ['workspace_admin', 'stream_admin', 'submitter'],
  submit_for_other: ['stand_in'],
  /** In lists, in search, in the App Home, on a card and in its history. */
  see_request: ['workspace_admin', 'stream_admin', 'team', 'requester', 'onlooker'],
  /** Status, assignee, due date and every answer. */
  change_request: ['workspace_admin', 'stream_admin', 'team'],
  /** The answers that the requester gave, and whether it is open; Assignee and Due date where the form asks for them. */
  edit_own_request: ['workspace_admin', 'stream_admin', 'team', 'editing_requester'],
  /** Whether only the team and the requester see it, after it was submitted (R16). */
  set_private: ['workspace_admin', 'stream_admin', 'team'],
  withdraw_request: ['requester'],
  delete_request: ['workspace_admin', 'stream_admin'],
  /** To read and to add. Admins who are not in the team are no exception: a note never leaves the team. */
  team_notes: ['team'],
  retry_delivery: ['workspace_admin', 'stream_admin', 'team'],
  manage_integrations: ['workspace_admin'],
  manage_app_settings: ['workspace_admin'],
  /** Of a Stream where one is given, else of the whole workspace. */
  read_audit: ['workspace_admin', 'stream_admin'],
} as const satisfies Record<string, readonly Role[]>;

/** Everything that someone can be allowed or refused. */
export type Act = keyof typeof permissions;

const adminsOfThisStream = 'Only the admins of this Stream may do that. Ask one of them.';
const teamOfThisStream = 'Only the team of this Stream may do that. Ask someone of the team.';

const refusals: Record<Act, string> = {
  create_stream: 'Only workspace admins and those whom they name may create Streams here. Ask one of them.',
  manage_stream: adminsOfThisStream,
  submit_request: 'This Stream takes Requests of certain people only. Ask one of its admins to let you in.',
  submit_for_other: 'This Stream does not let you submit for someone else. Leave “For” empty.',
  see_request: 'Only the team of this Stream and the requester may see this Request.',
  change_request: teamOfThisStream,
  edit_own_request: teamOfThisStream,
  set_private: teamOfThisStream,
  withdraw_request: 'Only the person who submitted a Request may withdraw it.',
  delete_request: adminsOfThisStream,
  team_notes: 'Only the team of this Stream reads and adds team notes.',
  retry_delivery: teamOfThisStream,
  manage_integrations: 'Only workspace admins may change Integrations. Ask one of them.',
  manage_app_settings: 'Only workspace admins may change App settings. Ask one of them.',
  read_audit: 'Only admins may read the audit log. Ask one of them.',
};

const outsidersRefused =
  'This Stream takes no Requests of guests and people of other companies. Ask one of its admins to let you in.';

/** What Slack says about a person and a Stream beside the person's own facts. */
export interface Standing {
  /** A member of the Stream's channel. */
  isInChannel: boolean;
  /** A member of a user group that the Stream lists among those who may submit. */
  isInListedGroup: boolean;
}

const noStanding: Standing = { isInChannel: false, isInListedGroup: false };

/** The parts of a Stream that say who is what. */
export type StreamRoles = Pick<Stream, 'team' | 'admins' | 'settings'>;

/** The parts of a Request that say who is what. */
export type RequestRoles = Pick<Request, 'requesterId' | 'isPrivate'>;

/**
 * Whether only the team and the requester see what is in a Request: as its Stream has it (S11), or because it is
 * private itself (R16). What many read, such as the Stream's channel, shows nothing of it then. Pure.
 */
export function isForTeamAlone(
  { settings }: Pick<Stream, 'settings'>,
  request?: Pick<Request, 'isPrivate'>,
): boolean {
  return settings.maySee !== 'everyone' || request?.isPrivate === true;
}

/** What the person is towards a Stream and a Request, where the act is about one. Pure. */
export function rolesOf(
  person: Person,
  settings: WorkspaceSettings,
  stream?: StreamRoles,
  request?: RequestRoles,
  standing: Standing = noStanding,
): ReadonlySet<Role> {
  const held = new Set<Role>();
  if (person.isDeactivated) return held;
  const isOutsider = person.isGuest || person.isStranger;
  // Guests and strangers never administer, whatever a list says (A8).
  if (!isOutsider) {
    if (isWorkspaceAdmin(person, settings)) held.add('workspace_admin');
    if (mayCreate(person, settings)) held.add('creator');
    if (stream?.admins.includes(person.userId)) held.add('stream_admin');
    if (stream && !isForTeamAlone(stream, request)) held.add('onlooker');
    if (stream && mayStandIn(person, stream)) held.add('stand_in');
  }
  if (!person.isStranger && stream?.team.includes(person.userId)) held.add('team');
  if (request?.requesterId === person.userId) {
    held.add('requester');
    if (stream?.settings.requestersMayEdit) held.add('editing_requester');
  }
  if (stream && isLetIn(person, stream, standing)) held.add('submitter');
  return held;
}

/** Whether App settings make the person a workspace admin; the person is neither guest nor stranger. */
function isWorkspaceAdmin(person: Person, settings: WorkspaceSettings): boolean {
  return settings.adminIds.includes(person.userId) || (settings.slackAdminsAreAdmins && person.isSlackAdmin);
}

function mayCreate({ userId }: Person, { mayCreateStreams, creatorIds }: WorkspaceSettings): boolean {
  return mayCreateStreams === 'everyone' || (mayCreateStreams === 'listed' && creatorIds.includes(userId));
}

/** Who may submit for someone else (R1). */
function mayStandIn({ userId }: Person, { team, settings }: StreamRoles): boolean {
  return settings.onBehalf === 'everyone' || (settings.onBehalf === 'team' && team.includes(userId));
}

/** Who may submit (S11): the team always; guests and strangers only where their switch is on as well (A8). */
function isLetIn(person: Person, { team, settings }: StreamRoles, standing: Standing): boolean {
  if (person.isGuest && !settings.guestsMaySubmit) return false;
  if (person.isStranger && !settings.strangersMaySubmit) return false;
  if (team.includes(person.userId)) return true;
  const { maySubmit } = settings;
  switch (maySubmit.who) {
    case 'everyone':
      return true;
    case 'channel':
      return standing.isInChannel;
    case 'listed':
      return maySubmit.userIds.includes(person.userId) || standing.isInListedGroup;
  }
}

/** Whether one of the roles suffices. Pure. */
export function may(held: ReadonlySet<Role>, act: Act): boolean {
  return permissions[act].some((role) => held.has(role));
}

/** What the person is, with all that has to be looked up for it. */
export function* rolesIn(
  db: WorkspaceDb,
  person: Person,
  stream?: Stream,
  request?: RequestRoles,
): Steps<ReadonlySet<Role>> {
  const settings = yield* db.settings.get();
  return rolesOf(person, settings, stream, request, stream && (yield* standingOf(db, person, stream)));
}

function* standingOf(db: WorkspaceDb, { userId }: Person, stream: Stream): Steps<Standing> {
  const { maySubmit } = stream.settings;
  switch (maySubmit.who) {
    case 'everyone':
      return noStanding;
    case 'channel':
      return { ...noStanding, isInChannel: yield* db.channels.hasMember(stream.channelId, userId) };
    case 'listed': {
      const isInListedGroup = yield* db.userGroups.haveMember(maySubmit.groupIds, userId);
      return { ...noStanding, isInListedGroup };
    }
  }
}

/** A private Request of somebody else's. */
const privateOne: RequestRoles = { requesterId: '', isPrivate: true };

/** For lists of Requests: what the person may see, as a filter of `requests.page`. */
export function* seenBy(db: WorkspaceDb, person: Person): Steps<SeenBy> {
  const settings = yield* db.settings.get();
  const streams = yield* db.streams.asFor(person.userId);
  const sees = (stream: StreamRoles, request?: RequestRoles) =>
    may(rolesOf(person, settings, stream, request), 'see_request');
  const withPrivateOnes = streams.filter((stream) => sees(stream, privateOne));
  return {
    userId: person.userId,
    hiddenStreamIds: streams.filter((stream) => !sees(stream)).map(({ id }) => id),
    privateStreamIds: withPrivateOnes.length === streams.length ? 'all' : withPrivateOnes.map(({ id }) => id),
  };
}

/** What someone who may not is told. Pure. */
export function refusalOf(act: Act, { isGuest, isStranger }: Person): string {
  return act === 'submit_request' && (isGuest || isStranger) ? outsidersRefused : refusals[act];
}

/**
 * Checked on every entry, in the transaction of the act itself: payloads can be replayed, and roles change while
 * a modal is open.
 *
 * @returns what the person is.
 * @throws PeopleError `not_allowed`, with words that say whom to ask.
 */
export function* requireMay(
  db: WorkspaceDb,
  person: Person,
  act: Act,
  stream?: Stream,
  request?: RequestRoles,
): Steps<ReadonlySet<Role>> {
  const held = yield* rolesIn(db, person, stream, request);
  if (may(held, act)) return held;
  throw new PeopleError('not_allowed', refusalOf(act, person));
}
