import type { Conversation, Directory, Versions, View } from '../../../page-server/api.ts';

/** The parts of what one person sees that are fetched, and change, each by itself. */
export interface Regions {
  directory: Directory;
  home: View | null;
  modals: View[];
  [conversation: `conversations/${string}`]: Conversation;
}

export type RegionName = keyof Regions;

export const conversationRegion = (channelId: string): `conversations/${string}` =>
  `conversations/${channelId}`;

/** Null: the page is not told of this region, as of a channel that the person is not in. */
export function versionOf(versions: Versions, region: RegionName): string | null {
  if (region === 'directory' || region === 'home' || region === 'modals') return versions[region];
  return versions.conversations[region.slice('conversations/'.length)] ?? null;
}
