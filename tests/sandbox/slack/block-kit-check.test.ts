import { describe, expect, test } from '@jest/globals';
import {
  checkBlocks,
  checkSuggestions,
  checkView,
  viewTooLarge,
} from '../../../sandbox/slack/block-kit-check.ts';
import { everyBlock, inputElements, messageBlocks } from './block-kit-accepted.ts';
import { input, many, mrkdwn, options, plain, section, x } from './block-kit-parts.ts';
import { refused, refusedInMessages } from './block-kit-refused.ts';

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
