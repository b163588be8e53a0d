import type { WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import type { Person } from '../domain/people.ts';

/** Milliseconds that what Slack said of a person may be old. */
export const freshFor = {
  /** For questions of who may do what: roles change at any time. */
  permissions: 10 * 60 * 1000,
  /** For names and e-mails in a task. */
  names: 24 * 60 * 60 * 1000,
} as const;

/** What we read of Slack's user object; its other parts may be there or not. */
export interface SlackUser {
  id?: string | undefined;
  team_id?: string | undefined;
  name?: string | undefined;
  real_name?: string | undefined;
  deleted?: boolean | undefined;
  is_admin?: boolean | undefined;
  is_owner?: boolean | undefined;
  is_restricted?: boolean | undefined;
  is_ultra_restricted?: boolean | undefined;
  is_stranger?: boolean | undefined;
  tz?: string | undefined;
  enterprise_user?: { enterprise_id?: string | undefined; teams?: string[] | undefined } | undefined;
  profile?:
    | { display_name?: string | undefined; real_name?: string | undefined; email?: string | undefined }
    | undefined;
}

/** Slack's user object as a person of the workspace (or org) that the app is installed in. Pure. */
export function personFromSlack(user: SlackUser, workspaceId: string): Person {
  const { id = '', profile = {} } = user;
  return {
    userId: id,
    name: profile.real_name || user.real_name || profile.display_name || user.name || id,
    email: profile.email || null,
    timeZone: user.tz || null,
    isSlackAdmin: user.is_admin === true || user.is_owner === true,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isStranger: user.is_stranger === true || !belongsTo(user, workspaceId),
    isDeactivated: user.deleted === true,
  };
}

function belongsTo({ team_id: team, enterprise_user: org }: SlackUser, workspaceId: string): boolean {
  return (
    team === undefined ||
    team === workspaceId ||
    org?.enterprise_id === workspaceId ||
    (org?.teams ?? []).includes(workspaceId)
  );
}

/**
 * A person as Slack knows them: from our own table where that is fresh, else asked and kept.
 *
 * @param maxAge milliseconds, see `freshFor`.
 * @throws the client's errors, such as `user_not_found`.
 */
export async function findPerson(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  client: WebClient,
  workspaceId: string,
  userId: string,
  maxAge: number = freshFor.permissions,
): Promise<Person> {
  const own = store.in(workspaceId);
  const kept = await own.read((db) => db.people.byId(userId));
  if (kept && clock().getTime() - kept.fetchedAt.getTime() < maxAge) {
    const { fetchedAt: _, ...person } = kept;
    return person;
  }
  const { user } = await client.users.info({ user: userId });
  const person = personFromSlack({ ...user, id: userId }, workspaceId);
  await own.transaction((db) => db.people.put(person, clock()));
  return person;
}

/**
 * The person of the workspace who has an e-mail address; null where nobody is known to. Slack finds no deactivated
 * account by it, and may not answer: then those count whom we have seen before.
 */
export async function findPersonByEmail(
  { store, clock, log }: Pick<Context, 'store' | 'clock' | 'log'>,
  client: WebClient,
  workspaceId: string,
  email: string,
): Promise<Person | null> {
  const own = store.in(workspaceId);
  const user = await client.users
    .lookupByEmail({ email })
    .then((answer) => answer.user)
    .catch((error: unknown) => {
      log.debug({ err: error }, 'Slack knows nobody by an e-mail address');
      return undefined;
    });
  if (!user?.id) return (await own.read((db) => db.people.byEmail(email))) ?? null;
  const person = personFromSlack(user, workspaceId);
  await own.transaction((db) => db.people.put(person, clock()));
  return person;
}

/** People asked of Slack at once while somebody waits: more are learned when they come by. */
const mostAtOnce = 8;

/** Asks Slack for those of the people whom we have never seen, so that the rules can tell guests from members. */
export async function learnPeople(
  context: Pick<Context, 'store' | 'clock'>,
  client: WebClient,
  workspaceId: string,
  userIds: readonly string[],
): Promise<void> {
  const known = await context.store.in(workspaceId).read((db) => db.people.byIds(userIds));
  const unknown = userIds.filter((id) => !known.some(({ userId }) => userId === id));
  await Promise.allSettled(
    unknown.slice(0, mostAtOnce).map((id) => findPerson(context, client, workspaceId, id, freshFor.names)),
  );
}
