import { Button, Menu, MenuItem, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import type { MessageFace } from '../../../page-server/api.ts';
import { useSession } from '../session/session-context.ts';
import { AppMark } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { EmojiPicker } from './emoji-picker.tsx';

interface MessageToolsProps {
  channelId: string;
  message: MessageFace;
  /** Null: replies are not opened from here. */
  onReply: (() => void) | null;
}

/** What can be done with a message: react, reply, and the apps' shortcuts. */
export function MessageTools({ channelId, message, onReply }: MessageToolsProps) {
  const { cast, act } = useSession();
  const at = { channel: channelId, ts: message.ts };
  const shortcuts = cast.app.shortcuts.filter(({ type }) => type === 'message');
  return (
    <Toolbar className="message-tools" aria-label="Message">
      <EmojiPicker label="Add a reaction" onPick={(emoji) => void act({ kind: 'react', ...at, emoji })} />
      {onReply && (
        <Button className="icon-button" aria-label="Reply in thread" onPress={onReply}>
          <Icon name="thread" />
        </Button>
      )}
      {shortcuts.length > 0 && (
        <MenuTrigger>
          <Button className="icon-button" aria-label="More actions">
            <Icon name="more" />
          </Button>
          <Popover className="popover wide" placement="bottom end">
            <Menu
              className="menu"
              aria-label="More actions"
              onAction={(id) => void act({ kind: 'message_shortcut', callbackId: String(id), ...at })}
            >
              {shortcuts.map(({ callbackId, name }) => (
                <MenuItem key={callbackId} id={callbackId} textValue={name} className="menu-item">
                  <AppMark size={22} />
                  <span className="two-lines">
                    <span>{name}</span>
                    <small>{cast.app.name}</small>
                  </span>
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </Toolbar>
  );
}
