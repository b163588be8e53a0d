import { useState } from 'react';
import { Button, Checkbox, Input, Label, TextField } from 'react-aria-components';
import type { Route } from '../session/route.ts';
import { useSession } from '../session/session-context.ts';
import { go } from '../session/use-route.ts';
import { Icon } from './icon.tsx';
import { SmallDialog } from './small-dialog.tsx';

/** A button that makes a channel, and goes there. */
export function NewChannel({ route }: { route: Route }) {
  const { act } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [isPrivate, setPrivate] = useState(false);

  async function create(): Promise<boolean> {
    const answer = await act({ kind: 'create_channel', name: name.trim(), isPrivate });
    if (!answer) return false;
    go({ ...route, place: { kind: 'channel', name: name.trim() }, thread: null });
    setName('');
    return true;
  }

  return (
    <>
      <Button className="icon-button" aria-label="Make a channel" onPress={() => setOpen(true)}>
        <Icon name="add" />
      </Button>
      {isOpen && (
        <SmallDialog title="Make a channel" submit="Make" onSubmit={create} onClose={() => setOpen(false)}>
          <TextField className="field" value={name} onChange={setName} autoFocus>
            <Label className="field-label">Name</Label>
            <Input className="control" />
          </TextField>
          <Checkbox className="option" isSelected={isPrivate} onChange={setPrivate}>
            <span className="box">
              <Icon name="check" />
            </span>
            Private: only who is invited sees it
          </Checkbox>
        </SmallDialog>
      )}
    </>
  );
}
