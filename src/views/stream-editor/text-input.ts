import type { InputBlock } from '@slack/types';
import { input, option, placeholder } from '../blocks.ts';
import type { ActionId, BlockId } from '../id-kinds.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { cut } from '../text.ts';

export interface TextInput {
  value: string;
  max?: number;
  required?: boolean;
  focus?: boolean;
  multiline?: boolean;
  example?: string;
  hint?: string;
  /** Tells us of each change while it is typed. */
  live?: ActionId;
}

/** An input for text in a window of the editor. */
export function textInput(blockId: BlockId, label: string, text: TextInput): InputBlock {
  const max = Math.min(text.max ?? limits.element.inputText, limits.element.inputText);
  const initial = cut(text.value, max);
  return input(
    blockId,
    label,
    {
      type: 'plain_text_input',
      action_id: text.live ?? actions.answer,
      max_length: max,
      multiline: text.multiline ?? false,
      ...(initial !== '' && { initial_value: initial }),
      ...(text.focus && { focus_on_load: true }),
      ...(text.live && { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }),
      ...placeholder(text.example ?? ''),
    },
    { optional: !text.required, hint: text.hint ?? '', dispatch: text.live !== undefined },
  );
}

/** An input that is a single box to tick. */
export function tickInput(blockId: BlockId, label: string, words: string, ticked: boolean): InputBlock {
  const box = option(words, 'yes');
  return input(
    blockId,
    label,
    {
      type: 'checkboxes',
      action_id: actions.answer,
      options: [box],
      ...(ticked && { initial_options: [box] }),
    },
    { optional: true },
  );
}
