import { z } from 'zod';
import { firstNotifications, notificationSettings } from './notifications/notification.ts';

/** Days that data of a workspace which removed the app is kept, unless its settings say otherwise (A4). */
export const usualRetentionDays = 30;

export const longestRetentionDays = 365;

/** App settings of a workspace (A5). What was added later has a default that is right for older ones. */
export const workspaceSettings = z.object({
  /** Slack ids; the installer is the first one (A3). */
  adminIds: z.array(z.string()),
  /** Whether Slack's own admins and owners are workspace admins too (A3). */
  slackAdminsAreAdmins: z.boolean().default(true),
  /** Workspace admins always may. */
  mayCreateStreams: z.enum(['everyone', 'admins', 'listed']),
  /** Who is on the list, where a list says who may create Streams. */
  creatorIds: z.array(z.string()).default([]),
  /** IANA name, for dates and times of people who have none of their own; null: UTC. */
  timeZone: z.string().nullable().default(null),
  /** Who is told what, and where, in Streams that do not say it themselves (S10). */
  notifications: notificationSettings.default(firstNotifications),
  retentionDays: z.int().min(1).max(longestRetentionDays).default(usualRetentionDays),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

/** Settings of a workspace that was just installed. */
export function firstSettings(installedBy: string | null): WorkspaceSettings {
  return workspaceSettings.parse({
    adminIds: installedBy === null ? [] : [installedBy],
    mayCreateStreams: 'everyone',
  });
}
