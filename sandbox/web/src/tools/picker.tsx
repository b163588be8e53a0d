import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from '../shell/icon.tsx';

export interface Choice {
  id: string;
  name: string;
  /** In smaller letters after it. */
  detail?: string;
}

interface PickerProps {
  label: string;
  choices: readonly Choice[];
  /** Null: none is chosen. */
  value: string | null;
  onChange: (id: string | null) => void;
  /** What to choose for none; without, one always is. */
  noneWords?: string;
  isDisabled?: boolean;
  className?: string;
}

const noneId = 'none';

/** A menu of which one entry is chosen. */
export function Picker({
  label,
  choices,
  value,
  onChange,
  noneWords,
  isDisabled = false,
  className = 'field',
}: PickerProps) {
  const none = noneWords === undefined ? [] : [{ id: noneId, name: noneWords }];
  const all: readonly Choice[] = [...none, ...choices];
  return (
    <Select
      className={className}
      isDisabled={isDisabled}
      value={value ?? noneId}
      onChange={(id) => onChange(id === noneId ? null : String(id))}
    >
      <Label className="field-label">{label}</Label>
      <Button className="control picker">
        <SelectValue>{all.find(({ id }) => id === (value ?? noneId))?.name ?? '…'}</SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className="popover choices">
        <ListBox className="listbox">
          {all.map(({ id, name, detail }) => (
            <ListBoxItem key={id} id={id} textValue={name} className="choice">
              {({ isSelected }) => (
                <>
                  <span className="choice-label">
                    {name}
                    {detail !== undefined && <small>{detail}</small>}
                  </span>
                  {isSelected && <Icon name="check" />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
