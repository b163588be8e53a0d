import type { AccountCheck } from './account-check.ts';

/** A sign-in that was begun in a browser and is to come back from the tool. */
export interface SignInInProgress {
  /** SHA-256 of the `state`. */
  id: string;
  tool: string;
  /** The workspace admin who may save what comes of it. */
  adminId: string;
  /** The window in Slack that goes on with it. */
  viewId: string;
  /** SHA-256 of the browser's cookie. */
  sessionHash: string;
  /** Encrypted verifier of PKCE. */
  verifier: string;
  expiresAt: Date;
  usedAt: Date | null;
}

/** Credentials of no Integration: of an account that waits for an admin's word, or that are to be revoked. */
export interface SpareCredentials {
  id: string;
  tool: string;
  /** Encrypted `StoredCredentials`. */
  credentials: string;
  /** Who may save them; null: nobody. */
  adminId: string | null;
  check: AccountCheck | null;
  /** From then on they cannot be saved, and are revoked. */
  expiresAt: Date;
}
