import { AppHome } from '../app-home/app-home.tsx';
import { BesidePanel } from '../beside/beside-panel.tsx';
import { Rail } from '../beside/rail.tsx';
import { ConversationView } from '../conversation/conversation-view.tsx';
import { ModalStack } from '../modal/modal-stack.tsx';
import type { Route } from '../session/route.ts';
import { useDirectory } from '../session/session-context.ts';
import { useBeside } from '../session/use-beside.ts';
import { Sidebar } from './sidebar.tsx';
import { useWhispers } from './use-whispers.ts';

/**
 * The page: whom one is and where one can go on the left, the place one is at, and on the right (`aside`) a thread
 * and what stands around Slack.
 */
export function Shell({ route }: { route: Route }) {
  useWhispers(route);
  const beside = useBeside();
  return (
    <div className="shell" data-beside={beside ? (beside.wide ? 'wide' : 'column') : undefined}>
      <Sidebar route={route} />
      <Main route={route} />
      {beside && <BesidePanel beside={beside} />}
      <Rail beside={beside} />
      <ModalStack />
    </div>
  );
}

function Main({ route }: { route: Route }) {
  const directory = useDirectory();
  const { place } = route;
  if (place.kind !== 'channel') return <AppHome route={route} tab={place.kind} />;
  const channel = directory.channels.find(({ kind, name }) => kind !== 'im' && name === place.name);
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
