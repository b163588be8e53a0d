import { describe, expect, test } from '@jest/globals';
import {
  checkBlocks,
  checkSuggestions,
  checkView,
  viewTooLarge,
} from '../../../sandbox/slack/block-kit-check.ts';

const x = (length: number) => 'x'.repeat(length);
const many = <Item>(length: number, make: (index: number) => Item) =>
  Array.from({ length }, (_, i) => make(i));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string) => ({ text: plain(value), value });
const options = (length: number) => many(length, (i) => option(`o${i}`));
const section = { type: 'section', text: mrkdwn('hello') };
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element: { action_id: 'a', ...element },
  ...more,
});
const button = (more: object = {}) => ({ type: 'button', action_id: 'b', text: plain('Go'), ...more });
const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: options(2),
  ...more,
});
const confirm = { title: plain('Sure?'), text: mrkdwn('Really'), confirm: plain('Yes'), deny: plain('No') };
const cell = (text: string) => ({ type: 'raw_text', text });

const everyBlock: [string, object][] = [
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
const messageBlocks: [string, object][] = [
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
const inputElements: [string, object][] = [
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

const refused: [string, unknown[], string, string][] = [
  ['an unknown block', [{ type: 'bogus' }], '/0/type', 'unsupported type: bogus'],
  ['a block that is no object', ['text'], '/0', 'must provide an object'],
  ['an additional property', [{ ...section, colour: 'red' }], '/0', 'invalid additional property: colour'],
  [
    'a block_id of 256',
    [{ ...section, block_id: x(256) }],
    '/0/block_id',
    'must be less than 256 characters',
  ],
  [
    'a block_id twice',
    [
      { ...section, block_id: 'a' },
      { ...section, block_id: 'a' },
    ],
    '/1/block_id',
    'already exists',
  ],
  [
    'an action_id twice in a block',
    [actions(button(), button())],
    '/0/elements/1/action_id',
    'already exists',
  ],
  [
    'an action_id of 256',
    [actions(button({ action_id: x(256) }))],
    '/0/elements/0/action_id',
    'less than 256',
  ],
  [
    'an empty text',
    [{ type: 'section', text: mrkdwn('') }],
    '/0/text/text',
    'must be more than 0 characters',
  ],
  ['a section text of 3001', [{ type: 'section', text: mrkdwn(x(3001)) }], '/0/text/text', 'less than 3001'],
  ['a section without text or fields', [{ type: 'section' }], '/0', 'missing required field: text'],
  [
    '11 fields',
    [{ type: 'section', fields: many(11, () => plain('a')) }],
    '/0/fields',
    'no more than 10 items',
  ],
  ['a field of 2001', [{ type: 'section', fields: [plain(x(2001))] }], '/0/fields/0/text', 'less than 2001'],
  [
    'a datetimepicker beside a section',
    [{ ...section, accessory: { type: 'datetimepicker' } }],
    '/0/accessory/type',
    'unsupported type',
  ],
  ['a header of 151', [{ type: 'header', text: plain(x(151)) }], '/0/text/text', 'less than 151'],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('a') }], '/0/text/type', 'unsupported type: mrkdwn'],
  [
    '11 context elements',
    [{ type: 'context', elements: many(11, () => plain('a')) }],
    '/0/elements',
    'no more than 10',
  ],
  [
    '26 actions',
    [actions(...many(26, (i) => button({ action_id: `b${i}` })))],
    '/0/elements',
    'no more than 25',
  ],
  ['no action', [actions()], '/0/elements', 'no fewer than 1'],
  [
    'a text input among actions',
    [actions({ type: 'plain_text_input', action_id: 'a' })],
    '/0/elements/0/type',
    'unsupported',
  ],
  [
    'a button text of 76',
    [actions(button({ text: plain(x(76)) }))],
    '/0/elements/0/text/text',
    'less than 76',
  ],
  ['a button value of 2001', [actions(button({ value: x(2001) }))], '/0/elements/0/value', 'less than 2001'],
  ['a button url of 3001', [actions(button({ url: x(3001) }))], '/0/elements/0/url', 'less than 3001'],
  [
    'an unknown style',
    [actions(button({ style: 'pink' }))],
    '/0/elements/0/style',
    'must be one of: primary, danger',
  ],
  [
    'a confirm title of 101',
    [actions(button({ confirm: { ...confirm, title: plain(x(101)) } }))],
    '/0/elements/0/confirm/title/text',
    'less than 101',
  ],
  [
    'a confirm text of 301',
    [actions(button({ confirm: { ...confirm, text: plain(x(301)) } }))],
    '/0/elements/0/confirm/text/text',
    'less than 301',
  ],
  [
    'a confirm button of 31',
    [actions(button({ confirm: { ...confirm, deny: plain(x(31)) } }))],
    '/0/elements/0/confirm/deny/text',
    'less than 31',
  ],
  [
    '101 options',
    [actions(select({ options: options(101) }))],
    '/0/elements/0/options',
    'no more than 100 items',
  ],
  ['no option', [actions(select({ options: [] }))], '/0/elements/0/options', 'no fewer than 1'],
  [
    'neither options nor groups',
    [actions(select({ options: undefined }))],
    '/0/elements/0',
    'missing required field: options',
  ],
  [
    'options and groups',
    [actions(select({ option_groups: [{ label: plain('g'), options: options(1) }] }))],
    '/0/elements/0',
    'only one of options, option_groups',
  ],
  [
    'a group label of 76',
    [actions(select({ options: undefined, option_groups: [{ label: plain(x(76)), options: options(1) }] }))],
    '/0/elements/0/option_groups/0/label/text',
    'less than 76',
  ],
  [
    '101 groups',
    [
      actions(
        select({
          options: undefined,
          option_groups: many(101, (i) => ({ label: plain('g'), options: [option(`${i}`)] })),
        }),
      ),
    ],
    '/0/elements/0/option_groups',
    'no more than 100',
  ],
  [
    'an option text of 76',
    [actions(select({ options: [{ text: plain(x(76)), value: 'v' }] }))],
    '/0/elements/0/options/0/text/text',
    'less than 76',
  ],
  [
    'an option value of 151',
    [actions(select({ options: [{ text: plain('a'), value: x(151) }] }))],
    '/0/elements/0/options/0/value',
    'less than 151',
  ],
  [
    'an option description of 76',
    [actions(select({ options: [{ ...option('a'), description: plain(x(76)) }] }))],
    '/0/elements/0/options/0/description/text',
    'less than 76',
  ],
  [
    'two options of one value',
    [actions(select({ options: [option('a'), option('a')] }))],
    '/0/elements/0',
    'option values must be unique',
  ],
  [
    'an initial option that is not offered',
    [actions(select({ initial_option: option('other') }))],
    '/0/elements/0/initial_option',
    'must be one of the provided options',
  ],
  [
    'an initial option in other words',
    [actions(select({ initial_option: { text: plain('Other'), value: 'o0' } }))],
    '/0/elements/0/initial_option',
    'must be one of the provided',
  ],
  [
    'a placeholder of 151',
    [actions(select({ placeholder: plain(x(151)) }))],
    '/0/elements/0/placeholder/text',
    'less than 151',
  ],
  [
    '6 entries in a menu',
    [actions({ type: 'overflow', action_id: 'o', options: options(6) })],
    '/0/elements/0/options',
    'no more than 5',
  ],
  [
    '11 checkboxes',
    [actions({ type: 'checkboxes', action_id: 'c', options: options(11) })],
    '/0/elements/0/options',
    'no more than 10',
  ],
  [
    '11 radio buttons',
    [actions({ type: 'radio_buttons', action_id: 'c', options: options(11) })],
    '/0/elements/0/options',
    'no more than 10',
  ],
  [
    'a label of 2001',
    [input({ type: 'datepicker' }, { label: plain(x(2001)) })],
    '/0/label/text',
    'less than 2001',
  ],
  [
    'a label in mrkdwn',
    [input({ type: 'datepicker' }, { label: mrkdwn('a') })],
    '/0/label/type',
    'unsupported type: mrkdwn',
  ],
  [
    'a hint of 2001',
    [input({ type: 'datepicker' }, { hint: plain(x(2001)) })],
    '/0/hint/text',
    'less than 2001',
  ],
  ['a button as an input', [input(button())], '/0/element/type', 'unsupported type: button'],
  [
    'a max_length of 3001',
    [input({ type: 'plain_text_input', max_length: 3001 })],
    '/0/element/max_length',
    'less than or equal to 3000',
  ],
  [
    'a max_length of 0',
    [input({ type: 'plain_text_input', max_length: 0 })],
    '/0/element/max_length',
    'greater than or equal to 1',
  ],
  [
    'min_length above max_length',
    [input({ type: 'plain_text_input', min_length: 9, max_length: 8 })],
    '/0/element/min_length',
    'max_length',
  ],
  [
    'an initial value of 3001',
    [input({ type: 'plain_text_input', initial_value: x(3001) })],
    '/0/element/initial_value',
    'less than 3001',
  ],
  [
    'a number without is_decimal_allowed',
    [input({ type: 'number_input' })],
    '/0/element',
    'missing required field: is_decimal_allowed',
  ],
  [
    'a minimum that is no string',
    [input({ type: 'number_input', is_decimal_allowed: true, min_value: 1 })],
    '/0/element/min_value',
    'must be a string',
  ],
  [
    'a decimal bound of whole numbers',
    [input({ type: 'number_input', is_decimal_allowed: false, min_value: '1.5' })],
    '/0/element/min_value',
    'must be an integer',
  ],
  [
    'a day that is none',
    [input({ type: 'datepicker', initial_date: '31.12.2026' })],
    '/0/element/initial_date',
    'format',
  ],
  [
    'a time that is none',
    [input({ type: 'timepicker', initial_time: '24:00' })],
    '/0/element/initial_time',
    'format',
  ],
  [
    'milliseconds for seconds',
    [input({ type: 'datetimepicker', initial_date_time: 1_628_633_820_000 })],
    '/0/element/initial_date_time',
    'less than or equal',
  ],
  [
    'a dispatching file_input',
    [input({ type: 'file_input' }, { dispatch_action: true })],
    '/0/dispatch_action',
    'not allowed with file_input',
  ],
  [
    '11 files',
    [input({ type: 'file_input', max_files: 11 })],
    '/0/element/max_files',
    'less than or equal to 10',
  ],
  [
    '101 lines',
    [input({ type: 'rich_text_input', max_lines: 101 })],
    '/0/element/max_lines',
    'less than or equal to 100',
  ],
  [
    'two with focus',
    [input({ type: 'datepicker', focus_on_load: true }), input({ type: 'datepicker', focus_on_load: true })],
    '',
    'only one element may have focus_on_load',
  ],
  [
    'an image without a source',
    [{ type: 'image', alt_text: 'a' }],
    '/0',
    'exactly one of image_url, slack_file',
  ],
  [
    'an alt text of 2001',
    [{ type: 'image', image_url: 'https://a.b', alt_text: x(2001) }],
    '/0/alt_text',
    'less than 2001',
  ],
  ['an alert of 201', [{ type: 'alert', text: plain(x(201)) }], '/0/text/text', 'less than 201'],
  ['a card title as a string', [{ type: 'card', title: 'title' }], '/0/title', 'must provide an object'],
  [
    '4 buttons on a card',
    [{ type: 'card', title: plain('a'), actions: many(4, (i) => button({ action_id: `${i}` })) }],
    '/0/actions',
    'no more than 3',
  ],
  ['101 blocks', many(101, () => section), '', 'no more than 100 items allowed'],
];

const refusedInMessages: [string, unknown[], string, string][] = [
  ['51 blocks', many(51, () => section), '', 'no more than 50 items allowed'],
  ['an alert', [{ type: 'alert', text: plain('a') }], '/0/type', 'unsupported type: alert'],
  ['a file_input', [input({ type: 'file_input' })], '/0/element/type', 'only allowed in modals'],
  [
    'a task_card that is pending',
    [{ type: 'task_card', task_id: '1', title: 't', status: 'pending' }],
    '/0/status',
    'pending',
  ],
  [
    'a markdown of 12,001 in two',
    [
      { type: 'markdown', text: x(12_000) },
      { type: 'markdown', text: 'x' },
    ],
    '',
    'less than 12001',
  ],
  ['3 charts', many(3, () => ({ type: 'data_visualization', title: 't', chart: {} })), '', 'no more than 2'],
  ['101 rows', [{ type: 'table', rows: many(101, () => [cell('a')]) }], '/0/rows', 'no more than 100'],
  ['21 cells', [{ type: 'table', rows: [many(21, () => cell('a'))] }], '/0/rows/0', 'no more than 20'],
  ['10,001 characters in tables', [{ type: 'table', rows: [[cell(x(10_001))]] }], '', 'less than 10001'],
  [
    'a data_table of one row',
    [{ type: 'data_table', caption: 'c', rows: [[cell('a')]] }],
    '/0/rows',
    'no fewer than 2',
  ],
  [
    '11 cards',
    [{ type: 'carousel', elements: many(11, () => ({ type: 'card', title: plain('a') })) }],
    '/0/elements',
    'no more than 10',
  ],
  [
    '11 blocks in a container',
    [{ type: 'container', child_blocks: many(11, () => section) }],
    '/0/child_blocks',
    'no more than 10',
  ],
  ['a plan title that is an object', [{ type: 'plan', title: plain('a') }], '/0/title', 'must be a string'],
];

const modal = { type: 'modal', title: plain('Title'), blocks: [section] };

describe('the Block Kit checker', () => {
  test.each(everyBlock)('[E3] finds nothing wrong with a %s on any surface', (_, block) => {
    expect(checkBlocks([block], 'modal')).toEqual([]);
    expect(checkBlocks([block], 'home')).toEqual([]);
    expect(checkBlocks([block], 'message')).toEqual([]);
  });

  test.each(messageBlocks)(
    '[E3] finds nothing wrong with a %s in a message, and refuses it in a modal',
    (type, block) => {
      expect(checkBlocks([block], 'message')).toEqual([]);
      expect(checkBlocks([block], 'modal')).toEqual([
        { pointer: '/blocks/0/type', message: `unsupported type: ${type}` },
      ]);
    },
  );

  test.each(inputElements)('[E3] finds nothing wrong with a %s', (type, element) => {
    expect(checkBlocks([input({ type, ...element })], 'modal')).toEqual([]);
  });

  test.each(refused)('[E3] refuses %s', (_, blocks, pointer, message) => {
    const findings = checkBlocks(JSON.parse(JSON.stringify(blocks)), 'modal');
    expect(findings).toContainEqual({
      pointer: `/blocks${pointer}`,
      message: expect.stringContaining(message),
    });
  });

  test.each(refusedInMessages)('[E3] refuses %s in a message', (_, blocks, pointer, message) => {
    expect(checkBlocks(blocks, 'message')).toContainEqual({
      pointer: `/blocks${pointer}`,
      message: expect.stringContaining(message),
    });
  });

  test.each([
    [
      'a title of 25',
      { ...modal, title: plain(x(25)) },
      '/view/title/text',
      'must be less than 25 characters',
    ],
    ['no title', { ...modal, title: undefined }, '/view', 'missing required field: title'],
    ['a submit of 25', { ...modal, submit: plain(x(25)) }, '/view/submit/text', 'less than 25'],
    ['a close of 25', { ...modal, close: plain(x(25)) }, '/view/close/text', 'less than 25'],
    [
      'a private_metadata of 3001',
      { ...modal, private_metadata: x(3001) },
      '/view/private_metadata',
      'less than 3001',
    ],
    ['a callback_id of 256', { ...modal, callback_id: x(256) }, '/view/callback_id', 'less than 256'],
    ['an external_id of 256', { ...modal, external_id: x(256) }, '/view/external_id', 'less than 256'],
    ['no blocks', { ...modal, blocks: [] }, '/view/blocks', 'no fewer than 1'],
    [
      'an input without a submit',
      { ...modal, blocks: [input({ type: 'datepicker' })] },
      '/view',
      'missing required field: submit',
    ],
    [
      'a Home with a title',
      { type: 'home', blocks: [section], title: plain('a') },
      '/view',
      'invalid additional property: title',
    ],
    ['another type', { type: 'dialog' }, '/view/type', 'unsupported type: dialog'],
    ['text', 'modal', '/view', 'must provide an object'],
  ])('[E3] refuses a view with %s', (_, view, pointer, message) => {
    expect(checkView(view)).toContainEqual({ pointer, message: expect.stringContaining(message) });
  });

  test('[E3] takes a modal at every limit', () => {
    const view = {
      type: 'modal',
      title: plain(x(24)),
      submit: plain(x(24)),
      close: plain(x(24)),
      private_metadata: x(3000),
      callback_id: x(255),
      external_id: x(255),
      notify_on_close: true,
      clear_on_close: false,
      blocks: many(100, () => ({ type: 'section', text: mrkdwn(x(2000)) })),
    };
    expect(checkView(view)).toEqual([]);
    expect(viewTooLarge(view)).toBe(false);
    expect(viewTooLarge({ ...view, blocks: many(100, () => ({ text: mrkdwn(x(2500)) })) })).toBe(true);
  });

  test('[E3] takes options or groups as an answer to a suggestion, at most 100', () => {
    expect(checkSuggestions({ options: options(100) })).toEqual([]);
    expect(checkSuggestions({ options: [] })).toEqual([]);
    expect(checkSuggestions({ option_groups: [{ label: plain('g'), options: options(1) }] })).toEqual([]);
    expect(checkSuggestions({ options: options(101) })).toHaveLength(1);
    expect(checkSuggestions({ options: options(1), option_groups: [] })).toHaveLength(1);
    expect(checkSuggestions('nothing')).toHaveLength(1);
  });
});
