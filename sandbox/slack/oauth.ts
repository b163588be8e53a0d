import type { Core } from './core.ts';
import { sendEvent } from './events.ts';
import { newSecret, newTs } from './ids.ts';
import { type OAuthCode, type Token, workspaceOf } from './state.ts';
import { ApiError } from './web-api/call.ts';

/** Who may call: codes, tokens, installing and uninstalling. */

const codeMs = 10 * 60_000;

export function newCode(core: Core, code: Omit<OAuthCode, 'code' | 'at' | 'used'>): string {
  const id = `${Date.now()}.${newSecret(24)}`;
  core.state.codes.push({ ...code, code: id, at: Date.now(), used: false });
  core.changed();
  return id;
}

/** Single use, ten minutes, with the redirect_uri of the authorization. */
export function exchangeCode(
  core: Core,
  id: string,
  redirectUri: string | null,
): { code: OAuthCode; token: Token } {
  const code = core.state.codes.find((each) => each.code === id);
  if (!code || Date.now() - code.at > codeMs) throw new ApiError('invalid_code');
  if (code.used) throw new ApiError('code_already_used');
  if (code.redirectUri !== redirectUri) throw new ApiError('bad_redirect_uri');
  code.used = true;
  return { code, token: install(core, code.teamId, code.scopes) };
}

/** A workspace that has the app keeps its token; scopes are only ever added. */
export function install(core: Core, teamId: string, scopes: string[]): Token {
  core.changed();
  const active = activeToken(core, teamId);
  if (active) {
    active.scopes = [...new Set([...active.scopes, ...scopes])];
    return active;
  }
  const token: Token = { token: `xoxb-${teamId}-${newSecret(12)}`, teamId, scopes, state: 'active' };
  core.state.tokens.push(token);
  return token;
}

const isBotToken = (token: Token, teamId: string): boolean =>
  token.teamId === teamId && token.state === 'active' && token.executionId === undefined;

export function activeToken(core: Core, teamId: string): Token | null {
  return core.state.tokens.find((each) => isBotToken(each, teamId)) ?? null;
}

/** Revokes one token and tells the app. */
export function revokeToken(core: Core, token: Token): void {
  token.state = 'revoked';
  core.changed();
  void tellRevoked(core, token.teamId);
}

export type UninstallOrder = 'uninstalled_first' | 'revoked_first';

/**
 * Takes the app out of a workspace and tells it by two events, which come in either order. Resolves when both
 * were delivered or given up.
 */
export async function uninstall(core: Core, teamId: string, order?: UninstallOrder): Promise<void> {
  for (const token of core.state.tokens.filter((each) => each.teamId === teamId)) token.state = 'uninstalled';
  for (const key of Object.keys(core.state.homes)) {
    if (key.startsWith(`${teamId}/`)) delete core.state.homes[key];
  }
  core.changed();
  const tell = [() => tellUninstalled(core, teamId), () => tellRevoked(core, teamId)];
  const chosen = order ?? (Math.random() < 0.5 ? 'uninstalled_first' : 'revoked_first');
  if (chosen === 'revoked_first') tell.reverse();
  for (const each of tell) await each();
}

const tellUninstalled = (core: Core, teamId: string) =>
  sendEvent(core, teamId, 'app_uninstalled', { type: 'app_uninstalled', event_ts: newTs() });

function tellRevoked(core: Core, teamId: string) {
  const bot = [workspaceOf(core.state, teamId).bot.userId];
  return sendEvent(core, teamId, 'tokens_revoked', {
    type: 'tokens_revoked',
    tokens: { oauth: [], bot },
    event_ts: newTs(),
  });
}
