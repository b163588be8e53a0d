import { useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { StepFunction } from '../../../slack/app-settings.ts';
import { useSession } from '../session/session-context.ts';
import { AppMark } from '../shell/avatar.tsx';
import { Icon } from '../shell/icon.tsx';
import { RunWorkflow } from './run-workflow.tsx';

/** The shortcuts that work anywhere, and the workflows that the app has steps for. */
export function ShortcutsMenu() {
  const { cast, act } = useSession();
  const [step, setStep] = useState<StepFunction | null>(null);
  const { name: appName, steps } = cast.app;
  const shortcuts = cast.app.shortcuts.filter(({ type }) => type === 'global');
  if (shortcuts.length + steps.length === 0) return null;
  return (
    <>
      <MenuTrigger>
        <Button className="button quiet" aria-label="Shortcuts">
          <Icon name="bolt" /> Shortcuts
        </Button>
        <Popover className="popover wide" placement="bottom end">
          <Menu className="menu" aria-label="Shortcuts">
            <MenuSection>
              <Header>{appName}</Header>
              {shortcuts.map(({ callbackId, name }) => (
                <MenuItem
                  key={callbackId}
                  textValue={name}
                  className="menu-item"
                  onAction={() => void act({ kind: 'shortcut', callbackId })}
                >
                  <AppMark size={22} />
                  {name}
                </MenuItem>
              ))}
            </MenuSection>
            {steps.length > 0 && (
              <MenuSection>
                <Header>Run a workflow</Header>
                {steps.map((each) => (
                  <MenuItem
                    key={each.callbackId}
                    textValue={each.title}
                    className="menu-item"
                    onAction={() => setStep(each)}
                  >
                    <AppMark size={22} />
                    {each.title}…
                  </MenuItem>
                ))}
              </MenuSection>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {step && <RunWorkflow step={step} onClose={() => setStep(null)} />}
    </>
  );
}
