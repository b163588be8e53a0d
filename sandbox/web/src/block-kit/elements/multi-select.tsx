import type { MultiSelect as MultiSelectElement } from '@slack/types';
import { Button, ComboBox, Group, Input, Tag, TagGroup, TagList } from 'react-aria-components';
import { useDirectory } from '../../session/session-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { type ControlProps, FieldHelp, FieldLabel, fieldProps } from '../field.tsx';
import { useScene } from '../scene.ts';
import { useConfirmed } from '../use-confirmed.ts';
import { type Choice, chosenIn, valueOfChoices } from './choice.ts';
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
      value={chosen.map(({ id }) => id)}
      onChange={(keys) => choose(keys.map(String))}
      onInputChange={load}
      onOpenChange={(isOpen) => isOpen && load('')}
      {...(isExternal ? { defaultFilter: () => true } : {})}
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
            onRemove={(ids) => choose(chosen.map(({ id }) => id).filter((id) => !ids.includes(id)))}
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
  onRemove: (ids: readonly string[]) => void;
}

function Tags({ chosen, name, onRemove }: TagsProps) {
  return (
    <TagGroup aria-label={`Chosen: ${name}`} onRemove={(keys) => onRemove([...keys].map(String))}>
      <TagList className="tags">
        {chosen.map(({ id, label }) => (
          <Tag key={id} id={id} textValue={label} className="tag">
            {label}
            <Button slot="remove" className="tag-remove" aria-label={`Remove ${label}`}>
              <Icon name="close" />
            </Button>
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}
