import type { ModalView } from '@slack/types';
import type { ChosenChannel } from '../../domain/streams/settings/channel.ts';
import type { ChannelTrouble } from '../../domain/streams/stream.ts';
import { inputs } from '../block-ids.ts';
import { context, input, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { channelLink, md } from '../mrkdwn.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { inputState, type ViewState } from '../view-state.ts';

/** What keeps Requests out of the channel, and what to do. */
export const troubleWords: Record<ChannelTrouble, string> = {
  archived: 'It is archived: unarchive it, or choose another channel.',
  out: 'Streamly is not in it any more: type /invite @Streamly there, or choose another channel.',
};

/** The modal in which a Stream gets another channel (S11). */
export function channelWindow(
  frame: WindowFrame,
  { channelId }: ChosenChannel,
  trouble: ChannelTrouble | null,
): ModalView {
  return settingsWindow(frame, {
    title: 'Channel',
    callbackId: modals.streamChannel,
    blocks: [
      ...(trouble === null
        ? []
        : [section(md`:warning: ${channelLink(channelId)}: ${troubleWords[trouble]}`)]),
      input(
        inputs.channel,
        'Channel',
        {
          type: 'conversations_select',
          action_id: actions.answer,
          initial_conversation: channelId,
          filter: { include: ['public', 'private'] },
        },
        {
          hint: 'Streamly joins a public channel by itself. In a private one, type /invite @Streamly first.',
        },
      ),
      context(md`New Requests are posted there. Those of before stay where they are, and stay up to date.`),
    ],
  });
}

export function readChannel(state: ViewState): string | null {
  return inputState(state, inputs.channel).selected_conversation ?? null;
}
