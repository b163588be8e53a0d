import type { MouseEvent } from 'react';
import { besideHash, besideOfLink } from './beside.ts';
import { placeOfDeepLink } from './deep-link.ts';
import { parsePermalink } from './permalink.ts';
import { type Route, routePath } from './route.ts';
import { useDirectory, useSession } from './session-context.ts';
import { useStageVersion } from './stage.ts';
import { openBeside } from './use-beside.ts';
import { go } from './use-route.ts';

/** Where a link leads within this page. */
export interface Inside {
  href: string;
  onClick: (event: MouseEvent) => void;
}

/**
 * A link to a message of this workspace leads to the message, as a thread; one to the app or a channel there; one to
 * a task or a row to the tool's page beside. Null: it leads elsewhere.
 */
export function useInside(url: string): Inside | null {
  const message = useMessage(url);
  const place = useDeepLink(url);
  const route = message ?? place;
  const hasTools = useStageVersion('asana') !== null;
  const beside = hasTools ? besideOfLink(url) : null;
  if (route) return { href: routePath(route), onClick: unlessElsewhere(() => go(route)) };
  return beside && { href: besideHash(beside), onClick: unlessElsewhere(() => openBeside(beside)) };
}

/** With a key held, the browser opens the link in a window or tab of its own. */
function unlessElsewhere(open: () => void) {
  return (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open();
  };
}

function useDeepLink(url: string): Route | null {
  const { viewer, cast } = useSession();
  const directory = useDirectory();
  const teamId = cast.workspaces.find(({ domain }) => domain === viewer.workspace)?.id ?? '';
  const place = placeOfDeepLink(url, teamId, cast.app, directory);
  return place && { ...viewer, place, thread: null };
}

function useMessage(url: string): Route | null {
  const { viewer } = useSession();
  const { channels, appChannelId } = useDirectory();
  const permalink = parsePermalink(url);
  const channel = channels.find(({ id }) => id === permalink?.channelId);
  if (!permalink || !channel || permalink.workspace !== viewer.workspace) return null;
  const at = { ...viewer, thread: permalink.ts };
  if (channel.id === appChannelId) return { ...at, place: { kind: 'messages' } };
  return { ...at, place: { kind: 'channel', name: channel.name } };
}
