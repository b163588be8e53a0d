import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import {
  beginSignIn,
  exchangeCode,
  openSignInLink,
  SignInStopped,
  takeSignIn,
  workspaceOfState,
} from '../domain/integrations/sign-in.ts';
import { offerAccount } from '../domain/integrations/spare-account.ts';
import type { Person } from '../domain/people.ts';
import { requireMay } from '../domain/permissions.ts';
import { PeopleError } from '../errors.ts';
import type { Connector } from '../integrations/connector.ts';
import { findPerson, findPersonByEmail } from '../slack/people.ts';
import { showAccount } from '../slack/show-account.ts';
import { type Page, sendPage } from './page.ts';
import { route } from './route.ts';

/** Signing in to a tool in the browser (I1): out to the tool's consent page, and back with what it says. */
export function signInRoutes(context: Context) {
  return context.connectors.all.flatMap((connector) => {
    const base = `/integrations/${connector.tool}`;
    return [
      route(context, 'GET', `${base}/authorize`, (request, response) =>
        withPage(context, connector, response, () => authorize(context, connector, request, response)),
      ),
      route(context, 'GET', `${base}/callback`, (request, response) =>
        withPage(context, connector, response, () => callback(context, connector, request)),
      ),
    ];
  });
}

async function authorize(
  context: Context,
  { tool }: Connector,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<null> {
  const query = queryOf(request);
  const workspaceId = query.get('workspace') ?? '';
  const { adminId, viewId } = await openSignInLink(context, workspaceId, tool, query.get('link') ?? '');
  const { admin } = await inSlack(context, workspaceId, adminId);
  const { url, state, session } = await beginSignIn(context, workspaceId, admin, { tool, viewId });
  const isSecure = context.config.PUBLIC_URL?.startsWith('https:') ?? false;
  response.writeHead(302, {
    location: url,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'set-cookie': `${cookieName(state)}=${session}; Max-Age=600; Path=/integrations/${tool}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  });
  response.end();
  return null;
}

async function callback(
  context: Context,
  { tool, words }: Connector,
  request: IncomingMessage,
): Promise<Page> {
  const query = queryOf(request);
  const state = query.get('state') ?? '';
  const workspaceId = workspaceOfState(state);
  const session = cookieOf(request, cookieName(state));
  const signIn = await takeSignIn(context, { tool, state, session });
  const code = codeOf(query, words.tool);
  const { client, admin } = await inSlack(context, workspaceId, signIn.adminId);
  await context.store.in(workspaceId).read((db) => requireMay(db, admin, 'manage_integrations'));
  const credentials = await exchangeCode(context, workspaceId, signIn, code);
  const offered = await offerAccount(context, workspaceId, admin, { tool, credentials }, (email) =>
    findPersonByEmail(context, client, workspaceId, email),
  );
  await showAccount(context, client, signIn, { tool, ...offered });
  const { name, email } = offered.check.account;
  return {
    status: 200,
    title: 'Signed in. Go back to Slack.',
    texts: [
      `${words.tool} says that you are ${name}${email === null ? '' : ` (${email})`}.`,
      'Nothing is saved yet: the workspace admin who opened the link sees this account in Slack, and saves it there within ten minutes.',
      'You can close this page.',
    ],
  };
}

/** @throws SignInStopped `denied`, `tool`. */
function codeOf(query: URLSearchParams, tool: string): string {
  const code = query.get('code');
  const error = query.get('error');
  if (error === 'access_denied') {
    throw new SignInStopped(
      'denied',
      `${tool} was not allowed to let Streamly in, so nothing was changed. To try again, go back to Slack.`,
    );
  }
  if (error !== null || !code) {
    const said = error === null ? '' : ` (${error.slice(0, 100)})`;
    throw new SignInStopped(
      'tool',
      `${tool} ended the sign-in without a result${said}. Nothing was saved. Go back to Slack and try again.`,
    );
  }
  return code;
}

/** The admin as Slack knows them now, and a client to reach them. @throws SignInStopped `unknown`. */
async function inSlack(
  context: Context,
  workspaceId: string,
  adminId: string,
): Promise<{ client: WebClient; admin: Person }> {
  const client = await context.slackOf(workspaceId);
  if (!client) throw new SignInStopped('unknown', 'Streamly was removed from this Slack workspace.');
  return { client, admin: await findPerson(context, client, workspaceId, adminId) };
}

const stops: Record<SignInStopped['why'], Pick<Page, 'status' | 'title'>> = {
  unknown: { status: 400, title: 'This sign-in cannot go on' },
  expired: { status: 410, title: 'Too late' },
  used: { status: 409, title: 'This sign-in was ended already' },
  wrong_browser: { status: 403, title: 'Not in this browser' },
  denied: { status: 200, title: 'Streamly was not let in' },
  tool: { status: 502, title: 'The sign-in failed' },
};

/** Every path ends with a page that says what happened and what to do. */
async function withPage(
  context: Context,
  { tool, words }: Connector,
  response: ServerResponse,
  handle: () => Promise<Page | null>,
): Promise<void> {
  try {
    const page = await handle();
    if (page) sendPage(response, page);
  } catch (error) {
    const page = pageOf(error, words.tool);
    if (page) {
      context.log.info({ err: error, tool }, 'sign-in stopped');
      sendPage(response, page);
      return;
    }
    const reference = context.newId().slice(0, 8);
    context.log.error({ err: error, tool, reference }, 'sign-in failed');
    const text = `Something went wrong on our side, and nothing was saved. Go back to Slack and try again; if it stays, tell an admin this reference: ${reference}.`;
    sendPage(response, { status: 500, title: 'The sign-in failed', texts: [text] });
  }
}

function pageOf(error: unknown, tool: string): Page | null {
  if (error instanceof SignInStopped) return { ...stops[error.why], texts: [error.message] };
  if (!(error instanceof PeopleError)) return null;
  if (error.code === 'not_allowed') {
    return { status: 403, title: 'Not allowed', texts: [error.message, 'Nothing was saved.'] };
  }
  return { status: 502, title: `${tool} could not be connected`, texts: [error.message] };
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://localhost').searchParams;
}

/** A name for each sign-in, so that two in one browser do not disturb each other. */
function cookieName(state: string): string {
  return `streamly_sign_in_${createHash('sha256').update(state).digest('hex').slice(0, 12)}`;
}

function cookieOf(request: IncomingMessage, name: string): string {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
