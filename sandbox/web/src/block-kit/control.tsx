import type {
  ActionsBlockElement,
  ContextActionsBlockElement,
  InputBlockElement,
  SectionBlockAccessory,
} from '@slack/types';
import type { ComponentType } from 'react';
import { CannotShow } from './cannot-show.tsx';
import {
  ButtonControl,
  FeedbackControl,
  IconButtonControl,
  OverflowControl,
  WorkflowControl,
} from './elements/buttons.tsx';
import { DateControl, DateTimeControl, TimeControl } from './elements/date-inputs.tsx';
import { FileControl } from './elements/file-input.tsx';
import { MultiSelect } from './elements/multi-select.tsx';
import { CheckboxesControl, RadioControl } from './elements/option-lists.tsx';
import { RichTextControl } from './elements/rich-text-input.tsx';
import { SingleSelect } from './elements/single-select.tsx';
import { TypedText } from './elements/text-inputs.tsx';
import type { ControlProps, Field } from './field.tsx';
import { useScene } from './scene.ts';

type AnyElement =
  | InputBlockElement
  | ActionsBlockElement
  | SectionBlockAccessory
  | ContextActionsBlockElement;
/** An element that does something; a picture does nothing. */
export type ControlElement = Exclude<AnyElement, { type: 'image' }>;

type Controls = {
  [Type in ControlElement['type']]: ComponentType<ControlProps<Extract<ControlElement, { type: Type }>>>;
};

/** A control for every element; one that is missing does not compile. */
const controls: Controls = {
  button: ButtonControl,
  workflow_button: WorkflowControl,
  overflow: OverflowControl,
  feedback_buttons: FeedbackControl,
  icon_button: IconButtonControl,
  plain_text_input: TypedText,
  number_input: TypedText,
  email_text_input: TypedText,
  url_text_input: TypedText,
  rich_text_input: RichTextControl,
  file_input: FileControl,
  datepicker: DateControl,
  timepicker: TimeControl,
  datetimepicker: DateTimeControl,
  checkboxes: CheckboxesControl,
  radio_buttons: RadioControl,
  static_select: SingleSelect,
  external_select: SingleSelect,
  users_select: SingleSelect,
  channels_select: SingleSelect,
  conversations_select: SingleSelect,
  multi_static_select: MultiSelect,
  multi_external_select: MultiSelect,
  multi_users_select: MultiSelect,
  multi_channels_select: MultiSelect,
  multi_conversations_select: MultiSelect,
};

/** An element where it stands; `field` says what stands around it. */
export function Control({
  element,
  blockId,
  field,
}: {
  element: ControlElement;
  blockId: string;
  field: Field;
}) {
  const scene = useScene();
  const target = { blockId, actionId: element.action_id ?? '' };
  // The table pairs each type with its own component; the union of them cannot be said in a type.
  const Component = controls[element.type] as ComponentType<ControlProps<ControlElement>> | undefined;
  if (!Component) return <CannotShow type={(element as { type: string }).type} />;
  return <Component element={element} target={target} field={field} autoFocus={scene.isFirst(target)} />;
}

/** What stands around an element outside of an input: nothing but a name for screen readers. */
export function bareField(element: ControlElement, beside = ''): Field {
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  const name = placeholder ?? (beside || element.type.replaceAll('_', ' '));
  return { label: null, name, hint: null, error: null, isRequired: false, dispatches: true };
}
