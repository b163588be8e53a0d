import type { ModalView } from '@slack/types';
import type { ElementState, ViewState } from '../../../src/views/view-state.ts';

/** What Slack would send were the modal submitted as it was opened: each input holds its initial value. */
export function stateOf(view: ModalView): ViewState {
  const state: Record<string, Record<string, ElementState>> = {};
  for (const block of view.blocks) {
    if (!('element' in block)) continue;
    const { element } = block;
    state[String(block.block_id)] = { [String(element.action_id)]: held(element) };
  }
  return state;
}

function held(element: object): ElementState {
  const initial = new Map<string, unknown>(Object.entries(element));
  const value = (name: string) => initial.get(name) ?? null;
  // As Slack does: an input has the keys of its own type alone, null or empty where nothing is filled in.
  switch (initial.get('type')) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { value: value('initial_value') } as ElementState;
    case 'rich_text_input':
      return { rich_text_value: value('initial_value') } as ElementState;
    case 'timepicker':
      return { selected_time: value('initial_time') } as ElementState;
    case 'datetimepicker':
      return { selected_date_time: value('initial_date_time') } as ElementState;
    case 'file_input':
      return { files: [] };
    case 'datepicker':
      return { selected_date: value('initial_date') } as ElementState;
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return { selected_option: value('initial_option') } as ElementState;
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { selected_options: value('initial_options') ?? [] } as ElementState;
    case 'users_select':
      return { selected_user: value('initial_user') } as ElementState;
    case 'multi_users_select':
      return { selected_users: value('initial_users') ?? [] } as ElementState;
    case 'channels_select':
      return { selected_channel: value('initial_channel') } as ElementState;
    case 'multi_channels_select':
      return { selected_channels: value('initial_channels') ?? [] } as ElementState;
    case 'conversations_select':
      return { selected_conversation: value('initial_conversation') } as ElementState;
    default:
      throw new Error(`No state is known for ${String(initial.get('type'))}`);
  }
}
