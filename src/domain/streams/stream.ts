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
  /** What keeps its Requests from being shown in the channel, as Slack last said. */
  channelTrouble: ChannelTrouble | null;
  /** Name of the emoji that offers its form to who reacts with it; null: none does. */
  emoji: string | null;
  /** Slack ids of the people who work its Requests: those named, and the members of its user groups. */
  team: readonly string[];
  /** The people of the team who were named one by one. The groups are in the settings. */
  teamUsers: readonly string[];
  /** Slack ids of its Stream admins. */
  admins: readonly string[];
  settings: StreamSettings;
}

/** The channel is archived; or the app is not in it any more, or it is gone. */
export type ChannelTrouble = 'archived' | 'out';

/** What a Stream has, for the question whether to delete it. */
export interface StreamContents {
  requests: number;
  openRequests: number;
  connectedTools: number;
}

export const longestStreamName = 75;
export const longestStreamDescription = 500;
