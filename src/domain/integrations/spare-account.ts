import type { Context } from '../../context.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { AccountCheck } from './account-check.ts';
import { checkAccount, type PersonByEmail } from './check-account.ts';
import { type StoredCredentials, sealCredentials } from './stored-credentials.ts';

type Parts = Pick<Context, 'store' | 'secrets' | 'clock' | 'newId' | 'connectors'>;

const tenMinutes = 10 * 60 * 1000;

/**
 * Keeps an account's credentials until an admin says Save, and checks the account. Nothing is kept of one that is
 * refused, or not saved within ten minutes: what can be revoked is, also when this process dies on the way.
 *
 * @throws PeopleError `tool_refused`, `not_allowed`.
 */
export async function offerAccount(
  parts: Parts,
  workspaceId: string,
  admin: Person,
  { tool, credentials }: { tool: string; credentials: StoredCredentials },
  personByEmail: PersonByEmail,
): Promise<{ spareId: string; check: AccountCheck }> {
  const { store, clock, newId } = parts;
  const own = store.in(workspaceId);
  const spareId = newId();
  const sealed = await sealCredentials(parts, workspaceId, credentials);
  await own.transaction(function* (db) {
    const expiresAt = new Date(clock().getTime() + tenMinutes);
    yield* requireMay(db, admin, 'manage_integrations');
    const spare = { id: spareId, tool, credentials: sealed, adminId: admin.userId, check: null, expiresAt };
    yield* db.signIns.putSpare(spare);
    yield* db.deliveries.oweRevocation(tool, spareId, expiresAt);
  });
  try {
    const found = await checkAccount(parts, workspaceId, tool, credentials.accessToken, personByEmail);
    const check = { ...found, isSignedIn: credentials.signIn !== null };
    await own.transaction((db) => db.signIns.putCheck(spareId, check));
    return { spareId, check };
  } catch (error) {
    await own.transaction((db) => db.deliveries.oweRevocation(tool, spareId, clock()));
    throw error;
  }
}
