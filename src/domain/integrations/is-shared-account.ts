import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Account } from '../../integrations/connector.ts';

/** Whether the service user's account is somebody's of the workspace too: then what it does may be that person's. */
export function* isSharedAccount(db: WorkspaceDb, { email }: Pick<Account, 'email'>): Steps<boolean> {
  return email !== null && (yield* db.people.byEmail(email)) !== undefined;
}
