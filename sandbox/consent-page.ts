import type { StandInAnswer } from './stand-in-server.ts';

/** An app that people may sign in to a tool with. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string;
  /** Where codes may be sent; each is compared whole. The first one is the registered one. */
  redirectUris: string[];
  /** As people read it; `Streamly` without. */
  name?: string;
}

/** Who asks whom for what. */
export interface Consent {
  tool: string;
  app: OAuthApp;
  /** One line each. */
  wants: string[];
  accounts: ConsentAccount[];
}

export interface ConsentAccount {
  id: string;
  name: string;
  email: string;
  /** What tells it apart from the others: a guest, without access to something. */
  note: string;
}

/**
 * The page on which a person chooses who they are and lets the app in, or not. It posts `account` (an id) and
 * `decision` (`allow` or `deny`) back to its own address, so that what the app asked for stays in the query.
 */
export function consentPage({ tool, app, wants, accounts }: Consent): StandInAnswer {
  const name = escapeHtml(app.name ?? 'Streamly');
  const choices = accounts.map(
    (
      account,
      n,
    ) => `<label><input type="radio" name="account" value="${escapeHtml(account.id)}"${n === 0 ? ' checked' : ''}>
<span><strong>${escapeHtml(account.name)}</strong> ${escapeHtml(account.email)}<small>${escapeHtml(account.note)}</small></span></label>`,
  );
  return page(
    tool,
    `<h1>${name} would like to use your ${escapeHtml(tool)} account</h1>
<form method="post">
<fieldset><legend>Sign in as</legend>${choices.join('')}</fieldset>
<h2>${name} will be able to</h2>
<ul>${wants.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>
<div class="decide"><button name="decision" value="deny">Deny</button><button class="primary" name="decision" value="allow">Allow</button></div>
</form>`,
  );
}

/** For what cannot be told to the app: the address to tell it at is not to be trusted. */
export function signInError(tool: string, words: string): StandInAnswer {
  return page(tool, `<h1>This sign-in cannot go on</h1><p>${escapeHtml(words)}</p>`, 400);
}

/** Sends the browser back to the app; parameters that are null are left out. */
export function backToApp(redirectUri: string, params: Record<string, string | null>): StandInAnswer {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(params)) {
    if (value !== null) target.searchParams.set(name, value);
  }
  return { status: 302, headers: { location: target.toString() }, body: '' };
}

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#1d1c1d;background:#f4f3f5;margin:0}
main{max-width:32rem;margin:4rem auto;padding:2rem;background:#fff;border-radius:12px;box-shadow:0 1px 4px #0003}
h1{font-size:1.4rem;margin:0 0 1rem}h2{font-size:1rem;margin:1.5rem 0 0}
fieldset{border:1px solid #ccc;border-radius:8px;padding:.5rem 1rem}
label{display:flex;gap:.75rem;align-items:start;padding:.4rem 0}label input{margin-top:.4rem}small{display:block;color:#555}
.decide{display:flex;gap:.75rem;justify-content:end}
button{font:inherit;padding:.5rem 1.25rem;border:1px solid #767676;border-radius:8px;background:#fff;cursor:pointer}
button.primary{background:#1a5fb4;border-color:#1a5fb4;color:#fff}`;

function page(tool: string, body: string, status = 200): StandInAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in with ${escapeHtml(tool)}</title><style>${style}</style><main>${body}</main></html>`,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
