import { Button } from 'react-aria-components';
import type { Conversation, MessageFace } from '../../../page-server/api.ts';
import { useSession } from '../session/session-context.ts';
import { Icon } from '../shell/icon.tsx';
import { ScrollFrame } from '../shell/scroll-frame.tsx';
import { Composer } from './composer.tsx';
import { repliesTo } from './groups.ts';
import { MessageView } from './message-view.tsx';

interface ThreadPanelProps {
  conversation: Conversation;
  parent: MessageFace;
  onClose: () => void;
}

/** A message and its replies, beside the channel. */
export function ThreadPanel({ conversation: { channel, messages }, parent, onClose }: ThreadPanelProps) {
  const { cast } = useSession();
  const canWrite =
    channel.isMember && !channel.archived && !(channel.kind === 'im' && cast.app.messagesReadOnly);
  const replies = repliesTo(messages, parent.ts);
  return (
    <aside className="aside" aria-label="Thread">
      <header className="main-header">
        <h2>Thread</h2>
        <span className="spring" />
        <Button className="icon-button" aria-label="Close the thread" onPress={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      <ScrollFrame className="scroll" name="Replies">
        <div className="messages">
          {[parent, ...replies].map((message) => (
            <MessageView
              key={message.ts}
              channelId={channel.id}
              message={message}
              isFollowUp={false}
              replies={[]}
              onOpenThread={null}
            />
          ))}
        </div>
      </ScrollFrame>
      {canWrite && <Composer channelId={channel.id} where="the thread" threadTs={parent.ts} />}
    </aside>
  );
}
