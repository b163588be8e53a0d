import { eq, lt } from 'drizzle-orm';
import type { AccountCheck } from '../domain/integrations/account-check.ts';
import type { SignInInProgress, SpareCredentials } from '../domain/integrations/sign-in-in-progress.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** So long a sign-in is remembered after it has expired: its page says why it cannot go on. */
const rememberedFor = 24 * 60 * 60 * 1000;

/** Sign-ins in progress, and credentials that belong to no Integration. */
export function signInQueries(q: TenantQueries) {
  const { signIns, spareCredentials } = q.schema;
  return {
    *begin(signIn: SignInInProgress, now: Date): Steps<void> {
      yield* q.remove(signIns, lt(signIns.expiresAt, new Date(now.getTime() - rememberedFor)));
      yield* q.insert(signIns, signIn);
    },
    /** Holds it until the transaction ends. */
    *byId(id: string): Steps<SignInInProgress | undefined> {
      const row = yield* q.first(signIns, eq(signIns.id, id), { lock: true });
      if (!row) return undefined;
      const { workspaceId: _, ...signIn } = row;
      return signIn;
    },
    *use(id: string, at: Date): Steps<void> {
      yield* q.update(signIns, { usedAt: at }, eq(signIns.id, id));
    },
    *putSpare(spare: SpareCredentials): Steps<void> {
      yield* q.insert(spareCredentials, spare);
    },
    *putCheck(id: string, check: AccountCheck): Steps<void> {
      yield* q.update(spareCredentials, { check }, eq(spareCredentials.id, id));
    },
    /** Holds them until the transaction ends, where `lock` is asked for. */
    *spare(id: string, options: { lock?: boolean } = {}): Steps<SpareCredentials | undefined> {
      const row = yield* q.first(spareCredentials, eq(spareCredentials.id, id), options);
      if (!row) return undefined;
      const { workspaceId: _, ...spare } = row;
      return spare;
    },
    *removeSpare(id: string): Steps<void> {
      yield* q.remove(spareCredentials, eq(spareCredentials.id, id));
    },
  };
}

export type SignInQueries = ReturnType<typeof signInQueries>;
