import type { ModalView } from '@slack/types';
import { emojiName } from '../../domain/streams/emoji.ts';
import type { Submitting } from '../../domain/streams/settings/submitting.ts';
import { inputs } from '../block-ids.ts';
import { input, placeholder } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { boxesInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { isTicked, typedText, type ViewState } from '../view-state.ts';

const longestEmoji = 120;
const boxes = { alike: 'Point out open Requests that look like it' } as const;

/** The modal that says how people come to submit to a Stream (R1). */
export function submittingWindow(frame: WindowFrame, { emoji, pointOutAlike }: Submitting): ModalView {
  return settingsWindow(frame, {
    title: 'Submitting',
    callbackId: modals.streamSubmitting,
    blocks: [
      input(
        inputs.emoji,
        'Emoji that offers the form',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          max_length: longestEmoji,
          ...placeholder(':ticket:'),
          ...(emoji !== null && { initial_value: emojiName(emoji) === emoji ? `:${emoji}:` : emoji }),
        },
        {
          optional: true,
          hint: 'Who reacts to a message with it is offered the form with that message in it, where Streamly is in the channel.',
        },
      ),
      boxesInput(
        inputs.beforeSubmit,
        'Before a Request is submitted',
        boxes,
        pointOutAlike ? ['alike'] : [],
        {
          hint: 'Only those that the person may see. They can submit anyway.',
        },
      ),
    ],
  });
}

export function readSubmitting(state: ViewState): Submitting {
  const typed = typedText(state, inputs.emoji).trim();
  return {
    emoji: typed === '' ? null : (emojiName(typed) ?? typed),
    pointOutAlike: isTicked(state, inputs.beforeSubmit),
  };
}
