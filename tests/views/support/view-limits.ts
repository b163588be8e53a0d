import {
  actions,
  button,
  input,
  many,
  modal,
  options,
  plain,
  section,
  select,
  text,
} from './rough-blocks.ts';

/** Where Slack's documented limits stand: the last thing that is allowed and the first that is not. */
export const viewLimits: [string, { allowed: object; refused: object; path: string }][] = [
  [
    'a title of 24 characters',
    {
      allowed: modal([], { title: plain('x'.repeat(24)) }),
      refused: modal([], { title: plain('x'.repeat(25)) }),
      path: 'view.title',
    },
  ],
  [
    'a submit of 24 characters',
    {
      allowed: modal([], { submit: plain('x'.repeat(24)) }),
      refused: modal([], { submit: plain('x'.repeat(25)) }),
      path: 'view.submit',
    },
  ],
  ['100 blocks', { allowed: modal(many(100)), refused: modal(many(101)), path: 'blocks' }],
  [
    'a section of 3000 characters',
    {
      allowed: modal([section('x'.repeat(3000))]),
      refused: modal([section('x'.repeat(3001))]),
      path: 'blocks[0].text',
    },
  ],
  [
    'a header of 150 characters',
    {
      allowed: modal([{ type: 'header', text: plain('x'.repeat(150)) }]),
      refused: modal([{ type: 'header', text: plain('x'.repeat(151)) }]),
      path: 'blocks[0].text',
    },
  ],
  [
    'ten texts of 2000 characters in a section',
    {
      allowed: modal([{ type: 'section', fields: Array(10).fill(plain('x'.repeat(2000))) }]),
      refused: modal([{ type: 'section', fields: [plain('x'.repeat(2001))] }]),
      path: 'blocks[0].fields[0]',
    },
  ],
  [
    '25 elements in a row of actions',
    {
      allowed: modal([actions(...Array.from({ length: 25 }, (_, i) => button({ action_id: `a${i}` })))]),
      refused: modal([actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `a${i}` })))]),
      path: 'blocks[0].elements',
    },
  ],
  [
    '100 options',
    {
      allowed: modal([input(select({ options: options(100) }))]),
      refused: modal([input(select({ options: options(101) }))]),
      path: 'blocks[0].element.options',
    },
  ],
  [
    'an option of 75 characters',
    {
      allowed: modal([input(select({ options: [{ text: plain('x'.repeat(75)), value: 'v'.repeat(75) }] }))]),
      refused: modal([input(select({ options: [{ text: plain('x'.repeat(76)), value: 'v' }] }))]),
      path: 'blocks[0].element.options[0].text',
    },
  ],
  [
    'an initial option that is among the options',
    {
      allowed: modal([input(select({ initial_option: options(2)[1] }))]),
      refused: modal([input(select({ initial_option: { text: plain('Other'), value: 'o1' } }))]),
      path: 'blocks[0].element.initial_option',
    },
  ],
  [
    'a placeholder of 150 characters',
    {
      allowed: modal([text({ placeholder: plain('x'.repeat(150)) })]),
      refused: modal([text({ placeholder: plain('x'.repeat(151)) })]),
      path: 'blocks[0].element.placeholder',
    },
  ],
  [
    'an initial text within its own maximum',
    {
      allowed: modal([text({ max_length: 5, initial_value: '12345' })]),
      refused: modal([text({ max_length: 5, initial_value: '123456' })]),
      path: 'blocks[0].element.initial_value',
    },
  ],
  [
    'a button of 75 characters',
    {
      allowed: modal([actions(button({ text: plain('x'.repeat(75)) }))]),
      refused: modal([actions(button({ text: plain('x'.repeat(76)) }))]),
      path: 'blocks[0].elements[0].text',
    },
  ],
  [
    'a confirmation of 300 characters',
    {
      allowed: modal([actions(button({ confirm: { text: plain('x'.repeat(300)) } }))]),
      refused: modal([actions(button({ confirm: { text: plain('x'.repeat(301)) } }))]),
      path: 'blocks[0].elements[0].confirm.text',
    },
  ],
  [
    'five options in an overflow menu',
    {
      allowed: modal([actions({ type: 'overflow', action_id: 'a', options: options(5) })]),
      refused: modal([actions({ type: 'overflow', action_id: 'a', options: options(6) })]),
      path: 'blocks[0].elements[0].options',
    },
  ],
  [
    'texts that are not empty',
    { allowed: modal([section('x')]), refused: modal([section('')]), path: 'blocks[0].text' },
  ],
  [
    'block ids that differ',
    {
      allowed: modal([text(), { ...section(), block_id: 'c' }]),
      refused: modal([text(), { ...section(), block_id: 'b' }]),
      path: 'blocks[1].block_id',
    },
  ],
  [
    'action ids that differ within a block',
    {
      allowed: modal([actions(button(), button({ action_id: 'other' }))]),
      refused: modal([actions(button(), button())]),
      path: 'blocks[0].elements',
    },
  ],
  [
    'a Submit where there are inputs',
    {
      allowed: modal([section()], { submit: undefined }),
      refused: modal([text()], { submit: undefined }),
      path: 'view.submit',
    },
  ],
  [
    'one element with the focus',
    {
      allowed: modal([text({ focus_on_load: true })]),
      refused: modal([
        text({ focus_on_load: true }),
        input(select({ focus_on_load: true }), { block_id: 'c' }),
      ]),
      path: 'blocks[1]',
    },
  ],
  [
    'elements only in blocks that take them',
    {
      allowed: modal([text()]),
      refused: modal([actions({ type: 'plain_text_input', action_id: 'a' })]),
      path: 'blocks[0].elements[0]',
    },
  ],
  [
    'blocks that exist',
    { allowed: modal([{ type: 'divider' }]), refused: modal([{ type: 'divide' }]), path: 'blocks[0]' },
  ],
];
