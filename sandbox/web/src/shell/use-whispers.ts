import { useEffect, useState } from 'react';
import type { Directory } from '../../../page-server/api.ts';
import { channelLabel } from '../session/names.ts';
import type { Route } from '../session/route.ts';
import { useDirectory, useSession } from '../session/session-context.ts';

/** Says in a toast what the app tells this person alone in a channel that is not on the screen. */
export function useWhispers(route: Route): void {
  const directory = useDirectory();
  const { say } = useSession();
  const { newestEphemeral: newest } = directory;
  const [heard, setHeard] = useState(newest?.ts ?? null);
  useEffect(() => {
    if (!newest || newest.ts === heard) return;
    setHeard(newest.ts);
    if (isShown(directory, newest.channelId, route)) return;
    const name = channelLabel(directory, newest.channelId);
    say(name === null ? newest.text : `${newest.text} (in #${name}, only visible to you)`);
  }, [newest, heard, directory, route, say]);
}

function isShown({ appChannelId, channels }: Directory, channelId: string, { place }: Route): boolean {
  if (place.kind === 'messages') return channelId === appChannelId;
  return place.kind === 'channel' && channels.some(({ id, name }) => id === channelId && name === place.name);
}
