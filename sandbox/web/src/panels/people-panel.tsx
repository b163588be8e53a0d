import { PanelHeader } from '../beside/panel-header.tsx';
import type { Beside } from '../session/beside.ts';
import { roleWords } from '../session/names.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { Avatar } from '../shell/avatar.tsx';
import { UserGroups } from './user-groups.tsx';

const given = ['admin', 'member', 'guest', 'deactivated'] as const;
type Given = (typeof given)[number];

/** The accounts of the workspace and its user groups, as its admins change them. */
export function PeoplePanel({ beside }: { beside: Beside }) {
  const { me } = useDirectory();
  const isAdmin = me.role === 'owner' || me.role === 'admin';
  return (
    <>
      <PanelHeader beside={beside} title="People" />
      <div className="scroll people">
        <section className="switch-group" aria-label="Roles">
          <h3>Roles</h3>
          {!isAdmin && <p>Only workspace admins change roles. You are none in this window.</p>}
          <Roles isAdmin={isAdmin} />
        </section>
        <UserGroups />
      </div>
    </>
  );
}

function Roles({ isAdmin }: { isAdmin: boolean }) {
  const { act } = useSession();
  const { people, me } = useDirectory();
  return (
    <ul className="people-list">
      {people.map(({ id, realName, role }) => {
        const isFixed = !isAdmin || id === me.id || role === 'owner' || role === 'stranger';
        return (
          <li key={id}>
            <Avatar id={id} name={realName} size={26} />
            <span>{realName}</span>
            {isFixed ? (
              <small>{roleWords[role]}</small>
            ) : (
              <select
                className="control"
                aria-label={`Role of ${realName}`}
                value={role}
                onChange={(event) => {
                  void act({ kind: 'change_role', user: id, role: event.target.value as Given });
                }}
              >
                {given.map((each) => (
                  <option key={each} value={each}>
                    {roleWords[each]}
                  </option>
                ))}
              </select>
            )}
          </li>
        );
      })}
    </ul>
  );
}
