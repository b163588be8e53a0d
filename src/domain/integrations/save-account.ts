import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import type { Account } from '../../integrations/connector.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { AccountCheck } from './account-check.ts';
import type { Integration } from './integration.ts';
import type { SpareCredentials } from './sign-in-in-progress.ts';
import { openCredentials, type StoredCredentials } from './stored-credentials.ts';
import { newLife } from './token-life.ts';

type Parts = Pick<Context, 'store' | 'secrets' | 'clock' | 'newId' | 'connectors'>;

/**
 * Saves the account that an admin has seen: as the workspace's Integration of the tool, or as the new account of the
 * one that is there. What waits for it is tried at once; the tokens of another account before it are revoked.
 *
 * @throws PeopleError `not_allowed`; `changed_meanwhile` where it is another admin's, too old, or where the
 * Integration is not as it was when the account was checked.
 */
export async function saveAccount(
  parts: Parts,
  workspaceId: string,
  admin: Person,
  { tool, spareId }: { tool: string; spareId: string },
): Promise<Integration> {
  const { store, clock } = parts;
  const own = store.in(workspaceId);
  const spare = await own.read((db) => db.signIns.spare(spareId));
  const credentials = spare && (await openCredentials(parts, workspaceId, spare.credentials));
  if (!credentials) throw outOfDate();

  return own.transaction(function* (db) {
    yield* requireMay(db, admin, 'manage_integrations');
    const held = yield* db.signIns.spare(spareId, { lock: true });
    if (!held?.check || held.adminId !== admin.userId || held.tool !== tool || held.expiresAt < clock()) {
      throw outOfDate();
    }
    const { check } = held;
    const current = yield* db.integrations.ofTool(tool, { lock: true });
    yield* requireUnchanged(db, current, check);
    yield* db.signIns.removeSpare(spareId);
    if (current && current.account.id !== check.account.id) yield* revokeLater(db, parts, current);
    return yield* putAccount(db, parts, admin, { held, check, credentials, current });
  });
}

/** @throws PeopleError `changed_meanwhile` where the check looked at another state of things. */
function* requireUnchanged(
  db: WorkspaceDb,
  current: Integration | undefined,
  { replaces, checkedTools }: AccountCheck,
): Steps<void> {
  if ((current?.account.id ?? null) !== (replaces?.id ?? null)) {
    const now = current ? `It acts as ${current.account.name} now` : 'It was removed';
    throw new PeopleError(
      'changed_meanwhile',
      `Somebody else has changed this Integration meanwhile. ${now}. Close this window and begin again.`,
    );
  }
  const inUse = current ? yield* db.integrations.connectedToolsOf(current.id) : [];
  if (inUse.some(({ id }) => !checkedTools.includes(id))) {
    throw new PeopleError(
      'changed_meanwhile',
      'A Stream was connected meanwhile, and this account was not checked for it. Close this window and begin again.',
    );
  }
}

interface Putting {
  held: SpareCredentials;
  check: AccountCheck;
  credentials: StoredCredentials;
  current: Integration | undefined;
}

function* putAccount(
  db: WorkspaceDb,
  { clock, newId, connectors }: Parts,
  admin: Person,
  { held, check, credentials, current }: Putting,
): Steps<Integration> {
  const now = clock();
  const { account, warnings } = check;
  const keepsPause = current?.pausedBy === 'admin';
  const wanted = {
    id: newId(),
    tool: connectors.of(held.tool).tool,
    account,
    pausedBecause: keepsPause ? current.pausedBecause : null,
    pausedBy: keepsPause ? ('admin' as const) : null,
    label: null,
    addedBy: admin.userId,
    addedAt: now,
  };
  const saved = yield* db.integrations.put(wanted, held.credentials);
  // Two admins may both have found none: the second one gives way.
  const isOurs = saved.addedBy === admin.userId && saved.addedAt.getTime() === now.getTime();
  if (!current && !isOurs) throw outOfDate();
  if (credentials.signIn) {
    const { givenAt, expiresIn } = credentials.signIn;
    const life = newLife(new Date(givenAt), expiresIn);
    yield* db.tokens.putLife(saved.id, { ...life, refreshedAt: now });
  } else {
    yield* db.tokens.removeLife(saved.id);
  }
  yield* db.health.putWarnings(saved.id, warnings, now);
  yield* db.deliveries.hurry(saved.id);
  const name = saved.label ?? connectors.of(held.tool).words.tool;
  yield* db.audit.record({
    at: now,
    actor: admin.userId,
    subject: { kind: 'integration', id: saved.id, name },
    act: current
      ? {
          kind: 'changed',
          setting: 'Account',
          was: nameOf(current.account),
          is: nameOf(account),
        }
      : { kind: 'created' },
  });
  return saved;
}

/**
 * What the Integration signs its calls with at present is made useless in the tool, too; a token that was pasted is
 * only forgotten. Called before they are replaced.
 */
export function* revokeLater(
  db: WorkspaceDb,
  { clock, newId }: Pick<Context, 'clock' | 'newId'>,
  { id: integrationId, tool }: Pick<Integration, 'id' | 'tool'>,
): Steps<void> {
  const credentials = yield* db.integrations.sealedCredentials(integrationId, { lock: true });
  if (credentials === undefined) return;
  const id = newId();
  const expiresAt = clock();
  yield* db.signIns.putSpare({ id, tool, credentials, adminId: null, check: null, expiresAt });
  yield* db.deliveries.oweRevocation(tool, id, expiresAt);
}

function nameOf({ name, email }: Account): string {
  return email === null ? name : `${name} (${email})`;
}

function outOfDate(): PeopleError {
  return new PeopleError('changed_meanwhile', 'This window is out of date. Close it and begin again.');
}
