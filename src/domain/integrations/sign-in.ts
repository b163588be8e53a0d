import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import { PeopleError } from '../../errors.ts';
import { ToolError } from '../../integrations/errors.ts';
import type { SignIn } from '../../integrations/sign-in.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import type { SignInInProgress } from './sign-in-in-progress.ts';
import { credentialsOf, type StoredCredentials } from './stored-credentials.ts';

type Parts = Pick<Context, 'store' | 'secrets' | 'clock' | 'connectors' | 'config'>;

/** Why a sign-in in the browser cannot go on; `message` says what to do. */
export class SignInStopped extends PeopleError {
  readonly why: 'unknown' | 'expired' | 'used' | 'wrong_browser' | 'denied' | 'tool';

  constructor(why: SignInStopped['why'], message: string) {
    super('tool_refused', message);
    this.why = why;
  }
}

const tenMinutes = 10 * 60 * 1000;
const link = z.object({ tool: z.string(), adminId: z.string(), viewId: z.string(), until: z.number() });
type Link = Omit<z.infer<typeof link>, 'until'>;

const again = 'Go back to Slack, open the Home tab of Streamly, and begin again.';

/**
 * The address of the button "Sign in with …", which one admin is shown in one window; null where the tool is not set
 * up for it. It is good for ten minutes.
 */
export async function signInLink(
  { secrets, clock, connectors, config }: Parts,
  workspaceId: string,
  of: Link,
): Promise<string | null> {
  const { signIn, tool } = connectors.of(of.tool);
  if (!signIn || !config.PUBLIC_URL) return null;
  const content = JSON.stringify({ ...of, until: clock().getTime() + tenMinutes });
  const sealed = await secrets.seal({ workspaceId, purpose: 'sign_in_link' }, content);
  const query = new URLSearchParams({
    workspace: workspaceId,
    link: Buffer.from(sealed).toString('base64url'),
  });
  return `${config.PUBLIC_URL}/integrations/${tool}/authorize?${query.toString()}`;
}

/** What a link says. @throws SignInStopped `unknown`, `expired`. */
export async function openSignInLink(
  { secrets, clock }: Parts,
  workspaceId: string,
  tool: string,
  text: string,
): Promise<Link> {
  const sealed = Buffer.from(text, 'base64url').toString();
  const opened = await secrets.open({ workspaceId, purpose: 'sign_in_link' }, sealed).catch(() => 'null');
  const { data } = link.safeParse(JSON.parse(opened));
  if (data?.tool !== tool) {
    throw new SignInStopped('unknown', `This link is not one of Streamly, or not whole. ${again}`);
  }
  if (data.until < clock().getTime()) {
    throw new SignInStopped('expired', `This link was good for ten minutes. ${again}`);
  }
  return data;
}

/**
 * Begins a sign-in in the browser that has opened an admin's link.
 *
 * @returns where the tool asks for consent, and the secret that this browser has to bring back as a cookie.
 * @throws PeopleError `not_allowed`.
 */
export async function beginSignIn(
  parts: Parts,
  workspaceId: string,
  admin: Person,
  { tool, viewId }: Pick<Link, 'tool' | 'viewId'>,
): Promise<{ url: string; state: string; session: string }> {
  const { store, secrets, clock } = parts;
  const [random, session, verifier] = [secret(), secret(), secret()];
  const state = `${workspaceId}.${random}`;
  const now = clock();
  const signIn: SignInInProgress = {
    id: hashOf(state),
    tool,
    adminId: admin.userId,
    viewId,
    sessionHash: hashOf(session),
    verifier: await secrets.seal({ workspaceId, purpose: 'sign_in_verifier' }, verifier),
    expiresAt: new Date(now.getTime() + tenMinutes),
    usedAt: null,
  };
  await store.in(workspaceId).transaction(function* (db) {
    yield* requireMay(db, admin, 'manage_integrations');
    yield* db.signIns.begin(signIn, now);
  });
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const redirectUrl = redirectUrlOf(parts, tool);
  return { url: toolSignIn(parts, tool).authorizeUrl({ redirectUrl, state, challenge }), state, session };
}

/** The workspace that a `state` belongs to, as it says itself; `takeSignIn` finds out whether it does. */
export function workspaceOfState(state: string): string {
  return state.split('.')[0] ?? '';
}

/**
 * Takes a sign-in that came back from the tool: each one once, in the browser that began it.
 *
 * @throws SignInStopped `unknown`, `wrong_browser`, `used`, `expired`.
 */
export function takeSignIn(
  { store, clock }: Parts,
  { tool, state, session }: { tool: string; state: string; session: string },
): Promise<SignInInProgress> {
  return store.in(workspaceOfState(state)).transaction(function* (db): Steps<SignInInProgress> {
    const signIn = yield* db.signIns.byId(hashOf(state));
    if (!signIn || signIn.tool !== tool) {
      throw new SignInStopped('unknown', `Streamly has begun no such sign-in. ${again}`);
    }
    if (!isSame(hashOf(session), signIn.sessionHash)) {
      throw new SignInStopped(
        'wrong_browser',
        `This sign-in was begun in another browser, and can only be ended there. Nothing was saved. ${again}`,
      );
    }
    if (signIn.usedAt) {
      throw new SignInStopped(
        'used',
        'This sign-in was ended already: look in Slack, where it goes on. If nothing is to be seen there, begin again.',
      );
    }
    if (signIn.expiresAt < clock()) {
      throw new SignInStopped('expired', `More than ten minutes have passed since you began. ${again}`);
    }
    yield* db.signIns.use(signIn.id, clock());
    return signIn;
  });
}

/**
 * The account's tokens, for the code that the tool sent.
 *
 * @throws SignInStopped `tool`, in words.
 */
export async function exchangeCode(
  parts: Parts,
  workspaceId: string,
  { tool, verifier: sealed }: SignInInProgress,
  code: string,
): Promise<StoredCredentials> {
  const verifier = await parts.secrets.open({ workspaceId, purpose: 'sign_in_verifier' }, sealed);
  try {
    const redirectUrl = redirectUrlOf(parts, tool);
    const grant = await toolSignIn(parts, tool).exchange({ code, redirectUrl, verifier });
    return credentialsOf(grant, parts.clock());
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new SignInStopped('tool', `${error.message} Nothing was saved. ${again}`);
  }
}

/** @throws SignInStopped `unknown` where the tool is not set up for it (any more). */
function toolSignIn({ connectors }: Parts, tool: string): SignIn {
  const { signIn, words } = connectors.of(tool);
  if (signIn) return signIn;
  throw new SignInStopped(
    'unknown',
    `Signing in to ${words.tool} in the browser is not set up on this server. Paste a token in Slack instead.`,
  );
}

function redirectUrlOf({ config }: Parts, tool: string): string {
  return `${config.PUBLIC_URL}/integrations/${tool}/callback`;
}

const secret = () => randomBytes(32).toString('base64url');
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');
const isSame = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
