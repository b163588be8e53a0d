import type { Context } from '../../context.ts';
import { PeopleError } from '../../errors.ts';
import type { Account, ConnectorWords, ToolClient } from '../../integrations/connector.ts';
import { ToolError } from '../../integrations/errors.ts';
import type { Person } from '../people.ts';
import type { AccountCheck, AccountWarning } from './account-check.ts';
import type { ConnectedTool } from './integration.ts';

/** Before an account is saved nothing is delivered with it: no quota to keep. */
const noQuota = { spend: async () => undefined };
/** Components that are looked at in parallel: fewer than every tool's bound. */
const atOnce = 4;

/** Finds the person of the workspace who has an e-mail address; deactivated ones too. */
export type PersonByEmail = (email: string) => Promise<Person | null>;

type CheckedAccount = Omit<AccountCheck, 'isSignedIn'>;

/**
 * Asks the tool who credentials belong to, what that account can do in every component that Streams use, and whether
 * it looks like a service user. Nothing is saved.
 *
 * @throws PeopleError `tool_refused`, in words that say what to do.
 */
export async function checkAccount(
  { connectors, store }: Pick<Context, 'connectors' | 'store'>,
  workspaceId: string,
  tool: string,
  accessToken: string,
  personByEmail: PersonByEmail,
): Promise<CheckedAccount> {
  const connector = connectors.of(tool);
  const client = connector.connect({ accessToken }, noQuota);
  const account = await knownAccount(client, connector.words);
  const { current, tools, streams } = await store.in(workspaceId).read(function* (db) {
    const integration = yield* db.integrations.ofTool(tool);
    const inUse = integration ? yield* db.integrations.connectedToolsOf(integration.id) : [];
    const names = new Map<string, string>();
    for (const { streamId } of inUse) names.set(streamId, (yield* db.streams.byId(streamId))?.name ?? '');
    return { current: integration, tools: inUse, streams: names };
  });
  return {
    account,
    warnings: [
      ...(await personWarnings(account, personByEmail)),
      ...(account.limited === undefined ? [] : [{ kind: 'limited' as const, words: account.limited }]),
      ...(await componentWarnings(client, tools, streams)),
    ],
    checkedTools: tools.map(({ id }) => id),
    replaces: current ? { id: current.account.id, name: current.account.name } : null,
  };
}

/** @throws PeopleError `tool_refused` where the tool knows no such account, or the account sees nothing. */
async function knownAccount(client: ToolClient, words: ConnectorWords): Promise<Account> {
  const { tool: name, component, components } = words;
  try {
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

async function personWarnings(account: Account, personByEmail: PersonByEmail): Promise<AccountWarning[]> {
  const person = account.email === null ? null : await personByEmail(account.email);
  if (!person) return [];
  const { userId, name, isDeactivated } = person;
  return [{ kind: 'slack_person', userId, name, isDeactivated }];
}

/** One for each component of which the account is not able to do everything. */
export async function componentWarnings(
  client: Pick<ToolClient, 'checkAccess'>,
  tools: readonly ConnectedTool[],
  streams: ReadonlyMap<string, string>,
): Promise<AccountWarning[]> {
  const components = [...new Map(tools.map((tool) => [tool.componentId, tool])).values()];
  const found: AccountWarning[] = [];
  for (let start = 0; start < components.length; start += atOnce) {
    const some = components.slice(start, start + atOnce);
    const problems = await Promise.all(some.map(({ componentId }) => problemOf(client, componentId)));
    some.forEach(({ componentId, componentName: component }, n) => {
      const problem = problems[n];
      if (!problem) return;
      const using = tools.filter((tool) => tool.componentId === componentId);
      const names = [...new Set(using.map(({ streamId }) => streams.get(streamId) ?? ''))];
      found.push({ kind: 'component', component, streams: names, ...problem });
    });
  }
  return found;
}

async function problemOf(
  client: Pick<ToolClient, 'checkAccess'>,
  componentId: string,
): Promise<{ problem: string; stops: boolean } | null> {
  try {
    const { canWriteTasks, problem } = await client.checkAccess(componentId);
    if (canWriteTasks && problem === null) return null;
    return { problem: problem ?? 'The account may change nothing there.', stops: !canWriteTasks };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    if (error.kind === 'missing' || error.kind === 'forbidden') {
      return { problem: 'The account has no access to it.', stops: true };
    }
    return { problem: `It could not be checked: ${error.message}`, stops: false };
  }
}
