import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import { isShape } from './block-kit/rules.ts';
import type { Core } from './core.ts';
import { newCode } from './oauth.ts';
import { isAdmin, type Workspace } from './world.ts';

/** `GET` shows who asks for what; `POST` with `decision` allow or deny goes back to the app. */
export function answerAuthorize(core: Core, request: StandInRequest): StandInAnswer {
  const asked = Object.fromEntries(request.query);
  if (asked.client_id !== core.app.clientId) return refusal('Invalid client_id parameter');
  const redirectUri = asked.redirect_uri ?? null;
  const target = redirectUri ?? core.app.redirectUrls?.[0] ?? defaultRedirect(core);
  if (target === null || !isAllowed(core, target)) {
    return refusal(`redirect_uri did not match any configured URIs. Passed URI: ${target}`);
  }
  const scopes = (asked.scope ?? '').split(',').filter((scope) => scope !== '');
  const unknown = scopes.filter((scope) => core.app.scopes && !core.app.scopes.includes(scope));
  if (scopes.length === 0 || unknown.length > 0) {
    return refusal(`Invalid permissions requested: ${unknown.join(', ') || 'none'}`);
  }
  if (request.method !== 'POST') return page(consent(core, scopes));
  const decision = isShape(request.body) ? request.body : {};
  const back = new URL(target);
  if (asked.state !== undefined) back.searchParams.set('state', asked.state);
  if (decision.decision !== 'allow') back.searchParams.set('error', 'access_denied');
  else {
    const [teamId = '', userId = ''] = String(decision.who).split('/');
    const person = core.state.workspaces.find((w) => w.id === teamId)?.people.find((p) => p.id === userId);
    if (!person) return refusal('Choose who you are');
    back.searchParams.set('code', newCode(core, { teamId, userId, scopes, redirectUri }));
  }
  return { status: 302, headers: { location: back.toString() }, body: '' };
}

const defaultRedirect = (core: Core): string | null =>
  core.appUrl === null ? null : new URL('/slack/oauth_redirect', core.appUrl).toString();

/** Configured URLs are prefixes; the app's own address is always allowed, since tests run on any port. */
function isAllowed(core: Core, target: string): boolean {
  if (!URL.canParse(target)) return false;
  if (core.app.redirectUrls === null || target === defaultRedirect(core)) return true;
  return core.app.redirectUrls.some((url) => target.startsWith(url));
}

function consent(core: Core, scopes: string[]): string {
  const people = core.state.workspaces.flatMap(installers);
  return `<h1>${escapeHtml(core.app.name)} is requesting permission to access a workspace</h1>
<ul>${scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('')}</ul>
<form method="post">
<label>You are <select name="who">${people.join('')}</select></label>
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Cancel</button>
</form>`;
}

function installers(workspace: Workspace): string[] {
  return workspace.people
    .filter((person) => person.teamId === workspace.id && person.role !== 'deactivated')
    .filter((person) => isAdmin(person) || person.role === 'member')
    .map(
      ({ id, realName }) =>
        `<option value="${workspace.id}/${id}">${escapeHtml(realName)}, ${escapeHtml(workspace.name)}</option>`,
    );
}

const refusal = (why: string): StandInAnswer =>
  page(`<h1>Something went wrong</h1><p>${escapeHtml(why)}</p>`, 400);

function page(body: string, status = 200): StandInAnswer {
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title>';
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: `${head}${body}</html>` };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
