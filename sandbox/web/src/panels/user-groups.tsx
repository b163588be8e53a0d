import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import type { UserGroupFace } from '../../../page-server/api.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { Icon } from '../shell/icon.tsx';

/** People who are mentioned together, and who they are. */
export function UserGroups() {
  const { userGroups } = useDirectory();
  return (
    <>
      {userGroups.map((group) => (
        <OneGroup key={group.id} group={group} />
      ))}
      <NewGroup />
    </>
  );
}

function OneGroup({ group: { id, handle, name, users, isDisabled } }: { group: UserGroupFace }) {
  const { act } = useSession();
  const { people } = useDirectory();
  const members = people.filter((person) => users.includes(person.id));
  const others = people.filter(
    ({ id: user, role }) => !users.includes(user) && role !== 'deactivated' && role !== 'stranger',
  );
  return (
    <section className="switch-group" aria-label={`@${handle}`}>
      <h3>
        @{handle} <small>{isDisabled ? `${name}, disabled` : name}</small>
      </h3>
      <ul className="chips">
        {members.map(({ id: user, realName }) => (
          <li key={user} className="chip">
            {realName}
            <Button
              className="icon-button"
              aria-label={`Take ${realName} out of @${handle}`}
              onPress={() => void act({ kind: 'remove_from_user_group', group: id, user })}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      <div className="row">
        <select
          className="control"
          aria-label={`Add somebody to @${handle}`}
          value=""
          onChange={(event) => {
            void act({ kind: 'add_to_user_group', group: id, user: event.target.value });
          }}
        >
          <option value="">Add somebody…</option>
          {others.map(({ id: user, realName }) => (
            <option key={user} value={user}>
              {realName}
            </option>
          ))}
        </select>
        <Button
          className="button"
          onPress={() => void act({ kind: 'disable_user_group', group: id, isDisabled: !isDisabled })}
        >
          {isDisabled ? 'Enable' : 'Disable'}
        </Button>
      </div>
    </section>
  );
}

function NewGroup() {
  const { act } = useSession();
  const { me } = useDirectory();
  const [handle, setHandle] = useState('');
  return (
    <section className="switch-group" aria-label="New user group">
      <h3>New user group</h3>
      <Form
        className="row"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          const what = { handle, name: handle, users: [me.id] };
          void act({ kind: 'create_user_group', ...what }).then((answer) => answer && setHandle(''));
        }}
      >
        <TextField className="field" value={handle} onChange={setHandle}>
          <Label className="field-label">Handle</Label>
          <Input className="control" placeholder="night-shift" />
        </TextField>
        <Button type="submit" className="button" isDisabled={handle.trim() === ''}>
          Make it, with me
        </Button>
      </Form>
    </section>
  );
}
