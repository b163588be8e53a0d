import { z } from 'zod';
import type { Context } from '../../context.ts';
import { PeopleError } from '../../errors.ts';

/**
 * An account that was checked and waits for an admin to say Save. It travels sealed in the window itself, so any
 * process can go on with it and nothing has to be kept or removed.
 */
const pendingAccount = z.object({
  tool: z.string(),
  adminId: z.string(),
  until: z.number(),
  account: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    reaches: z.array(z.string()),
  }),
  credentials: z.object({ accessToken: z.string() }),
});
export type PendingAccount = Omit<z.infer<typeof pendingAccount>, 'until'>;

const tenMinutes = 10 * 60 * 1000;
const purpose = 'pending_account';

/** Text for the window's metadata, which holds 3,000 characters: where an account reaches is shown, not kept. */
export function sealPending(
  { secrets, clock }: Pick<Context, 'secrets' | 'clock'>,
  workspaceId: string,
  pending: PendingAccount,
): Promise<string> {
  const { account, ...rest } = pending;
  const kept = { ...rest, account: { ...account, reaches: [] }, until: clock().getTime() + tenMinutes };
  return secrets.seal({ workspaceId, purpose }, JSON.stringify(kept));
}

/**
 * @throws PeopleError `changed_meanwhile` for what is older than ten minutes, of another admin or tool, or not ours.
 */
export async function openPending(
  { secrets, clock }: Pick<Context, 'secrets' | 'clock'>,
  workspaceId: string,
  sealed: string,
  by: { tool: string; adminId: string },
): Promise<PendingAccount> {
  const opened = await secrets.open({ workspaceId, purpose }, sealed).catch(() => 'null');
  const pending = pendingAccount.safeParse(JSON.parse(opened)).data;
  const fits = pending && pending.tool === by.tool && pending.adminId === by.adminId;
  if (!fits || pending.until < clock().getTime()) {
    throw new PeopleError('changed_meanwhile', 'This window is out of date. Close it and begin again.');
  }
  return pending;
}
