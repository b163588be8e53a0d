import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Conversation } from '../../../page-server/api.ts';
import { conversationRegion } from '../session/regions.ts';
import type { Route } from '../session/route.ts';
import { useDirectory, useRegion, useSession } from '../session/session-context.ts';
import { go } from '../session/use-route.ts';
import { Icon } from '../shell/icon.tsx';
import { ScrollFrame } from '../shell/scroll-frame.tsx';
import { channelIcon } from '../shell/sidebar.tsx';
import { BookmarksBar } from './bookmarks-bar.tsx';
import { ChannelMenu } from './channel-menu.tsx';
import { Composer } from './composer.tsx';
import { rowsOf } from './groups.ts';
import { EphemeralView, MessageView } from './message-view.tsx';
import { ShortcutsMenu } from './shortcuts-menu.tsx';
import { ThreadPanel } from './thread-panel.tsx';

interface ConversationViewProps {
  channelId: string;
  route: Route;
  /** In place of the channel's own. */
  header?: ReactNode;
}

/** A channel or direct message, and a thread of it beside. */
export function ConversationView({ channelId, route, header }: ConversationViewProps) {
  const conversation = useRegion(conversationRegion(channelId));
  const parent = conversation?.messages.find(({ ts }) => ts === route.thread);
  return (
    <>
      <main className="main">
        {header ?? (conversation && <ChannelHeader conversation={conversation} route={route} />)}
        {conversation ? (
          <>
            {conversation.channel.kind !== 'im' && <BookmarksBar conversation={conversation} />}
            <Messages conversation={conversation} route={route} />
            <Foot conversation={conversation} />
          </>
        ) : (
          <p className="loading">Coming…</p>
        )}
      </main>
      {conversation && parent && (
        <ThreadPanel
          conversation={conversation}
          parent={parent}
          onClose={() => go({ ...route, thread: null })}
        />
      )}
    </>
  );
}

function ChannelHeader({ conversation, route }: { conversation: Conversation; route: Route }) {
  const { channel } = conversation;
  const { memberCount, hasApp } = channel;
  return (
    <header className="main-header">
      <h1>
        <Icon name={channelIcon(channel)} />
        {channel.name}
      </h1>
      <small>
        {memberCount === 1 ? '1 member' : `${memberCount} members`}
        {hasApp ? '' : ', without the app'}
      </small>
      <span className="spring" />
      <ShortcutsMenu />
      <ChannelMenu conversation={conversation} route={route} />
    </header>
  );
}

function Messages({ conversation, route }: { conversation: Conversation; route: Route }) {
  const { me } = useDirectory();
  const { channel, messages, ephemerals } = conversation;
  const rows = rowsOf(messages, ephemerals, me.tz, Date.now());
  return (
    // Turned around twice, so that the newest stays in sight by itself.
    <ScrollFrame className="scroll from-below" name="Messages">
      <div className="messages">
        {rows.length === 0 && <p className="empty">Nothing has been said here yet.</p>}
        {rows.map((row) => {
          if (row.kind === 'day') return <DayLine key={row.key} words={row.words} />;
          if (row.kind === 'ephemeral') return <EphemeralView key={row.key} ephemeral={row.ephemeral} />;
          const { message, isFollowUp, replies } = row;
          return (
            <MessageView
              key={row.key}
              channelId={channel.id}
              message={message}
              isFollowUp={isFollowUp}
              replies={replies}
              onOpenThread={() => go({ ...route, thread: message.ts })}
            />
          );
        })}
      </div>
    </ScrollFrame>
  );
}

function DayLine({ words }: { words: string }) {
  return (
    <div className="day-line">
      <span>{words}</span>
    </div>
  );
}

/** The composer, or why there is none. */
function Foot({ conversation: { channel } }: { conversation: Conversation }) {
  const { act, cast } = useSession();
  if (channel.archived) return <p className="foot-note">#{channel.name} is archived: it can be read only.</p>;
  if (channel.kind === 'im' && cast.app.messagesReadOnly) {
    return <p className="foot-note">Sending messages to {cast.app.name} has been turned off.</p>;
  }
  if (!channel.isMember) {
    return (
      <div className="foot-note">
        You are not in #{channel.name}: it can be read only.{' '}
        <Button className="button" onPress={() => void act({ kind: 'join_channel', channel: channel.id })}>
          Join
        </Button>
      </div>
    );
  }
  const where = channel.kind === 'im' ? 'the app' : `#${channel.name}`;
  return <Composer channelId={channel.id} where={where} threadTs={null} />;
}
