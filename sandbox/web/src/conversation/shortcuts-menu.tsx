import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useSession } from '../session/session-context.ts';
import { AppMark } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';

/** The shortcuts that work anywhere. */
export function ShortcutsMenu() {
  const { cast, act } = useSession();
  const shortcuts = cast.app.shortcuts.filter(({ type }) => type === 'global');
  if (shortcuts.length === 0) return null;
  return (
    <MenuTrigger>
      <Button className="button quiet" aria-label="Shortcuts">
        <Icon name="bolt" /> Shortcuts
      </Button>
      <Popover className="popover wide" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Shortcuts"
          onAction={(id) => void act({ kind: 'shortcut', callbackId: String(id) })}
        >
          <MenuSection>
            <Header>{cast.app.name}</Header>
            {shortcuts.map(({ callbackId, name }) => (
              <MenuItem key={callbackId} id={callbackId} className="menu-item">
                <AppMark size={22} />
                {name}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
