import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { TokenGrant } from '../../integrations/sign-in.ts';

/** Credentials as they are kept, sealed: a token that was pasted, or tokens of a sign-in. */
const storedCredentials = z.object({
  accessToken: z.string(),
  signIn: z.object({ refreshToken: z.string(), expiresIn: z.number(), givenAt: z.number() }).nullable(),
});
export type StoredCredentials = z.infer<typeof storedCredentials>;

const purpose = 'tool_credentials';

/** What a sign-in gave, now. Pure. */
export function credentialsOf(
  { accessToken, refreshToken, expiresIn }: TokenGrant,
  now: Date,
): StoredCredentials {
  return { accessToken, signIn: { refreshToken, expiresIn, givenAt: now.getTime() } };
}

export function sealCredentials(
  { secrets }: Pick<Context, 'secrets'>,
  workspaceId: string,
  credentials: StoredCredentials,
): Promise<string> {
  return secrets.seal({ workspaceId, purpose }, JSON.stringify(credentials));
}

/** @throws where they are of another workspace, changed, or sealed with a key that is not known. */
export async function openCredentials(
  { secrets }: Pick<Context, 'secrets'>,
  workspaceId: string,
  sealed: string,
): Promise<StoredCredentials> {
  const opened: unknown = JSON.parse(await secrets.open({ workspaceId, purpose }, sealed));
  // Those that an earlier version kept were all pasted.
  return storedCredentials.parse({ signIn: null, ...(opened as object) });
}
