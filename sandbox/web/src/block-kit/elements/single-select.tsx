import type { Select } from '@slack/types';
import { Button, ComboBox, Group, Input } from 'react-aria-components';
import { useDirectory } from '../../session/session-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { type ControlProps, FieldHelp, FieldLabel, fieldProps } from '../field.tsx';
import { useScene } from '../scene.ts';
import { useConfirmed } from '../use-confirmed.ts';
import { chosenIn, fits, valueOfChoices } from './choice.ts';
import { ChoiceList } from './choice-list.tsx';
import { OpenOnClick } from './open-on-click.tsx';
import { useChoices } from './use-choices.ts';

/** A menu of which one entry is chosen, found by typing. */
export function SingleSelect({ element, target, field, autoFocus }: ControlProps<Select>) {
  const scene = useScene();
  const directory = useDirectory();
  const confirmed = useConfirmed(element.confirm);
  const { choices, isExternal, emptyWords, load } = useChoices(element, target);
  const [chosen] = chosenIn(scene.valueOf(target), directory);
  const shown = chosen && !choices.some(({ id }) => id === chosen.id) ? [chosen, ...choices] : choices;

  function choose(id: string | null): void {
    if (id === (chosen?.id ?? null)) return;
    const picked = shown.find((choice) => choice.id === id);
    void confirmed(() => scene.enter(target, valueOfChoices(element.type, picked ? [picked] : [])));
  }

  return (
    <ComboBox
      {...fieldProps(field)}
      className="field select"
      value={chosen?.id ?? null}
      onChange={(key) => choose(key === null ? null : String(key))}
      onInputChange={(text) => load(text === chosen?.label ? '' : text)}
      onOpenChange={(isOpen) => isOpen && load('')}
      defaultFilter={isExternal ? () => true : (label, typed) => fits(shown, label, typed)}
      allowsEmptyCollection
      autoFocus={autoFocus}
      menuTrigger="input"
    >
      <FieldLabel field={field} />
      <Group className="control">
        <OpenOnClick>
          <Input placeholder={element.placeholder?.text ?? 'Choose one'} />
        </OpenOnClick>
        {chosen && !field.isRequired && <ClearButton onPress={() => choose(null)} />}
        <Button className="icon-button">
          <Icon name="down" />
        </Button>
      </Group>
      <FieldHelp field={field} />
      <ChoiceList choices={shown} emptyWords={emptyWords} />
    </ComboBox>
  );
}

/** Outside of the combo box's own button. */
function ClearButton({ onPress }: { onPress: () => void }) {
  return (
    <Button slot={null} className="icon-button" aria-label="Clear" onPress={onPress}>
      <Icon name="close" />
    </Button>
  );
}
