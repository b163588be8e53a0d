import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { EphemeralFace, MessageFace } from '../../../page-server/api.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { SceneContext, useFormScene } from '../block-kit/scene.ts';
import { personName } from '../session/names.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { AppMark, Avatar } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { timeOfTs } from '../text/date-words.ts';
import { Mrkdwn } from '../text/formatted.tsx';
import { MessageEditor } from './message-editor.tsx';
import { MessageFiles } from './message-files.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';

interface MessageViewProps {
  channelId: string;
  message: MessageFace;
  isFollowUp: boolean;
  replies: readonly MessageFace[];
  /** Null: the message stands in a thread already. */
  onOpenThread: (() => void) | null;
}

export function MessageView({ channelId, message, isFollowUp, replies, onOpenThread }: MessageViewProps) {
  const { cast } = useSession();
  const directory = useDirectory();
  const { ts, user, byApp, text, blocks, values, edited, files } = message;
  const scene = useFormScene(
    { in: 'message', channel: channelId, ts },
    { values, stamp: JSON.stringify(blocks) },
  );
  const author = personName(directory, user, cast.app.name);
  const [isEditing, setEditing] = useState(false);
  if (message.notice !== null) return <NoticeView message={message} author={author} />;
  return (
    <article
      className={isFollowUp ? 'message follow-up' : 'message'}
      aria-label={`${author}, ${timeOfTs(ts, directory.me.tz)}`}
    >
      <div className="message-face">
        {isFollowUp ? (
          <Time ts={ts} />
        ) : byApp ? (
          <AppMark size={36} />
        ) : (
          <Avatar id={user} name={author} size={36} />
        )}
      </div>
      <div className="message-body">
        {!isFollowUp && (
          <header>
            <strong>{author}</strong>
            {byApp && <span className="badge">App</span>}
            <Time ts={ts} />
          </header>
        )}
        {blocks.length > 0 ? (
          <SceneContext value={scene}>
            <Blocks blocks={blocks} />
          </SceneContext>
        ) : isEditing ? (
          <MessageEditor channelId={channelId} message={message} onDone={() => setEditing(false)} />
        ) : (
          <div className="text-blocks">
            <Mrkdwn text={text} />
          </div>
        )}
        {edited && !byApp && <small>(edited)</small>}
        <MessageFiles files={files} />
        <Reactions channelId={channelId} message={message} />
        {onOpenThread && replies.length > 0 && <ThreadButton replies={replies} onPress={onOpenThread} />}
      </div>
      <MessageTools
        channelId={channelId}
        message={message}
        onReply={onOpenThread}
        onEdit={() => setEditing(true)}
      />
    </article>
  );
}

/** What Slack itself says of the channel, in one line. */
function NoticeView({ message: { ts, text, notice }, author }: { message: MessageFace; author: string }) {
  const isSentence = notice === 'tombstone' || notice === 'channel_join' || notice === 'channel_leave';
  return (
    <article className="message notice" aria-label={`${author}, ${text}`}>
      <Time ts={ts} />
      <p>
        {!isSentence && `${author} `}
        <Mrkdwn text={text} />
      </p>
    </article>
  );
}

function Time({ ts }: { ts: string }) {
  const { tz } = useDirectory().me;
  return <time dateTime={new Date(Number(ts) * 1000).toISOString()}>{timeOfTs(ts, tz)}</time>;
}

function ThreadButton({ replies, onPress }: { replies: readonly MessageFace[]; onPress: () => void }) {
  const { cast } = useSession();
  const directory = useDirectory();
  const authors = [...new Set(replies.map(({ user }) => user))].slice(0, 4);
  return (
    <Button className="thread-button" onPress={onPress}>
      {authors.map((id) =>
        id === directory.appUserId ? (
          <AppMark key={id} size={20} />
        ) : (
          <Avatar key={id} id={id} name={personName(directory, id, cast.app.name)} size={20} />
        ),
      )}
      {replies.length === 1 ? '1 reply' : `${replies.length} replies`}
    </Button>
  );
}

/** What only this person sees, until they dismiss it. */
export function EphemeralView({ ephemeral }: { ephemeral: EphemeralFace }) {
  const { act, cast } = useSession();
  const { ts, from, text, blocks, values } = ephemeral;
  const scene = useFormScene({ in: 'ephemeral', ts }, { values, stamp: JSON.stringify(blocks) });
  return (
    <article className="message ephemeral" aria-label="Only visible to you">
      <div className="message-face">
        {from === 'app' ? <AppMark size={36} /> : <Avatar id="slackbot" name="Sandbox" size={36} />}
      </div>
      <div className="message-body">
        <p className="only-you">
          <Icon name="eye" /> Only visible to you
        </p>
        <header>
          <strong>{from === 'app' ? cast.app.name : 'Sandbox'}</strong>
          {from === 'app' && <span className="badge">App</span>}
          <Time ts={ts} />
        </header>
        {blocks.length > 0 ? (
          <SceneContext value={scene}>
            <Blocks blocks={blocks} />
          </SceneContext>
        ) : (
          <div className="text-blocks">
            <Mrkdwn text={text} />
          </div>
        )}
        <Button className="link-button" onPress={() => void act({ kind: 'dismiss', ts })}>
          Dismiss
        </Button>
      </div>
    </article>
  );
}
