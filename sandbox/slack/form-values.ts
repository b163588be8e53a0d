import { type Block, type Element, interactiveElements, optionsOf, type RichText } from './blocks.ts';
import type { FormValue, FormValues } from './state.ts';

/** The state of a form in Slack's shape, as it is before anybody touched it; unset values are null or []. */

type Initial = (element: Element) => Omit<FormValue, 'type'>;

const typedText: Initial = (e) => ({
  value: typeof e.initial_value === 'string' && e.initial_value !== '' ? e.initial_value : null,
});
const one: Initial = (e) => ({ selected_option: e.initial_option ?? null });
const several: Initial = (e) => ({ selected_options: e.initial_options ?? [] });

const initials: Record<string, Initial> = {
  plain_text_input: typedText,
  number_input: typedText,
  email_text_input: typedText,
  url_text_input: typedText,
  rich_text_input: (e) => ({
    rich_text_value: typeof e.initial_value === 'object' ? (e.initial_value as RichText) : null,
  }),
  static_select: one,
  external_select: one,
  radio_buttons: one,
  checkboxes: several,
  multi_static_select: several,
  multi_external_select: several,
  users_select: (e) => ({ selected_user: e.initial_user ?? null }),
  multi_users_select: (e) => ({ selected_users: e.initial_users ?? [] }),
  channels_select: (e) => ({ selected_channel: e.initial_channel ?? null }),
  multi_channels_select: (e) => ({ selected_channels: e.initial_channels ?? [] }),
  conversations_select: (e) => ({ selected_conversation: e.initial_conversation ?? null }),
  multi_conversations_select: (e) => ({ selected_conversations: e.initial_conversations ?? [] }),
  datepicker: (e) => ({ selected_date: e.initial_date ?? null }),
  timepicker: (e) => ({ selected_time: e.initial_time ?? null }),
  datetimepicker: (e) => ({ selected_date_time: e.initial_date_time ?? null }),
  file_input: () => ({ files: [] }),
};

/** Buttons and overflow menus hold nothing. */
export const holdsValue = (element: Element): boolean => Object.hasOwn(initials, element.type);

export function initialValue(element: Element): FormValue {
  return { type: element.type, ...initials[element.type]?.(element) };
}

/**
 * The values of a form with these blocks. What was entered before stays where block_id, action_id and type
 * are the same, and where a chosen option is still offered.
 * https://docs.slack.dev/surfaces/modals#updating_views
 */
export function formValues(blocks: Block[], before: FormValues = {}): FormValues {
  const values: FormValues = {};
  for (const { block, element } of interactiveElements(blocks)) {
    if (!holdsValue(element)) continue;
    const earlier = before[block.block_id]?.[element.action_id];
    const kept = earlier && earlier.type === element.type && stillOffered(element, earlier);
    const inBlock = values[block.block_id] ?? {};
    inBlock[element.action_id] = kept ? earlier : initialValue(element);
    values[block.block_id] = inBlock;
  }
  return values;
}

function stillOffered(element: Element, value: FormValue): boolean {
  const offered = optionsOf(element);
  if (offered.length === 0) return true;
  const chosen = [
    ...(value.selected_option ? [value.selected_option] : []),
    ...(value.selected_options ?? []),
  ];
  return chosen.every((option) => offered.some((each) => each.value === option.value));
}

/** True when nothing is entered or chosen. */
export function isEmpty(value: FormValue): boolean {
  return Object.entries(value).every(
    ([key, inner]) =>
      key === 'type' || inner === null || inner === '' || (Array.isArray(inner) && inner.length === 0),
  );
}
