import type { Context } from '../../context.ts';
import { PeopleError } from '../../errors.ts';
import type { Account, Credentials } from '../../integrations/connector.ts';
import { ToolError } from '../../integrations/errors.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { Integration } from './integration.ts';

/** Before an account is saved nothing is delivered with it: no quota to keep. */
const noQuota = { spend: async () => undefined };

/**
 * Asks the tool who a pasted token belongs to, and whether that account sees anything. Nothing is saved.
 *
 * @throws PeopleError `tool_refused`, in words that say what to do.
 */
export async function checkToken(
  { connectors }: Pick<Context, 'connectors'>,
  tool: string,
  credentials: Credentials,
): Promise<Account> {
  const connector = connectors.of(tool);
  const { tool: name, component, components } = connector.words;
  try {
    const client = connector.connect(credentials, noQuota);
    const account = await client.whoAmI();
    if ((await client.findComponents('')).length > 0) return account;
    throw new PeopleError(
      'tool_refused',
      `${account.name} sees no ${components} in ${name}. Share a ${component} with this account first. Nothing was saved.`,
    );
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new PeopleError(
      'tool_refused',
      error.kind === 'unauthorized'
        ? `${name} does not know this token. Copy it again, whole, and check that it was not revoked.`
        : error.kind === 'forbidden'
          ? `${name} knows this token, but lets it read nothing. Give the account access and try again.`
          : `${name} could not be asked: ${error.message} Nothing was saved; try again.`,
    );
  }
}

/**
 * Saves the workspace's Integration of a tool, or gives it a new account; what waits for it is tried at once.
 *
 * @throws PeopleError `not_allowed`.
 */
export async function saveIntegration(
  {
    store,
    secrets,
    clock,
    newId,
    connectors,
  }: Pick<Context, 'store' | 'secrets' | 'clock' | 'newId' | 'connectors'>,
  workspaceId: string,
  admin: Person,
  { tool, account, credentials }: { tool: string; account: Account; credentials: Credentials },
): Promise<Integration> {
  const sealed = await secrets.seal(
    { workspaceId, purpose: 'tool_credentials' },
    JSON.stringify(credentials),
  );
  return store.in(workspaceId).transaction(function* (db) {
    yield* requireMay(db, admin, 'manage_integrations');
    const saved = yield* db.integrations.put(
      {
        id: newId(),
        tool: connectors.of(tool).tool,
        account,
        pausedBecause: null,
        addedBy: admin.userId,
        addedAt: clock(),
      },
      sealed,
    );
    yield* db.deliveries.hurry(saved.id);
    return saved;
  });
}
