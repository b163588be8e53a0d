import { z } from 'zod';

/** App settings of a workspace (A5). */
export const workspaceSettings = z.object({
  /** Slack ids; the installer is the first one (A3). */
  adminIds: z.array(z.string()),
  mayCreateStreams: z.enum(['everyone', 'admins']),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

/** Settings of a workspace that was just installed. */
export function firstSettings(installedBy: string | null): WorkspaceSettings {
  return { adminIds: installedBy === null ? [] : [installedBy], mayCreateStreams: 'everyone' };
}
