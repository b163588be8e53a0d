import type { Conversation, Directory, Versions, View } from '../../../page-server/api.ts';
import type { StageVersions } from '../../../page-server/stage-api.ts';
import { type Viewer, viewerUrl } from './requests.ts';

/** The parts of what one person sees that are fetched, and change, each by itself. */
export interface Regions {
  directory: Directory;
  home: View | null;
  modals: View[];
  [conversation: `conversations/${string}`]: Conversation;
  /** See `stage.ts`. */
  [aroundSlack: `stage/${string}`]: unknown;
}

export type RegionName = keyof Regions;

export const conversationRegion = (channelId: string): `conversations/${string}` =>
  `conversations/${channelId}`;

/** Null: the page is not told of this region, as of a channel that the person is not in. */
export function versionOf(versions: Versions, region: RegionName): string | null {
  if (region === 'directory' || region === 'home' || region === 'modals') return versions[region];
  const [kind, part = ''] = region.split('/');
  if (kind === 'stage') return versions.stage?.[part as keyof StageVersions] ?? null;
  return versions.conversations[part] ?? null;
}

export const regionUrl = (viewer: Viewer, region: RegionName): string =>
  region.startsWith('stage/') ? `/api/${region}` : `${viewerUrl(viewer)}/${region}`;
