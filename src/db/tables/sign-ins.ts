import type { AccountCheck, AccountWarning } from '../../domain/integrations/account-check.ts';
import type { Columns } from '../columns.ts';
import type { IntegrationTables } from './integrations.ts';
import { goesWith, ofWorkspace } from './references.ts';
import type { WorkspaceTables } from './workspaces.ts';

/** How accounts are signed in to tools, how long their tokens live, and how an Integration is doing. */
export function signInTables(
  c: Columns,
  { workspaces, integrations }: WorkspaceTables & Pick<IntegrationTables, 'integrations'>,
) {
  /** A sign-in that was begun in a browser. */
  const signIns = c.table(
    'sign_ins',
    {
      workspaceId: ofWorkspace(c, workspaces),
      /** SHA-256 of the `state`: what is stored helps nobody to go on with it. */
      id: c.text('id').notNull(),
      tool: c.text('tool').notNull(),
      /** Slack id of the workspace admin who may save what comes of it. */
      adminId: c.text('admin_id').notNull(),
      /** The window in Slack that goes on with it. */
      viewId: c.text('view_id').notNull(),
      /** SHA-256 of the browser's cookie. */
      sessionHash: c.text('session_hash').notNull(),
      /** Encrypted verifier of PKCE. */
      verifier: c.text('verifier').notNull(),
      expiresAt: c.time('expires_at').notNull(),
      usedAt: c.time('used_at'),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.id] })],
  );

  /** Credentials of no Integration: of an account that waits for an admin's word, or that are to be revoked. */
  const spareCredentials = c.table(
    'spare_credentials',
    {
      workspaceId: ofWorkspace(c, workspaces),
      id: c.text('id').notNull(),
      tool: c.text('tool').notNull(),
      /** Encrypted `StoredCredentials`. */
      credentials: c.text('credentials').notNull(),
      /** Who may save them until when, and what was found out about the account; null: nobody, they go. */
      adminId: c.text('admin_id'),
      check: c.json<AccountCheck>('account_check'),
      expiresAt: c.time('expires_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.workspaceId, t.id] })],
  );

  /** How long the tokens of an Integration live; those that were pasted are not here. */
  const tokenLives = c.table(
    'token_lives',
    {
      workspaceId: c.text('workspace_id').notNull(),
      integrationId: c.text('integration_id').notNull(),
      expiresAt: c.time('expires_at').notNull(),
      /** From when on they are to be exchanged for new ones, or when to try again. */
      refreshAt: c.time('refresh_at').notNull(),
      refreshedAt: c.time('refreshed_at').notNull(),
      /** Who exchanges them at present, until when. */
      lease: c.text('lease'),
      leaseEndsAt: c.time('lease_ends_at'),
      /** An exchange was begun then, and nobody knows its outcome. */
      askedAt: c.time('asked_at'),
      /** The tool refused tokens that should have lived on. */
      refusedAt: c.time('refused_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.integrationId] }),
      goesWith(c, integrations, t.workspaceId, t.integrationId),
      c.index('token_lives_due').on(t.refreshAt),
    ],
  );

  const integrationHealth = c.table(
    'integration_health',
    {
      workspaceId: c.text('workspace_id').notNull(),
      integrationId: c.text('integration_id').notNull(),
      /** Of a delivery, to the minute. */
      lastSuccessAt: c.time('last_success_at'),
      /** The tool asked us to wait until then. */
      limitedUntil: c.time('limited_until'),
      warnings: c.json<AccountWarning[]>('warnings').notNull(),
      checkedAt: c.time('checked_at'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.integrationId] }),
      goesWith(c, integrations, t.workspaceId, t.integrationId),
    ],
  );

  return { signIns, spareCredentials, tokenLives, integrationHealth };
}
