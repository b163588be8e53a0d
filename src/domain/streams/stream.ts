import type { StreamSettings } from './stream-settings.ts';

/** A named intake. Its form and library are read apart: most acts need neither. */
export interface Stream {
  id: string;
  name: string;
  description: string;
  channelId: string;
  channelName: string;
  /** The form that is shown from now on. */
  formVersion: number;
  createdBy: string;
  createdAt: Date;
  archivedAt: Date | null;
  /** Slack ids of the people who work its Requests. */
  team: readonly string[];
  /** Slack ids of its Stream admins. */
  admins: readonly string[];
  settings: StreamSettings;
}

export const longestStreamName = 75;
export const longestStreamDescription = 500;
