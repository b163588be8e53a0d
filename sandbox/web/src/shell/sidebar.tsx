import type { ChannelFace } from '../../../page-server/api.ts';
import { type Place, type Route, routePath } from '../session/route.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { go } from '../session/use-route.ts';
import { AppMark } from './avatar.tsx';
import { Icon, type IconName } from './icon.tsx';
import { NewChannel } from './new-channel.tsx';
import { PersonSwitcher } from './person-switcher.tsx';
import { useUnread } from './unread.ts';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

export function Sidebar({ route }: { route: Route }) {
  const { cast } = useSession();
  const directory = useDirectory();
  const isUnread = useUnread(route);
  const mine = directory.channels.filter(({ kind, isMember }) => kind !== 'im' && isMember);
  const others = directory.channels.filter(({ kind, isMember }) => kind !== 'im' && !isMember);
  const dm = directory.channels.find(({ id }) => id === directory.appChannelId);
  return (
    <nav className="sidebar" aria-label="Workspace">
      <WorkspaceSwitcher route={route} />
      <div className="sidebar-scroll">
        <div className="sidebar-heading">
          <h2>Channels</h2>
          <NewChannel route={route} />
        </div>
        <ul>
          {mine.map((channel) => (
            <ChannelLink key={channel.id} channel={channel} route={route} unread={isUnread(channel)} />
          ))}
        </ul>
        {others.length > 0 && (
          <>
            <h2>Not joined</h2>
            <ul>
              {others.map((channel) => (
                <ChannelLink key={channel.id} channel={channel} route={route} unread={false} />
              ))}
            </ul>
          </>
        )}
        <h2>Apps</h2>
        <ul>
          <li>
            <PlaceLink
              route={route}
              place={{ kind: cast.app.homeTab ? 'home' : 'messages' }}
              isCurrent={route.place.kind !== 'channel'}
            >
              <AppMark size={20} />
              <span className={dm && isUnread(dm) ? 'label unread' : 'label'}>{cast.app.name}</span>
              {dm && isUnread(dm) && <span className="dot" role="img" aria-label="new messages" />}
            </PlaceLink>
          </li>
        </ul>
      </div>
      <PersonSwitcher route={route} />
    </nav>
  );
}

function ChannelLink({ channel, route, unread }: { channel: ChannelFace; route: Route; unread: boolean }) {
  const { place } = route;
  const isCurrent = place.kind === 'channel' && place.name === channel.name;
  return (
    <li>
      <PlaceLink route={route} place={{ kind: 'channel', name: channel.name }} isCurrent={isCurrent}>
        <Icon name={channelIcon(channel)} />
        <span className={unread ? 'label unread' : 'label'}>{channel.name}</span>
        {unread && <span className="dot" role="img" aria-label="new messages" />}
      </PlaceLink>
    </li>
  );
}

export function channelIcon({ archived, kind }: Pick<ChannelFace, 'archived' | 'kind'>): IconName {
  if (archived) return 'archive';
  return kind === 'private' ? 'lock' : 'hash';
}

interface PlaceLinkProps {
  route: Route;
  place: Place;
  isCurrent: boolean;
  children: React.ReactNode;
}

/** A real link, so that it opens in another window too; a plain click stays in this one. */
function PlaceLink({ route, place, isCurrent, children }: PlaceLinkProps) {
  const target: Route = { ...route, place, thread: null };
  return (
    <a
      className="place"
      href={routePath(target)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(target);
      }}
    >
      {children}
    </a>
  );
}
