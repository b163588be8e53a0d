import { describe, expect, test } from '@jest/globals';
import {
  checkMessage,
  checkOptions,
  checkView,
  fitMessage,
  fitOptions,
  fitView,
} from '../../src/views/limits/check.ts';
import { visibleWords } from './support/visible-words.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text = 'words') => ({ type: 'section', text: { type: 'mrkdwn', text } });
const options = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ text: plain(`Option ${i}`), value: `o${i}` }));
const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 'a',
  options: options(2),
  ...more,
});
const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Label'),
  element,
  ...more,
});
const text = (more: object = {}) => input({ type: 'plain_text_input', action_id: 'a', ...more });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'a', ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Submit'),
  blocks,
  ...more,
});
const many = (count: number) => Array.from({ length: count }, () => section());

/** Where Slack's documented limits stand: the last thing that is allowed and the first that is not. */
const viewLimits: [string, { allowed: object; refused: object; path: string }][] = [
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

describe('views', () => {
  test.each(viewLimits)('[S5] %s and no more', (_, { allowed, refused, path }) => {
    expect(checkView(allowed)).toEqual([]);
    expect(checkView(refused).map((violation) => violation.path)).toEqual([path]);
    expect(checkView(fitView(refused))).toEqual([]);
  });

  test('[S5] a view of more than 250 kB loses its last blocks, in sight', () => {
    const big = modal(Array.from({ length: 90 }, (_, i) => section(`${i} ${'語'.repeat(2900)}`)));
    expect(checkView(big)).toMatchObject([{ path: 'view', rule: 'at most 250000 bytes' }]);
    const fitted = fitView(big);
    expect(checkView(fitted)).toEqual([]);
    expect(fitted.blocks[0]).toEqual(big.blocks[0]);
    expect(visibleWords(fitted.blocks.at(-1))).toBe(`… and ${90 - (fitted.blocks.length - 1)} more`);
  });

  test('[S5] what is too long is cut in sight and too many blocks are counted', () => {
    const fitted = fitView(modal([section('x'.repeat(4000)), ...many(119)]));
    expect(visibleWords(fitted.blocks[0])).toBe(`${'x'.repeat(2999)}…`);
    expect(fitted.blocks).toHaveLength(100);
    expect(visibleWords(fitted.blocks.at(-1))).toBe('… and 21 more');
  });

  test('[S5] a block that cannot be mended leaves a word in its place', () => {
    const fitted = fitView(
      modal([section('before'), actions(button({ url: 'javascript:alert(1)' })), section()]),
    );
    expect(visibleWords(fitted.blocks)).toBe('before\n⚠️ Something here cannot be shown.\nwords');
  });

  test('[S5] what is well is left as it is, and what was given is never changed', () => {
    const well = modal([section()]);
    expect(fitView(well)).toEqual(well);
    const long = modal([section('x'.repeat(4000))]);
    fitView(long);
    expect(visibleWords(long.blocks)).toBe('x'.repeat(4000));
  });

  test('[S5] metadata of more than 3000 characters is told and left: cut, nobody could read it', () => {
    expect(checkView(modal([], { private_metadata: 'x'.repeat(3000) }))).toEqual([]);
    const long = modal([], { private_metadata: 'x'.repeat(3001) });
    expect(checkView(long)).toMatchObject([{ path: 'view.private_metadata', found: 3001 }]);
    expect(fitView(long)).toEqual(long);
  });

  test('[S5] violations tell sizes and places, never content', () => {
    const secret = 'secret '.repeat(600);
    const found = JSON.stringify(checkView(modal([section(secret), text({ initial_value: secret })])));
    expect(found).toContain('4200');
    expect(found).not.toContain('secret');
  });
});

describe('messages', () => {
  test('[R3] a message has at most 50 blocks and always a text', () => {
    expect(checkMessage({ text: 'x', blocks: many(50) })).toEqual([]);
    expect(checkMessage({ text: 'x', blocks: many(51) })).toMatchObject([{ path: 'blocks', found: 51 }]);
    expect(checkMessage({ text: '', blocks: many(1) })).toMatchObject([{ path: 'text' }]);
    const fitted = fitMessage({ text: '', blocks: many(51) });
    expect(checkMessage(fitted)).toEqual([]);
    expect(visibleWords(fitted.blocks.at(-1))).toBe('… and 2 more');
  });

  test('[R3] markup is never cut within a mention or an escaped character', () => {
    const cutAt = (before: number) =>
      visibleWords(
        fitMessage({ text: 'x', blocks: [section(`${'x'.repeat(before)}<@U123456>${'y'.repeat(50)}`)] })
          .blocks,
      );
    expect(cutAt(2995)).toBe(`${'x'.repeat(2995)}…`);
    expect(cutAt(2980)).toMatch(/<@U123456>y+…$/);
    const escaped = fitMessage({ text: 'x', blocks: [section(`${'x'.repeat(2997)}&amp;&amp;`)] });
    expect(visibleWords(escaped.blocks)).toBe(`${'x'.repeat(2997)}…`);
  });
});

describe('options of external selects', () => {
  test('[S5] at most 100 are answered, and none is an answer too', () => {
    expect(checkOptions({ options: [] })).toEqual([]);
    expect(checkOptions({ options: options(100) })).toEqual([]);
    expect(checkOptions({ options: options(101) })).toMatchObject([{ found: 101 }]);
    expect(fitOptions({ options: options(101) }).options).toHaveLength(100);
  });
});
