import { useState } from 'react';
import { Button, Input, Label, Menu, MenuItem, MenuTrigger, Popover, TextField } from 'react-aria-components';
import type { Conversation } from '../../../page-server/api.ts';
import { plain, useConfirm } from '../modal/confirm.tsx';
import type { Route } from '../session/route.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { go } from '../session/use-route.ts';
import { Icon } from '../shell/icon.tsx';
import { Choice, SmallDialog } from '../shell/small-dialog.tsx';

interface ChannelMenuProps {
  conversation: Conversation;
  route: Route;
}

/** What people do with a channel itself. What Slack would refuse is said when it is tried. */
export function ChannelMenu({ conversation, route }: ChannelMenuProps) {
  const { act, cast } = useSession();
  const { appUserId } = useDirectory();
  const confirm = useConfirm();
  const [asked, setAsked] = useState<'rename' | 'invite' | null>(null);
  const { channel } = conversation;
  const { id, name, archived, isMember, hasApp } = channel;
  const app = cast.app.name;

  async function remove(): Promise<void> {
    const isSure = await confirm({
      title: plain(`Delete #${name}?`),
      text: plain('All that was said in it is gone with it.'),
      confirm: plain('Delete'),
      deny: plain('Cancel'),
      style: 'danger',
    });
    if (isSure && (await act({ kind: 'delete_channel', channel: id }))) toGeneral();
  }
  async function leave(): Promise<void> {
    const isPrivate = channel.kind === 'private';
    if ((await act({ kind: 'leave_channel', channel: id })) && isPrivate) toGeneral();
  }
  const toGeneral = () => go({ ...route, place: { kind: 'channel', name: 'general' }, thread: null });

  const bring = () => void act({ kind: 'invite_to_channel', channel: id, user: appUserId });
  const takeOut = () => void act({ kind: 'remove_from_channel', channel: id, user: appUserId });
  const archive = () => void act({ kind: 'archive_channel', channel: id, isArchived: !archived });
  const entries: readonly [words: string, onAction: () => void, isOffered: boolean][] = [
    ['Invite somebody…', () => setAsked('invite'), isMember && !archived],
    [`Bring ${app} in`, bring, isMember && !archived && !hasApp],
    [`Take ${app} out`, takeOut, isMember && !archived && hasApp],
    ['Rename…', () => setAsked('rename'), isMember && !archived],
    [archived ? 'Unarchive' : 'Archive', archive, true],
    ['Leave', () => void leave(), isMember],
    ['Delete…', () => void remove(), true],
  ];

  return (
    <>
      <MenuTrigger>
        <Button className="icon-button" aria-label={`More of #${name}`}>
          <Icon name="more" />
        </Button>
        <Popover className="popover wide" placement="bottom end">
          <Menu className="menu" aria-label={`More of #${name}`}>
            {entries
              .filter(([, , isOffered]) => isOffered)
              .map(([words, onAction]) => (
                <MenuItem key={words} className="menu-item" onAction={onAction}>
                  {words}
                </MenuItem>
              ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked === 'rename' && (
        <Rename
          name={name}
          onRename={async (newName) => {
            const answer = await act({ kind: 'rename_channel', channel: id, name: newName });
            // The address of the page names it.
            if (answer) go({ ...route, place: { kind: 'channel', name: newName } }, { replace: true });
            return answer !== null;
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'invite' && <Invite conversation={conversation} onClose={() => setAsked(null)} />}
    </>
  );
}

interface RenameProps {
  name: string;
  onRename: (name: string) => Promise<boolean>;
  onClose: () => void;
}

function Rename({ name, onRename, onClose }: RenameProps) {
  const [typed, setTyped] = useState(name);
  return (
    <SmallDialog
      title={`Rename #${name}`}
      submit="Rename"
      onSubmit={() => onRename(typed.trim())}
      onClose={onClose}
    >
      <TextField className="field" value={typed} onChange={setTyped} autoFocus>
        <Label className="field-label">Name</Label>
        <Input className="control" />
      </TextField>
    </SmallDialog>
  );
}

function Invite({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { act } = useSession();
  const { people } = useDirectory();
  const { channel, members } = conversation;
  const others = people.filter(({ id, role }) => role !== 'deactivated' && !members.includes(id));
  const [user, setUser] = useState(others[0]?.id ?? '');
  return (
    <SmallDialog
      title={`Invite to #${channel.name}`}
      submit="Invite"
      onSubmit={async () => (await act({ kind: 'invite_to_channel', channel: channel.id, user })) !== null}
      onClose={onClose}
    >
      <Choice
        label="Person"
        value={user}
        onChange={setUser}
        options={others.map(({ id, realName }) => ({ id, words: realName }))}
      />
    </SmallDialog>
  );
}
