import {
  actions,
  button,
  cell,
  confirm,
  mrkdwn,
  option,
  options,
  plain,
  section,
} from './block-kit-parts.ts';

/** Blocks and elements with nothing wrong: type, example. */

export const everyBlock: [string, object][] = [
  [
    'section',
    { ...section, block_id: 'one', fields: [plain('a')], accessory: button({ confirm }), expand: true },
  ],
  ['header', { type: 'header', text: plain('Title'), level: 2 }],
  [
    'context',
    {
      type: 'context',
      elements: [mrkdwn('a'), { type: 'image', image_url: 'https://a.b/c', alt_text: 'd' }],
    },
  ],
  [
    'actions',
    actions(
      button({ style: 'primary', value: 'v', url: 'https://a.b' }),
      {
        type: 'overflow',
        action_id: 'o',
        options: [option('1'), { text: plain('Open'), url: 'https://a.b' }],
      },
      { type: 'datetimepicker', action_id: 'd', initial_date_time: 1_628_633_820 },
    ),
  ],
  ['divider', { type: 'divider' }],
  ['image', { type: 'image', image_url: 'https://a.b/c.png', alt_text: 'A picture', title: plain('T') }],
  ['rich_text', { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] }],
  [
    'video',
    {
      type: 'video',
      alt_text: 'a',
      title: plain('t'),
      thumbnail_url: 'https://a.b/t.png',
      video_url: 'https://a.b/v',
    },
  ],
  ['card', { type: 'card', title: mrkdwn('t'), body: plain('b'), actions: [button()] }],
];
export const messageBlocks: [string, object][] = [
  ['table', { type: 'table', rows: [[cell('a'), cell('b')]] }],
  ['data_table', { type: 'data_table', caption: 'c', rows: [[cell('h')], [cell('v')]], page_size: 10 }],
  ['data_visualization', { type: 'data_visualization', title: 't', chart: {} }],
  ['markdown', { type: 'markdown', text: '**a**' }],
  ['carousel', { type: 'carousel', elements: [{ type: 'card', title: plain('t') }] }],
  ['container', { type: 'container', title: plain('t'), child_blocks: [section] }],
  ['file', { type: 'file', external_id: 'a', source: 'remote' }],
  ['task_card', { type: 'task_card', task_id: '1', title: 't', status: 'complete' }],
  [
    'plan',
    { type: 'plan', title: 't', tasks: [{ type: 'task_card', task_id: '1', title: 't', status: 'pending' }] },
  ],
  [
    'context_actions',
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          positive_button: { text: plain('y'), value: '1' },
          negative_button: { text: plain('n'), value: '0' },
        },
        { type: 'icon_button', icon: 'trash', text: plain('Remove') },
      ],
    },
  ],
];
export const inputElements: [string, object][] = [
  [
    'plain_text_input',
    { multiline: true, min_length: 1, max_length: 3000, initial_value: 'a', placeholder: plain('p') },
  ],
  ['number_input', { is_decimal_allowed: true, min_value: '-1.5', max_value: '2', initial_value: '0' }],
  ['email_text_input', { initial_value: 'a@b.example' }],
  ['url_text_input', { focus_on_load: true }],
  ['rich_text_input', { min_lines: 1, max_lines: 100 }],
  ['file_input', { filetypes: ['pdf'], max_files: 10 }],
  ['datepicker', { initial_date: '2026-12-31' }],
  ['timepicker', { initial_time: '23:59', timezone: 'Europe/Berlin' }],
  ['datetimepicker', {}],
  [
    'checkboxes',
    {
      options: [{ text: mrkdwn('*a*'), value: 'a' }],
      initial_options: [{ text: mrkdwn('*a*'), value: 'a' }],
    },
  ],
  ['radio_buttons', { options: options(10), initial_option: option('o9') }],
  [
    'static_select',
    { option_groups: [{ label: plain('G'), options: options(100) }], initial_option: option('o3') },
  ],
  ['multi_static_select', { options: options(100), initial_options: [option('o1')], max_selected_items: 3 }],
  ['external_select', { min_query_length: 0, initial_option: option('any') }],
  ['multi_external_select', {}],
  ['users_select', { initial_user: 'U1' }],
  ['multi_users_select', { initial_users: ['U1'] }],
  ['channels_select', { response_url_enabled: true }],
  ['multi_channels_select', {}],
  ['conversations_select', { default_to_current_conversation: true, filter: { include: ['public'] } }],
  ['multi_conversations_select', { filter: { exclude_bot_users: true } }],
];
