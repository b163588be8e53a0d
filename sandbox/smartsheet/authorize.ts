import { backToApp, consentPage, type OAuthApp, signInError } from '../consent-page.ts';
import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import { levelOf } from './access.ts';
import type { SmartsheetState, SmartsheetUser } from './state.ts';
import { codeMs, newCode } from './tokens.ts';

/** What an app may ask for, and how it reads; those that have to do with sheets and webhooks. */
const scopeWords: Readonly<Record<string, string>> = {
  READ_SHEETS: 'Read your sheets, with their attachments and comments',
  WRITE_SHEETS: 'Write rows, attachments and comments in your sheets',
  ADMIN_SHEETS: 'Change the columns of your sheets',
  CREATE_SHEETS: 'Make sheets',
  DELETE_SHEETS: 'Delete sheets',
  SHARE_SHEETS: 'Share your sheets',
  ADMIN_WEBHOOKS: 'Hear of changes in your sheets',
  ADMIN_WORKSPACES: 'Manage your workspaces',
  READ_CONTACTS: 'See your contacts',
  READ_USERS: 'See the people of your organization',
};

/**
 * `GET /b/authorize` asks the person; `POST` with their decision goes back to the app, to the address that it has
 * registered: an app need not send it, and may send no other one.
 */
export function answerAuthorize(
  state: SmartsheetState,
  app: OAuthApp,
  request: StandInRequest,
): StandInAnswer {
  const { query } = request;
  if (query.get('client_id') !== app.clientId) return signInError('Smartsheet', 'The client_id is unknown.');
  const redirectUri = query.get('redirect_uri') ?? app.redirectUris[0] ?? '';
  if (!app.redirectUris.includes(redirectUri)) {
    return signInError('Smartsheet', `The app is not registered for ${redirectUri || 'any redirect URL'}.`);
  }
  const back = (params: Record<string, string>) =>
    backToApp(redirectUri, { ...params, state: query.get('state') });

  if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' });
  const scopes = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0 || scopes.some((scope) => !(scope in scopeWords))) {
    return back({ error: 'invalid_scope' });
  }
  if (request.method !== 'POST') {
    const wants = scopes.map((scope) => scopeWords[scope] ?? scope);
    return consentPage({ tool: 'Smartsheet', app, wants, accounts: accountsOf(state) });
  }
  const { decision, account } = (request.body ?? {}) as Record<string, string>;
  if (decision !== 'allow') return back({ error: 'access_denied' });
  const user = state.users.find(({ id }) => String(id) === account);
  if (!user) return signInError('Smartsheet', 'Choose an account.');
  return back({ code: newCode(state, user.id, scopes), expires_in: String(codeMs) });
}

function accountsOf(state: SmartsheetState) {
  return state.users.map((user) => ({
    id: String(user.id),
    name: `${user.firstName} ${user.lastName}`,
    email: user.email,
    note: sharedWith(state, user),
  }));
}

function sharedWith(state: SmartsheetState, user: SmartsheetUser): string {
  const count = state.sheets.filter((sheet) => levelOf(sheet, user)).length;
  if (count === 0) return 'No sheet is shared with it';
  return count === 1 ? 'Sees one sheet' : `Sees ${count} sheets`;
}
