import type { ReactNode } from 'react';
import { parsePermalink } from '../session/permalink.ts';
import { type Route, routePath } from '../session/route.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { go } from '../session/use-route.ts';

/** A link: to a message of this workspace it leads within the page, where the message is shown as a thread. */
export function PageLink({ url, children }: { url: string; children: ReactNode }) {
  const inside = useInside(url);
  if (!inside) {
    return (
      <a href={url} target="_blank" rel="noreferrer">
        {children}
      </a>
    );
  }
  return (
    <a
      href={routePath(inside)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(inside);
      }}
    >
      {children}
    </a>
  );
}

function useInside(url: string): Route | null {
  const { viewer } = useSession();
  const { channels, appChannelId } = useDirectory();
  const permalink = parsePermalink(url);
  const channel = channels.find(({ id }) => id === permalink?.channelId);
  if (!permalink || !channel || permalink.workspace !== viewer.workspace) return null;
  const at = { ...viewer, thread: permalink.ts };
  if (channel.id === appChannelId) return { ...at, place: { kind: 'messages' } };
  return { ...at, place: { kind: 'channel', name: channel.name } };
}
