import type { MultiSelect as MultiSelectElement } from '@slack/types';
import { useMemo } from 'react';
import { Button, ComboBox, Group, Input } from 'react-aria-components';
import { useDirectory } from '../../session/session-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { type ControlProps, FieldHelp, FieldLabel, fieldProps } from '../field.tsx';
import { useScene } from '../scene.ts';
import { useConfirmed } from '../use-confirmed.ts';
import { type Choice, chosenIn, fits, valueOfChoices } from './choice.ts';
import { ChoiceList } from './choice-list.tsx';
import { OpenOnClick } from './open-on-click.tsx';
import { useChoices } from './use-choices.ts';

/** A menu of which several entries are chosen, found by typing and shown as tags. */
export function MultiSelect({ element, target, field, autoFocus }: ControlProps<MultiSelectElement>) {
  const scene = useScene();
  const directory = useDirectory();
  const confirmed = useConfirmed(element.confirm);
  const { choices, isExternal, emptyWords, load } = useChoices(element, target);
  const chosen = chosenIn(scene.valueOf(target), directory);
  const chosenIds = chosen.map(({ id }) => id).join('\n');
  // The combo box forgets what is being typed whenever it is given another array.
  const value = useMemo(() => (chosenIds === '' ? [] : chosenIds.split('\n')), [chosenIds]);
  const most = element.max_selected_items ?? Number.POSITIVE_INFINITY;
  const shown = [...chosen.filter(({ id }) => !choices.some((each) => each.id === id)), ...choices];

  function choose(ids: readonly string[]): void {
    const picked = ids.slice(0, most).flatMap((id) => shown.find((choice) => choice.id === id) ?? []);
    void confirmed(() => scene.enter(target, valueOfChoices(element.type, picked)));
  }

  return (
    <ComboBox
      {...fieldProps(field)}
      className="field select"
      selectionMode="multiple"
      value={value}
      onChange={(keys) => choose(keys.map(String))}
      onInputChange={load}
      onOpenChange={(isOpen) => isOpen && load('')}
      defaultFilter={isExternal ? () => true : (label, typed) => fits(shown, label, typed)}
      allowsEmptyCollection
      autoFocus={autoFocus}
      menuTrigger="input"
    >
      <FieldLabel field={field} />
      <Group className="control wraps">
        {chosen.length > 0 && (
          <Tags
            chosen={chosen}
            name={field.name}
            onRemove={(removed) => choose(value.filter((id) => id !== removed))}
          />
        )}
        <OpenOnClick>
          <Input placeholder={chosen.length > 0 ? '' : (element.placeholder?.text ?? 'Choose any')} />
        </OpenOnClick>
        <Button className="icon-button">
          <Icon name="down" />
        </Button>
      </Group>
      <FieldHelp field={field} />
      <ChoiceList choices={shown} emptyWords={emptyWords} />
    </ComboBox>
  );
}

interface TagsProps {
  chosen: readonly Choice[];
  name: string;
  onRemove: (id: string) => void;
}

/** A plain list: a TagGroup of React Aria would take the combo box around it for its own. */
function Tags({ chosen, name, onRemove }: TagsProps) {
  return (
    <ul className="tags" aria-label={`Chosen: ${name}`}>
      {chosen.map(({ id, label }) => (
        <li key={id} className="tag">
          {label}
          <Button
            slot={null}
            className="tag-remove"
            aria-label={`Remove ${label}`}
            onPress={() => onRemove(id)}
          >
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
