import type { AsanaStandIn } from '../../asana/stand-in.ts';
import type { GitHubStandIn } from '../../github/stand-in.ts';
import type { SmartsheetStandIn } from '../../smartsheet/index.ts';
import type { ToolAccount, ToolSwitches } from '../stage-api.ts';

/** Who has an account in the tools, and how the service user's is doing. */

const serviceEmail = 'streamly@acme.example';

/** People before the service user: a page is a person's. */
const peopleFirst = (accounts: ToolAccount[]): ToolAccount[] => [
  ...accounts.filter(({ email }) => email !== serviceEmail),
  ...accounts.filter(({ email }) => email === serviceEmail),
];

export const asanaAccounts = ({ state }: AsanaStandIn): ToolAccount[] =>
  peopleFirst(state.users.map(({ gid, name, email }) => ({ id: gid, name, email })));

export const smartsheetAccounts = ({ state }: SmartsheetStandIn): ToolAccount[] =>
  peopleFirst(
    state.users.map(({ id, firstName, lastName, email }) => ({
      id: String(id),
      name: `${firstName} ${lastName}`,
      email,
    })),
  );

export const githubAccounts = ({ state }: GitHubStandIn): ToolAccount[] =>
  peopleFirst(state.users.map(({ login, name, email }) => ({ id: login, name, email: email ?? '' })));

/** @throws where the state has none, as one that a script made may. */
export function serviceAccount(accounts: readonly ToolAccount[]): ToolAccount {
  const found = accounts.find(({ email }) => email === serviceEmail);
  if (!found) throw new Error(`no account has the address ${serviceEmail}`);
  return found;
}

export function asanaAccess({ state }: AsanaStandIn): ToolSwitches['access'] {
  const user = state.users.find(({ email }) => email === serviceEmail);
  const tokens = state.grants.filter((grant) => grant.user === user?.gid).flatMap((g) => g.accessTokens);
  return { refused: user?.tokenRefused ?? false, ...counted(tokens) };
}

export function smartsheetAccess({ state }: SmartsheetStandIn): ToolSwitches['access'] {
  const user = state.users.find(({ email }) => email === serviceEmail);
  const tokens = state.tokenPairs.filter((pair) => pair.user === user?.id);
  return { refused: user?.tokenExpired ?? false, ...counted(tokens) };
}

export function githubAccess({ state }: GitHubStandIn): ToolSwitches['access'] {
  const user = state.users.find(({ email }) => email === serviceEmail);
  const grants = state.grants.filter((grant) => grant.user === user?.id);
  return { refused: user?.tokenRefused ?? false, ...counted(grants) };
}

function counted(tokens: readonly { expiresAt: number }[]) {
  const now = Date.now();
  return { signedIn: tokens.length, expired: tokens.filter(({ expiresAt }) => expiresAt <= now).length };
}
