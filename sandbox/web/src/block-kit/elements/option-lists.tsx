import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from 'react-aria-components';
import type { Option as StoredOption } from '../../../../slack/blocks.ts';
import { Icon } from '../../shell/icon.tsx';
import { Formatted } from '../../text/formatted.tsx';
import { type ControlProps, FieldHelp, FieldLabel, fieldProps } from '../field.tsx';
import { useScene } from '../scene.ts';
import { useConfirmed } from '../use-confirmed.ts';

export function CheckboxesControl({ element, target, field }: ControlProps<Checkboxes>) {
  const scene = useScene();
  const confirmed = useConfirmed(element.confirm);
  const chosen = scene.valueOf(target)?.selected_options ?? [];
  return (
    <CheckboxGroup
      {...fieldProps(field)}
      className="field options"
      value={chosen.map(({ value }) => value ?? '')}
      onChange={(values) => {
        const selected = element.options.filter(({ value }) => values.includes(value ?? ''));
        void confirmed(() =>
          scene.enter(target, { type: element.type, selected_options: selected as StoredOption[] }),
        );
      }}
    >
      <FieldLabel field={field} />
      {element.options.map((option) => (
        <Checkbox key={option.value} value={option.value ?? ''} className="option">
          <span className="box">
            <Icon name="check" />
          </span>
          <OptionWords option={option} />
        </Checkbox>
      ))}
      <FieldHelp field={field} />
    </CheckboxGroup>
  );
}

export function RadioControl({ element, target, field }: ControlProps<RadioButtons>) {
  const scene = useScene();
  const confirmed = useConfirmed(element.confirm);
  return (
    <RadioGroup
      {...fieldProps(field)}
      className="field options"
      value={scene.valueOf(target)?.selected_option?.value ?? null}
      onChange={(chosen) => {
        const option = element.options.find(({ value }) => value === chosen) ?? null;
        void confirmed(() =>
          scene.enter(target, { type: element.type, selected_option: option as StoredOption | null }),
        );
      }}
    >
      <FieldLabel field={field} />
      {element.options.map((option) => (
        <Radio key={option.value} value={option.value ?? ''} className="option">
          <span className="box round" />
          <OptionWords option={option} />
        </Radio>
      ))}
      <FieldHelp field={field} />
    </RadioGroup>
  );
}

function OptionWords({ option: { text, description } }: { option: Option }) {
  return (
    <span className="option-words">
      <span>
        <Formatted text={text} inline />
      </span>
      {description && (
        <small>
          <Formatted text={description} inline />
        </small>
      )}
    </span>
  );
}
