import { useEffect, useState } from 'react';
import type { ChannelFace } from '../../../page-server/api.ts';
import type { Route } from '../session/route.ts';
import { useDirectory } from '../session/session-context.ts';

/**
 * What this window has not shown yet. A window begins with everything read: what came before one sat down in front
 * of it is no news.
 */
export function useUnread({ place }: Route): (channel: ChannelFace) => boolean {
  const { channels, appChannelId } = useDirectory();
  const [read, setRead] = useState(() => new Map(channels.map(({ id, lastTs }) => [id, lastTs])));
  const shown = channels.find((channel) =>
    place.kind === 'channel'
      ? channel.name === place.name
      : place.kind === 'messages' && channel.id === appChannelId,
  );
  const { id, lastTs = null } = shown ?? {};
  useEffect(() => {
    if (id !== undefined) setRead((before) => new Map(before).set(id, lastTs));
  }, [id, lastTs]);
  return (channel) =>
    channel.id !== id &&
    channel.isMember &&
    channel.lastTs !== null &&
    channel.lastTs !== (read.get(channel.id) ?? null);
}
