import type { ModalView } from '@slack/types';
import type { ChannelButton } from '../../domain/streams/settings/channel-button.ts';
import { inputs } from '../block-ids.ts';
import { context } from '../blocks.ts';
import { modals } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { choiceInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { chosenOption, type ViewState } from '../view-state.ts';

const choices = {
  off: 'No button',
  message: 'A message with a button',
  message_and_bookmark: 'A message, and a bookmark that leads to it',
} as const;

/** The modal that puts a button into the Stream's channel (R1). */
export function channelButtonWindow(frame: WindowFrame, { shown }: ChannelButton): ModalView {
  return settingsWindow(frame, {
    title: 'Channel button',
    callbackId: modals.streamChannelButton,
    blocks: [
      choiceInput(inputs.channelButton, 'Put a button in the channel', choices, shown, {
        hint: 'It opens the form, and leads to the list of Requests.',
      }),
      context(
        md`The button follows the Stream: its name, its description and its channel. To take it away, choose “No button”: a message that is deleted by hand comes back.`,
      ),
    ],
  });
}

export function readChannelButton(state: ViewState): ChannelButton {
  const chosen = chosenOption(state, inputs.channelButton);
  return { shown: chosen === 'message' || chosen === 'message_and_bookmark' ? chosen : 'off' };
}
