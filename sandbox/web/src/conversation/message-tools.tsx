import { Button, Menu, MenuItem, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import type { MessageFace } from '../../../page-server/api.ts';
import { plain, useConfirm } from '../modal/confirm.tsx';
import { useDirectory, useSession } from '../session/session-context.ts';
import { AppMark } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { EmojiPicker } from './emoji-picker.tsx';

interface MessageToolsProps {
  channelId: string;
  message: MessageFace;
  /** Null: replies are not opened from here. */
  onReply: (() => void) | null;
  onEdit: () => void;
}

/** What can be done with a message: react, reply, and the apps' shortcuts. */
export function MessageTools({ channelId, message, onReply, onEdit }: MessageToolsProps) {
  const { cast, act } = useSession();
  const confirm = useConfirm();
  const at = { channel: channelId, ts: message.ts };
  const { me } = useDirectory();
  const isMine = message.user === me.id;
  const mayDelete = isMine || me.role === 'owner' || me.role === 'admin';
  const own = [
    ...(isMine ? [{ words: 'Edit message', onAction: onEdit }] : []),
    ...(mayDelete ? [{ words: 'Delete message…', onAction: () => void removeAfterAsking() }] : []),
  ];
  async function removeAfterAsking(): Promise<void> {
    const isSure = await confirm({
      title: plain('Delete this message?'),
      text: plain('It cannot be brought back.'),
      confirm: plain('Delete'),
      deny: plain('Cancel'),
      style: 'danger',
    });
    if (isSure) await act({ kind: 'delete', ...at });
  }
  const shortcuts = cast.app.shortcuts.filter(({ type }) => type === 'message');
  return (
    <Toolbar className="message-tools" aria-label="Message">
      <EmojiPicker label="Add a reaction" onPick={(emoji) => void act({ kind: 'react', ...at, emoji })} />
      {onReply && (
        <Button className="icon-button" aria-label="Reply in thread" onPress={onReply}>
          <Icon name="thread" />
        </Button>
      )}
      {shortcuts.length + own.length > 0 && (
        <MenuTrigger>
          <Button className="icon-button" aria-label="More actions">
            <Icon name="more" />
          </Button>
          <Popover className="popover wide" placement="bottom end">
            <Menu className="menu" aria-label="More actions">
              {shortcuts.map(({ callbackId, name }) => (
                <MenuItem
                  key={callbackId}
                  textValue={name}
                  className="menu-item"
                  onAction={() => void act({ kind: 'message_shortcut', callbackId, ...at })}
                >
                  <AppMark size={22} />
                  <span className="two-lines">
                    <span>{name}</span>
                    <small>{cast.app.name}</small>
                  </span>
                </MenuItem>
              ))}
              {own.map(({ words, onAction }) => (
                <MenuItem key={words} className="menu-item" onAction={onAction}>
                  {words}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </Toolbar>
  );
}
