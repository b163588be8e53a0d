import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { Input, TextArea, TextField } from 'react-aria-components';
import { type ControlProps, FieldHelp, FieldLabel, fieldProps } from '../field.tsx';
import { useScene } from '../scene.ts';

type TypedInput = PlainTextInput | NumberInput | EmailInput | URLInput;

const kinds = {
  plain_text_input: { type: 'text', inputMode: 'text' },
  number_input: { type: 'text', inputMode: 'decimal' },
  email_text_input: { type: 'email', inputMode: 'email' },
  url_text_input: { type: 'url', inputMode: 'url' },
} as const;

/** Text, a number, an e-mail or a web address. What is wrong with it is said when the form is submitted. */
export function TypedText({ element, target, field, autoFocus }: ControlProps<TypedInput>) {
  const scene = useScene();
  const text = scene.valueOf(target)?.value ?? '';
  const { type, inputMode } = kinds[element.type];
  const isMultiline = element.type === 'plain_text_input' && element.multiline === true;
  const placeholder = element.placeholder?.text ?? '';
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const onEnter = field.dispatches && triggers.includes('on_enter_pressed');

  function enter(value: string, pressed = false): void {
    scene.enter(target, { type: element.type, value: value === '' ? null : value }, pressed);
  }

  return (
    <TextField
      {...fieldProps(field)}
      className="field"
      value={text}
      onChange={(value) => enter(value)}
      autoFocus={autoFocus}
      type={type}
      inputMode={inputMode}
    >
      <FieldLabel field={field} />
      {isMultiline ? (
        <TextArea className="control" rows={4} placeholder={placeholder} />
      ) : (
        <Input
          className="control"
          placeholder={placeholder}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onEnter) return;
            event.preventDefault();
            enter(text, true);
          }}
        />
      )}
      <FieldHelp field={field} />
    </TextField>
  );
}
