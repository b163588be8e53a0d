import { openCredentials } from '../../domain/integrations/stored-credentials.ts';
import { ToolError } from '../../integrations/errors.ts';
import { type Handler, nothing } from '../handler.ts';

/**
 * Makes credentials useless that are nobody's, and forgets them: of an account that no admin saved in time, or that
 * an Integration does not act as any more. A token that was pasted is its owner's: it is only forgotten.
 */
export const toolRevoke: Handler<'tool.revoke'> = {
  async carryOut(parts, job) {
    const { credentialsId } = job.work;
    const spare = await parts.store.in(job.workspaceId).read((db) => db.signIns.spare(credentialsId));
    if (!spare) return nothing;
    const { accessToken, signIn } = await openCredentials(parts, job.workspaceId, spare.credentials);
    if (signIn && !(await isInUse(parts, job.workspaceId, spare))) {
      const { refreshToken } = signIn;
      await parts.connectors
        .of(spare.tool)
        .signIn?.revoke({ accessToken, refreshToken })
        .catch(unlessRefused);
    }
    return (db) => db.signIns.removeSpare(credentialsId);
  },
  /** Nobody is left to tell. What cannot be revoked is forgotten all the same. */
  tell:
    (_parts, { work }, { gaveUp }) =>
    (db) =>
      gaveUp ? db.signIns.removeSpare(work.credentialsId) : nothing(db),
};

type Parts = Parameters<typeof toolRevoke.carryOut>[0];

/** A tool may take two sign-ins of one account for one: those of the account that is in use are left alone. */
async function isInUse(
  { store }: Parts,
  workspaceId: string,
  { tool, check }: { tool: string; check: { account: { id: string } } | null },
): Promise<boolean> {
  const current = await store.in(workspaceId).read((db) => db.integrations.ofTool(tool));
  return check !== null && current?.account.id === check.account.id;
}

/** The tool does not take them: then they are good for nothing already. */
function unlessRefused(error: unknown): void {
  if (error instanceof ToolError && (error.kind === 'unauthorized' || error.kind === 'rejected')) return;
  throw error;
}
