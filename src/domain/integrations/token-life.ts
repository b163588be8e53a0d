/** How long the tokens of an Integration live, and who exchanges them for new ones. Pasted tokens have none. */
export interface TokenLife {
  expiresAt: Date;
  /** From when on they are to be exchanged, or when to try it again. */
  refreshAt: Date;
  /** When they were given. */
  refreshedAt: Date;
  /** Who exchanges them at present, until when. */
  lease: string | null;
  leaseEndsAt: Date | null;
  /** An exchange was begun then, and nobody knows its outcome. */
  askedAt: Date | null;
  /** When the tool refused tokens that should have lived on. */
  refusedAt: Date | null;
}

const oneDay = 24 * 60 * 60 * 1000;
/** They are exchanged when a quarter of their life is left, at most a day: a tool may be down for a while. */
const shareLeft = 1 / 4;

/** The life of tokens that were given now. Pure. @param expiresIn seconds */
export function newLife(now: Date, expiresIn: number): TokenLife {
  const lives = expiresIn * 1000;
  return {
    expiresAt: new Date(now.getTime() + lives),
    refreshAt: new Date(now.getTime() + lives - Math.min(lives * shareLeft, oneDay)),
    refreshedAt: now,
    lease: null,
    leaseEndsAt: null,
    askedAt: null,
    refusedAt: null,
  };
}

/** Tokens that were exchanged because they were refused, and are refused again so soon, are no case for a third. */
const triedLately = 120_000;

/**
 * What it means that the tool refused tokens which should have lived. Pure.
 *
 * - `retry`: the attempt may have used tokens that were exchanged meanwhile, or are about to be.
 * - `exchange`: they may have died early: exchange them, then try again.
 * - `revoked`: the new ones were refused too; somebody has to sign in.
 *
 * @param begunAt when the attempt that was refused had begun.
 */
export function afterRefusal(life: TokenLife, begunAt: Date, now: Date): 'retry' | 'exchange' | 'revoked' {
  const isBeingExchanged = life.leaseEndsAt !== null && life.leaseEndsAt > now;
  if (life.refreshedAt > begunAt || isBeingExchanged || life.expiresAt <= now) return 'retry';
  const refusedLately = life.refusedAt !== null && now.getTime() - life.refusedAt.getTime() < triedLately;
  return refusedLately ? 'revoked' : 'exchange';
}
