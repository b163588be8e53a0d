import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { Icon } from '../shell/icon.tsx';
import type { Choice } from './picker.tsx';

interface SeveralProps {
  label: string;
  choices: readonly Choice[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  isDisabled?: boolean;
}

/** Any number of entries. */
export function Several({ label, choices, value, onChange, isDisabled = false }: SeveralProps) {
  return (
    <CheckboxGroup
      className="field"
      isDisabled={isDisabled}
      value={[...value]}
      onChange={(ids) => onChange(choices.map(({ id }) => id).filter((id) => ids.includes(id)))}
    >
      <Label className="field-label">{label}</Label>
      <div className="several">
        {choices.map(({ id, name }) => (
          <Checkbox key={id} value={id} className="option">
            <span className="box">
              <Icon name="check" />
            </span>
            {name}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
