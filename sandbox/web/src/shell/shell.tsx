import { useEffect, useState } from 'react';
import type { ChannelFace } from '../../../page-server/api.ts';
import { AppHome } from '../app-home/app-home.tsx';
import { BesidePanel } from '../beside/beside-panel.tsx';
import { Rail } from '../beside/rail.tsx';
import { ConversationView } from '../conversation/conversation-view.tsx';
import { ModalStack } from '../modal/modal-stack.tsx';
import type { Place, Route } from '../session/route.ts';
import { useDirectory } from '../session/session-context.ts';
import { useBeside } from '../session/use-beside.ts';
import { go } from '../session/use-route.ts';
import { FillingBanner } from './filling-banner.tsx';
import { Sidebar } from './sidebar.tsx';
import { useRuns } from './use-runs.ts';
import { useWhispers } from './use-whispers.ts';

/**
 * The page: whom one is and where one can go on the left, the place one is at, and on the right (`aside`) a thread
 * and what stands around Slack.
 */
export function Shell({ route }: { route: Route }) {
  useWhispers(route);
  useRuns();
  const beside = useBeside();
  return (
    <div className="shell" data-beside={beside ? (beside.wide ? 'wide' : 'column') : undefined}>
      <Sidebar route={route} />
      <Main route={route} />
      {beside && <BesidePanel beside={beside} />}
      <Rail beside={beside} />
      <ModalStack />
      <FillingBanner />
    </div>
  );
}

function Main({ route }: { route: Route }) {
  const directory = useDirectory();
  const { place } = route;
  const named = directory.channels.find(({ kind, name }) => kind !== 'im' && name === nameOf(place));
  const renamed = useRenamed(named ?? null, directory.channels, place);
  useEffect(() => {
    if (renamed) go({ ...route, place: { kind: 'channel', name: renamed.name } }, { replace: true });
  }, [renamed, route]);

  if (place.kind !== 'channel') return <AppHome route={route} tab={place.kind} />;
  const channel = named ?? renamed;
  if (!channel) {
    return (
      <main className="main">
        <p className="loading">
          {directory.me.realName} does not see a channel #{place.name}.
        </p>
      </main>
    );
  }
  return <ConversationView key={channel.id} channelId={channel.id} route={route} />;
}

const nameOf = (place: Place): string | null => (place.kind === 'channel' ? place.name : null);

/** The channel that the address named, where it has got another name since: somebody may do that at any time. */
function useRenamed(
  named: ChannelFace | null,
  channels: readonly ChannelFace[],
  place: Place,
): ChannelFace | null {
  const [last, setLast] = useState<{ id: string; name: string } | null>(null);
  if (named && (last?.id !== named.id || last.name !== named.name)) {
    setLast({ id: named.id, name: named.name });
  }
  if (named || last === null || nameOf(place) !== last.name) return null;
  return channels.find(({ id }) => id === last.id) ?? null;
}
