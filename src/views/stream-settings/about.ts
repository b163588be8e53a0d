import type { ModalView } from '@slack/types';
import type { About } from '../../domain/streams/settings/about.ts';
import { longestStreamDescription, longestStreamName } from '../../domain/streams/stream.ts';
import { inputs } from '../block-ids.ts';
import { input } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { typedText, type ViewState } from '../view-state.ts';

/** The modal in which a Stream gets another name or description (S11). */
export function aboutWindow(frame: WindowFrame, { name, description }: About): ModalView {
  return settingsWindow(frame, {
    title: 'Name and description',
    callbackId: modals.streamAbout,
    blocks: [
      input(inputs.name, 'Name', {
        type: 'plain_text_input',
        action_id: actions.answer,
        max_length: longestStreamName,
        ...(name !== '' && { initial_value: name }),
      }),
      input(
        inputs.description,
        'Description',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          multiline: true,
          max_length: longestStreamDescription,
          ...(description !== '' && { initial_value: description }),
        },
        { optional: true, hint: 'Shown above the form.' },
      ),
    ],
  });
}

export function readAbout(state: ViewState): About {
  return { name: typedText(state, inputs.name), description: typedText(state, inputs.description) };
}
