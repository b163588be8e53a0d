import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { ToolError } from '../../integrations/errors.ts';
import type { SignIn } from '../../integrations/sign-in.ts';
import type { Integration } from './integration.ts';
import {
  credentialsOf,
  openCredentials,
  type StoredCredentials,
  sealCredentials,
} from './stored-credentials.ts';
import { newLife, type TokenLife } from './token-life.ts';

type Parts = Pick<Context, 'store' | 'secrets' | 'clock' | 'newId' | 'connectors'>;
type Of = Pick<Integration, 'id' | 'tool'>;

/** An exchange is over sooner: connectors wait 15 s for an answer. */
const leaseLasts = 30_000;
/** Milliseconds that one waits for another's exchange, and between two looks. */
const patience = 2500;
const lookAgain = 100;
/** Another process may hold the answer that we did not get; so long until its tokens would be in the store. */
const doubtLasts = 20_000;
/** Until the next try to exchange tokens that still live. */
const triesAgainAfter = 60_000;

/** The tool lets the account in no more, whatever tokens we have: somebody has to sign in. */
export class SignInNeeded extends ToolError {
  constructor(message: string, cause: unknown) {
    super('unauthorized', message, { cause });
  }
}

/**
 * A token to sign an Integration's calls with. Tokens of a sign-in are exchanged for new ones before they expire, by
 * one process at a time, which keeps the new ones before it uses them.
 *
 * And if the process dies right after it has asked? Its lease ends, the next one asks with what is in the store; a
 * tool that has killed those tokens by then refuses them, and an admin has to sign in.
 *
 * @throws SignInNeeded; ToolError of another kind where the tokens have expired and cannot be exchanged at present.
 */
export async function freshToken(parts: Parts, workspaceId: string, integration: Of): Promise<string> {
  const { store, clock } = parts;
  const { sealed, life } = await store.in(workspaceId).read((db) => present(db, integration.id));
  const credentials = await openCredentials(parts, workspaceId, sealed);
  if (!credentials.signIn || !life || life.refreshAt > clock()) return credentials.accessToken;

  const { signIn } = parts.connectors.of(integration.tool);
  if (!signIn) {
    if (life.expiresAt > clock()) return credentials.accessToken;
    throw new SignInNeeded('This server has no client id of the tool any more.', null);
  }
  for (let waited = 0; waited <= patience; waited += lookAgain) {
    const turn = await takeTurn(parts, workspaceId, integration.id);
    if (turn === 'others') await new Promise((resolve) => setTimeout(resolve, lookAgain));
    else if (turn === 'fresh') return freshToken(parts, workspaceId, integration);
    else return exchange(parts, { workspaceId, integration, signIn, turn });
  }
  throw new ToolError('conflict', 'The sign-in is being renewed.');
}

/** Their life first: whoever exchanges them in between then leaves us old news of new tokens, never the reverse. */
function* present(db: WorkspaceDb, integrationId: string) {
  const life = yield* db.tokens.life(integrationId);
  const sealed = yield* db.integrations.sealedCredentials(integrationId);
  if (sealed === undefined) throw new Error(`No Integration ${integrationId}.`);
  return { sealed, life };
}

/** What was found when the turn to exchange was taken. */
interface Turn {
  lease: string;
  sealed: string;
  life: TokenLife;
}

function takeTurn({ store, clock, newId }: Parts, workspaceId: string, integrationId: string) {
  return store.in(workspaceId).transaction(function* (db): Steps<Turn | 'others' | 'fresh'> {
    const now = clock();
    const life = yield* db.tokens.life(integrationId, { lock: true });
    if (!life || life.refreshAt > now) return 'fresh';
    if (life.leaseEndsAt && life.leaseEndsAt > now) return 'others';
    const lease = newId();
    const leaseEndsAt = new Date(now.getTime() + leaseLasts);
    yield* db.tokens.changeLife(integrationId, { lease, leaseEndsAt, askedAt: now });
    const { sealed } = yield* present(db, integrationId);
    return { lease, sealed, life };
  });
}

interface Exchange {
  workspaceId: string;
  integration: Of;
  signIn: SignIn;
  turn: Turn;
}

async function exchange(parts: Parts, of: Exchange): Promise<string> {
  const { workspaceId, integration, signIn, turn } = of;
  const used = await openCredentials(parts, workspaceId, turn.sealed);
  const outcome = await signIn
    .refresh(used.signIn?.refreshToken ?? '')
    .then((grant) => ({ renewed: credentialsOf(grant, parts.clock()) }))
    .catch((error: unknown) => {
      if (error instanceof ToolError) return { error };
      throw error;
    });
  if ('error' in outcome) {
    const next = await afterFailure(parts, of, outcome.error);
    if (next instanceof ToolError) throw next;
    return next === 'old' ? used.accessToken : freshToken(parts, workspaceId, integration);
  }
  const kept = await keep(parts, of, outcome.renewed);
  return kept ? outcome.renewed.accessToken : freshToken(parts, workspaceId, integration);
}

/** @returns false where somebody has signed in meanwhile: these tokens are of no use any more. */
async function keep(
  parts: Parts,
  { workspaceId, integration: { id }, turn }: Exchange,
  renewed: StoredCredentials,
): Promise<boolean> {
  const sealed = await sealCredentials(parts, workspaceId, renewed);
  return parts.store.in(workspaceId).transaction(function* (db) {
    if ((yield* db.integrations.sealedCredentials(id, { lock: true })) !== turn.sealed) return false;
    const life = newLife(parts.clock(), renewed.signIn?.expiresIn ?? 0);
    yield* db.integrations.putCredentials(id, sealed);
    yield* db.tokens.putLife(id, { ...life, refusedAt: turn.life.refusedAt });
    return true;
  });
}

/**
 * What becomes of an exchange that failed.
 *
 * @returns what to throw; `old`: the tokens that there are live on; `newer`: somebody else has put others.
 */
function afterFailure(
  { store, clock }: Parts,
  { workspaceId, integration: { id }, turn }: Exchange,
  error: ToolError,
): Promise<ToolError | 'old' | 'newer'> {
  return store.in(workspaceId).transaction(function* (db): Steps<ToolError | 'old' | 'newer'> {
    const life = yield* db.tokens.life(id, { lock: true });
    const { sealed } = yield* present(db, id);
    if (sealed !== turn.sealed) return 'newer';
    // Our lease has ended, and another process asks: what it finds out holds.
    if (life?.lease !== turn.lease) return new ToolError('conflict', 'The sign-in is being renewed.');

    const now = clock();
    const later = (ms: number) => new Date(now.getTime() + ms);
    const isRefused = error.kind === 'unauthorized' || error.kind === 'rejected';
    const free = { lease: null, leaseEndsAt: null };
    if (isRefused && turn.life.askedAt) {
      // Whoever asked before us may have new tokens and be about to keep them: look once more, then believe it.
      const retryAt = later(doubtLasts);
      yield* db.tokens.changeLife(id, { lease: null, leaseEndsAt: retryAt, askedAt: null });
      return new ToolError('rate_limited', 'The sign-in is being renewed.', { retryAt, cause: error });
    }
    if (isRefused) {
      yield* db.tokens.changeLife(id, { ...free, askedAt: null });
      return new SignInNeeded(error.message, error);
    }
    const askedAt = error.maybeDone ? now : turn.life.askedAt;
    const livesOn = life.expiresAt > now;
    const refreshAt = livesOn ? later(triesAgainAfter) : life.refreshAt;
    yield* db.tokens.changeLife(id, { ...free, askedAt, refreshAt });
    if (livesOn) return 'old';
    // The delivery itself was not begun, whatever became of the exchange.
    return new ToolError(error.kind, error.message, {
      cause: error,
      ...(error.retryAt ? { retryAt: error.retryAt } : {}),
    });
  });
}
