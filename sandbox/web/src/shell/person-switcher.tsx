import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { PersonFace } from '../../../page-server/api.ts';
import { roleWords } from '../session/names.ts';
import { type Route, routePath } from '../session/route.ts';
import { useDirectory } from '../session/session-context.ts';
import { go } from '../session/use-route.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';

/** Who one is in this window; another window can be somebody else at the same time. */
export function PersonSwitcher({ route }: { route: Route }) {
  const { me, people } = useDirectory();
  const as = (person: PersonFace): Route => ({ ...route, person: person.handle, thread: null });
  const others = people.filter((person) => person.id !== me.id && person.role !== 'deactivated');
  const find = (id: string) => people.find((person) => person.id === id) ?? me;
  return (
    <div className="person-row">
      <MenuTrigger>
        <Button className="person">
          <span className="for-ears">Be somebody else. You are</span>
          <Avatar id={me.id} name={me.realName} size={34} />
          <span className="two-lines">
            <strong>{me.realName}</strong>
            <small>{roleWords[me.role]}</small>
          </span>
          <Icon name="up" />
        </Button>
        <Popover className="popover wide" placement="top start">
          <Menu
            className="menu"
            aria-label="People"
            disabledKeys={people.filter(({ role }) => role === 'deactivated').map(({ id }) => id)}
            onAction={(id) => go(as(find(String(id))))}
          >
            <MenuSection>
              <Header>Be somebody else in this window</Header>
              {people.map((person) => (
                <MenuItem key={person.id} id={person.id} textValue={person.realName} className="menu-item">
                  <Avatar id={person.id} name={person.realName} size={26} />
                  <span className="two-lines">
                    <span>{person.realName}</span>
                    <small>{roleWords[person.role]}</small>
                  </span>
                  {person.id === me.id && <Icon name="check" />}
                </MenuItem>
              ))}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      <MenuTrigger>
        <Button className="icon-button" aria-label="Open a window as somebody else">
          <Icon name="window" />
        </Button>
        <Popover className="popover wide" placement="top start">
          <Menu
            className="menu"
            aria-label="People"
            items={others}
            onAction={(id) => window.open(routePath(as(find(String(id)))), '_blank', 'width=1180,height=820')}
          >
            {(person) => (
              <MenuItem id={person.id} textValue={person.realName} className="menu-item">
                <Avatar id={person.id} name={person.realName} size={26} />
                {person.realName}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
