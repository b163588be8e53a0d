import type { ModalView } from '@slack/types';
import { longestStreamDescription, longestStreamName } from '../../domain/streams/stream.ts';
import { inputs } from '../block-ids.ts';
import { context, input, placeholder } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { inputState, typedText, type ViewState } from '../view-state.ts';

/** What a person gives to create a Stream. Ids are Slack's. */
export interface NewStream {
  name: string;
  description: string;
  channelId: string | null;
  team: string[];
}

/** The modal that creates a Stream; its creator is in the team unless taken out. */
export function createStream({ creatorId }: { creatorId: string }): ModalView {
  return modal({
    title: 'Create Stream',
    callbackId: modals.createStream,
    submit: 'Create Stream',
    blocks: [
      context(
        md`A Stream is a form that people fill in, a channel where Requests arrive, and a team that works them.`,
      ),
      input(
        inputs.name,
        'Name',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          max_length: longestStreamName,
          focus_on_load: true,
          ...placeholder('IT help'),
        },
        { hint: 'What people choose when they submit a Request.' },
      ),
      input(
        inputs.description,
        'Description',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          multiline: true,
          max_length: longestStreamDescription,
        },
        { optional: true, hint: 'Shown above the form.' },
      ),
      input(
        inputs.channel,
        'Channel',
        {
          type: 'conversations_select',
          action_id: actions.answer,
          default_to_current_conversation: true,
          filter: { include: ['public', 'private'] },
          ...placeholder('Choose a channel'),
        },
        { hint: 'Every new Request is posted here. Invite Streamly first if the channel is private.' },
      ),
      input(
        inputs.team,
        'Team',
        { type: 'multi_users_select', action_id: actions.answer, initial_users: [creatorId] },
        { hint: 'The people who work the Requests. An assignee is one of them.' },
      ),
    ],
  });
}

export function readCreateStream(state: ViewState): NewStream {
  return {
    name: typedText(state, inputs.name),
    description: typedText(state, inputs.description),
    channelId: inputState(state, inputs.channel).selected_conversation ?? null,
    team: [...new Set(inputState(state, inputs.team).selected_users)],
  };
}
