import { useEffect } from 'react';
import type { View } from '../../../page-server/api.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { SceneContext, useFormScene } from '../block-kit/scene.ts';
import { ConversationView } from '../conversation/conversation-view.tsx';
import { ShortcutsMenu } from '../conversation/shortcuts-menu.tsx';
import { type Route, routePath } from '../session/route.ts';
import { useDirectory, useRegion, useSession } from '../session/session-context.ts';
import { useCanAct } from '../session/stage.ts';
import { go } from '../session/use-route.ts';
import { AppMark } from '../shell/avatar.tsx';

/** The app's own place: its Home, and the direct message with it. */
export function AppHome({ route, tab }: { route: Route; tab: 'home' | 'messages' }) {
  const { cast, act } = useSession();
  const { appChannelId } = useDirectory();
  const canAct = useCanAct();
  useEffect(() => {
    if (canAct) void act({ kind: tab === 'home' ? 'home' : 'messages_tab' });
  }, [act, tab, canAct]);
  const header = (
    <header className="main-header">
      <AppMark size={26} />
      <h1>{cast.app.name}</h1>
      <nav className="tabs" aria-label={cast.app.name}>
        {cast.app.homeTab && <TabLink route={route} to="home" words="Home" isCurrent={tab === 'home'} />}
        {cast.app.messagesTab && (
          <TabLink route={route} to="messages" words="Messages" isCurrent={tab === 'messages'} />
        )}
      </nav>
      <span className="spring" />
      <ShortcutsMenu />
    </header>
  );
  if (tab === 'messages' && appChannelId !== null) {
    return <ConversationView key={appChannelId} channelId={appChannelId} route={route} header={header} />;
  }
  return (
    <main className="main">
      {header}
      <HomeTab />
    </main>
  );
}

interface TabLinkProps {
  route: Route;
  to: 'home' | 'messages';
  words: string;
  isCurrent: boolean;
}

function TabLink({ route, to, words, isCurrent }: TabLinkProps) {
  const target: Route = { ...route, place: { kind: to }, thread: null };
  return (
    <a
      href={routePath(target)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(target);
      }}
    >
      {words}
    </a>
  );
}

function HomeTab() {
  const { cast } = useSession();
  const view = useRegion('home');
  if (view === undefined) return <p className="loading">Coming…</p>;
  if (view === null) return <p className="loading">{cast.app.name} has not shown a Home yet.</p>;
  return (
    <div className="scroll">
      <div className="home">
        <HomeView view={view} />
      </div>
    </div>
  );
}

function HomeView({ view }: { view: View }) {
  const scene = useFormScene({ in: 'home' }, { values: view.values, stamp: view.hash });
  return (
    <SceneContext value={scene}>
      <Blocks blocks={view.blocks} />
    </SceneContext>
  );
}
