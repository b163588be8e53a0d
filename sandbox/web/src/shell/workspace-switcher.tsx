import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { WorkspaceFace } from '../../../page-server/api.ts';
import type { Route } from '../session/route.ts';
import { useSession } from '../session/session-context.ts';
import { go } from '../session/use-route.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';

export function WorkspaceSwitcher({ route }: { route: Route }) {
  const { cast } = useSession();
  const current = cast.workspaces.find(({ domain }) => domain === route.workspace);
  return (
    <MenuTrigger>
      <Button className="workspace">
        <span className="for-ears">Switch the workspace. This is</span>
        <Avatar id={current?.id ?? ''} name={current?.name ?? ''} size={34} />
        <span className="two-lines">
          <strong>{current?.name}</strong>
          <small>{route.workspace}.sandbox</small>
        </span>
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          items={cast.workspaces}
          aria-label="Workspaces"
          onAction={(id) => move(String(id))}
        >
          {(workspace) => (
            <MenuItem id={workspace.id} textValue={workspace.name} className="menu-item">
              <Avatar id={workspace.id} name={workspace.name} size={26} />
              {workspace.name}
              {workspace.domain === route.workspace && <Icon name="check" />}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );

  function move(id: string): void {
    const workspace = cast.workspaces.find((each) => each.id === id);
    if (workspace && workspace.domain !== route.workspace) go(entrance(workspace, route.person));
  }
}

/** As the same person where they are known there, else as the first one. */
function entrance({ domain, people }: WorkspaceFace, handle: string): Route {
  const person = people.find((each) => each.handle === handle) ?? people[0];
  return {
    workspace: domain,
    person: person?.handle ?? '',
    place: { kind: 'channel', name: 'general' },
    thread: null,
  };
}
