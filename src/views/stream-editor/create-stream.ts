import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { templateChoices } from '../../domain/streams/file/templates.ts';
import { longestStreamDescription, longestStreamName } from '../../domain/streams/stream.ts';
import { freshInputId, inputs } from '../block-ids.ts';
import { context, input, option, placeholder } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { type CreateStreamMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';
import { boxesInput, groupsInput, usersInput } from '../settings-inputs.ts';
import {
  chosenOption,
  chosenOptions,
  chosenUsers,
  inputState,
  isTicked,
  typedText,
  type ViewState,
} from '../view-state.ts';

/** Where a new Stream's Requests appear. */
export type Place = 'existing' | 'new';

/** What a person gives to create a Stream. Ids are Slack's. */
export interface NewStream {
  name: string;
  description: string;
  place: Place;
  /** Of an existing channel. */
  channelId: string | null;
  /** Of a new one, as typed. */
  channelName: string;
  isPrivate: boolean;
  team: string[];
  teamGroupIds: string[];
  /** Null: an empty form. */
  templateId: string | null;
}

/** What the Stream begins with: what the window asks for, or another Stream, or a file that was given. */
export type Start = { kind: 'chosen' } | { kind: 'copy'; name: string } | { kind: 'file' };

/** What the window begins with. */
export interface CreateStreamWindow {
  metadata: CreateStreamMetadata;
  start: Start;
  place: Place;
  initial: Pick<NewStream, 'name' | 'description' | 'channelId' | 'channelName' | 'team' | 'templateId'>;
}

/** The choice that stands for no template. */
const emptyForm = 'empty';

/** The modal that creates a Stream; its creator is in the team unless taken out. */
export function createStream({ metadata: ids, start, place, initial }: CreateStreamWindow): ModalView {
  return modal({
    title: titles[start.kind],
    callbackId: modals.createStream,
    metadata: metadata.createStream.print(ids),
    submit: 'Create Stream',
    blocks: [
      context(startWords(start)),
      ...(start.kind === 'chosen' ? [templateInput(initial.templateId)] : []),
      ...aboutInputs(initial, ids.turn),
      placeInput(place),
      ...(place === 'existing'
        ? [channelInput(initial.channelId)]
        : newChannelInputs(initial.channelName, ids.turn)),
      usersInput(inputs.team, 'Team', initial.team, {
        optional: true,
        hint: 'The people who work the Requests. An assignee is one of them.',
      }),
      ...(start.kind !== 'copy' ? [groupsInput(inputs.groups, 'User groups in the team', [])] : []),
    ],
  });
}

const titles: Record<Start['kind'], string> = {
  chosen: 'Create Stream',
  copy: 'Duplicate Stream',
  file: 'Import a Stream',
};

function startWords(start: Start): Mrkdwn {
  switch (start.kind) {
    case 'chosen':
      return md`A Stream is a form that people fill in, a channel where Requests arrive, and a team that works them.`;
    case 'copy':
      return md`A Stream like *${start.name}*: its form, settings and team. Requests and connected tools stay there.`;
    case 'file':
      return md`Form and settings are in the file. Where do Requests appear, and who works them?`;
  }
}

function templateInput(templateId: string | null): InputBlock {
  const options = [
    option('An empty form', emptyForm, 'Subject, Details, Assignee, Due date'),
    ...templateChoices.map(({ id, name, about }) => option(name, id, about)),
  ];
  const chosen = options.find(({ value }) => value === (templateId ?? emptyForm));
  return input(
    inputs.template,
    'Start with',
    {
      type: 'static_select',
      action_id: actions.chooseTemplate,
      options,
      ...(chosen && { initial_option: chosen }),
    },
    { dispatch: true, hint: 'Everything of a template can be changed later.' },
  );
}

function aboutInputs({ name, description }: CreateStreamWindow['initial'], turn: number): InputBlock[] {
  const text = { type: 'plain_text_input' as const, action_id: actions.answer };
  const title = input(
    inputs.name,
    'Name',
    {
      ...text,
      max_length: longestStreamName,
      focus_on_load: true,
      ...placeholder('IT help'),
      ...(name !== '' && { initial_value: name }),
    },
    { hint: 'What people choose when they submit a Request.' },
  );
  const about = input(
    inputs.description,
    'Description',
    {
      ...text,
      multiline: true,
      max_length: longestStreamDescription,
      ...(description !== '' && { initial_value: description }),
    },
    { optional: true, hint: 'Shown above the form.' },
  );
  return [fresh(title, turn), fresh(about, turn)];
}

function placeInput(place: Place): InputBlock {
  const options = [option('An existing channel', 'existing'), option('A new channel', 'new')];
  const chosen = options.find(({ value }) => value === place);
  return input(
    inputs.channelKind,
    'Where Requests appear',
    {
      type: 'radio_buttons',
      action_id: actions.choosePlace,
      options,
      ...(chosen && { initial_option: chosen }),
    },
    { dispatch: true },
  );
}

function channelInput(channelId: string | null): KnownBlock {
  return input(
    inputs.channel,
    'Channel',
    {
      type: 'conversations_select',
      action_id: actions.answer,
      ...(channelId === null
        ? { default_to_current_conversation: true }
        : { initial_conversation: channelId }),
      filter: { include: ['public', 'private'] },
      ...placeholder('Choose a channel'),
    },
    { hint: 'Into a private channel Streamly has to be invited first: type /invite @Streamly there.' },
  );
}

function newChannelInputs(name: string, turn: number): InputBlock[] {
  const named = input(
    inputs.channelName,
    'Name of the channel',
    {
      type: 'plain_text_input',
      action_id: actions.answer,
      max_length: 80,
      ...placeholder('it-help'),
      ...(name !== '' && { initial_value: name }),
    },
    { hint: 'Streamly makes it and brings the team in.' },
  );
  return [
    fresh(named, turn),
    boxesInput(inputs.isPrivate, 'Who may find it', { private: 'Only those who are invited' }, []),
  ];
}

/** Under another id Slack shows what the block is given, not what was typed in the one before. */
function fresh(block: InputBlock, turn: number): InputBlock {
  return turn === 0 ? block : { ...block, block_id: freshInputId(block.block_id ?? '', turn) };
}

/** @param state with plain ids, see `settingsState`. */
export function readCreateStream(state: ViewState): NewStream {
  const template = chosenOption(state, inputs.template);
  return {
    name: typedText(state, inputs.name),
    description: typedText(state, inputs.description),
    place: chosenOption(state, inputs.channelKind) === 'new' ? 'new' : 'existing',
    channelId: inputState(state, inputs.channel).selected_conversation ?? null,
    channelName: typedText(state, inputs.channelName),
    isPrivate: isTicked(state, inputs.isPrivate),
    team: chosenUsers(state, inputs.team),
    teamGroupIds: chosenOptions(state, inputs.groups),
    templateId: template === emptyForm ? null : template,
  };
}
