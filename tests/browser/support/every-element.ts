import type { InputBlock, KnownBlock, ModalView } from '@slack/types';

/** Views with every block and every element that the page can be asked to show. */

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const options = ['Red', 'Green', 'Blue'].map(option);

const input = (
  label: string,
  element: Record<string, unknown>,
  more: Partial<InputBlock> = {},
): InputBlock => ({
  type: 'input',
  block_id: label,
  optional: true,
  label: plain(label),
  element: { action_id: 'a', ...element } as InputBlock['element'],
  ...more,
});

export const everyInput: ModalView = {
  type: 'modal',
  callback_id: 'every_input',
  title: plain('Everything'),
  submit: plain('Send'),
  close: plain('Leave'),
  blocks: [
    input(
      'Line',
      { type: 'plain_text_input', placeholder: plain('One line') },
      { optional: false, hint: plain('A hint') },
    ),
    input('Lines', { type: 'plain_text_input', multiline: true }),
    input('Number', { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' }),
    input('E-mail', { type: 'email_text_input' }),
    input('Page', { type: 'url_text_input' }),
    input('Rich', { type: 'rich_text_input' }),
    input('Day', { type: 'datepicker' }),
    input('Time', { type: 'timepicker' }),
    input('Moment', { type: 'datetimepicker' }),
    input('One', { type: 'static_select', options }),
    input('Some', { type: 'multi_static_select', options }),
    input('Grouped', {
      type: 'static_select',
      option_groups: [{ label: plain('Warm'), options: [option('Orange')] }],
    }),
    input('Person', { type: 'users_select' }),
    input('People', { type: 'multi_users_select' }),
    input('Channel', { type: 'channels_select' }),
    input('Channels', { type: 'multi_channels_select' }),
    input('Talk', { type: 'conversations_select' }),
    input('Talks', { type: 'multi_conversations_select' }),
    input('Found', { type: 'external_select', min_query_length: 1 }),
    input('Finds', { type: 'multi_external_select', min_query_length: 1 }),
    input('Boxes', { type: 'checkboxes', options }),
    input('Radio', { type: 'radio_buttons', options }),
    input('Files', { type: 'file_input', max_files: 2 }),
  ],
};

const button = (text: string, more: object = {}) => ({
  type: 'button' as const,
  action_id: text,
  text: plain(text),
  value: text,
  ...more,
});
const words = (text: string) => ({
  type: 'rich_text' as const,
  elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text }] }],
});
const task = (title: string, status: 'complete' | 'pending') => ({
  type: 'task_card' as const,
  task_id: title,
  title,
  status,
});
const card = (title: string) => ({
  type: 'card' as const,
  title: mrkdwn(title),
  body: mrkdwn(`About ${title}`),
  actions: [button(`Take ${title}`)],
});
const cell = (text: string) => ({ type: 'raw_text' as const, text });

/** A message of every block that messages can have, each with words of its own. */
export const everyMessageBlock: (KnownBlock | Record<string, unknown>)[] = [
  { type: 'header', text: plain('A header') },
  {
    type: 'section',
    text: mrkdwn('*Bold* <@U0BOB00001> in <#C0IT000001> :tada: <https://example.com|a link>'),
    fields: [mrkdwn('field one'), plain('field two')],
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [option('First'), option('Second')],
    },
  },
  { type: 'context', elements: [mrkdwn('some context')] },
  {
    type: 'actions',
    elements: [
      button('Plain'),
      button('Sure', {
        style: 'danger',
        confirm: {
          title: plain('Really?'),
          text: mrkdwn('It *stays*.'),
          confirm: plain('Do it'),
          deny: plain('No'),
        },
      }),
      { type: 'static_select', action_id: 'pick', placeholder: plain('Pick a colour'), options },
    ],
  },
  { type: 'divider' },
  {
    type: 'image',
    image_url: 'http://127.0.0.1:9/none.png',
    alt_text: 'a missing picture',
    title: plain('A picture'),
  },
  words('rich words'),
  {
    type: 'video',
    alt_text: 'a film',
    title: plain('A video'),
    thumbnail_url: 'https://example.com/t.png',
    video_url: 'https://example.com/v',
  },
  card('A card'),
  { type: 'carousel', elements: [card('Card one'), card('Card two')] },
  {
    type: 'container',
    title: plain('A container'),
    child_blocks: [{ type: 'section', text: mrkdwn('inside') }],
  },
  {
    type: 'table',
    rows: [
      [cell('Column'), cell('Other')],
      [cell('cell one'), cell('cell two')],
    ],
  },
  {
    type: 'data_table',
    caption: 'A data table',
    page_size: 1,
    rows: [[cell('Name')], [cell('page one')], [cell('page two')]],
  },
  {
    type: 'data_visualization',
    title: 'A chart',
    chart: { type: 'pie', segments: [{ label: 'Slice', value: 7 }] },
  },
  { type: 'markdown', text: '**markdown** and `code`' },
  task('A task', 'complete'),
  { type: 'plan', title: 'A plan', tasks: [task('Step', 'pending')] },
  { type: 'file', external_id: 'remote-1', source: 'remote' },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'rate',
        positive_button: { text: plain('Good'), value: 'good' },
        negative_button: { text: plain('Bad'), value: 'bad' },
      },
    ],
  },
];
