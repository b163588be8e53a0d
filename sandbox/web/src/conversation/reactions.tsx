import { ToggleButton } from 'react-aria-components';
import type { MessageFace } from '../../../page-server/api.ts';
import { personName } from '../session/names.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { emojiNamed } from '../text/emoji.ts';

/** The emoji under a message; pressing one adds oneself to it, or takes oneself away. */
export function Reactions({ channelId, message }: { channelId: string; message: MessageFace }) {
  const { act, cast } = useSession();
  const directory = useDirectory();
  if (message.reactions.length === 0) return null;
  return (
    <div className="reactions">
      {message.reactions.map(({ name, users }) => (
        <ToggleButton
          key={name}
          className="reaction"
          isSelected={users.includes(directory.me.id)}
          aria-label={`${name.replaceAll('_', ' ')}: ${users.map((id) => personName(directory, id, cast.app.name)).join(', ')}`}
          onChange={() => void act({ kind: 'react', channel: channelId, ts: message.ts, emoji: name })}
        >
          {emojiNamed(name) ?? `:${name}:`} <span>{users.length}</span>
        </ToggleButton>
      ))}
    </div>
  );
}
