import { describe, expect, test } from '@jest/globals';
import { PeopleError } from '../../src/errors.ts';
import { fieldBlockId, inputs, parseFieldBlockId } from '../../src/views/block-ids.ts';
import { actions, modals } from '../../src/views/ids.ts';
import { metadata } from '../../src/views/metadata.ts';
import { fieldActs, fieldActValue, parseFieldAct } from '../../src/views/values.ts';

describe('ids', () => {
  test('[R2] a field is found again by its block, and no other block is taken for one', () => {
    expect(parseFieldBlockId(fieldBlockId('a:b'))).toBe('a:b');
    expect(['field:', 'input:name', 'a:b', ''].map(parseFieldBlockId)).toEqual([null, null, null, null]);
  });

  test('[S4] what is done to a field is read back from the menu, and nothing else is', () => {
    for (const act of fieldActs) {
      expect(parseFieldAct(fieldActValue(act, 'f:1'))).toEqual({ act, fieldId: 'f:1' });
    }
    expect(['', 'delete', 'delete:', 'drop:f1', ':f1'].map(parseFieldAct)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test.each([
    ['modals', modals],
    ['actions', actions],
    ['inputs', inputs],
  ])('[R1] no two %s share an id', (_, ids) => {
    const all: string[] = Object.values(ids);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('private metadata', () => {
  test('[R2] what a modal carries comes back as it was', () => {
    const form = { streamId: 's1', formVersion: 3, page: 1, pages: 3, isLast: false };
    expect(metadata.requestForm.parse(metadata.requestForm.print(form))).toMatchObject(form);
    const account = { tool: 'asana', spareId: 'spare' };
    expect(metadata.confirmAccount.parse(metadata.confirmAccount.print(account))).toMatchObject(account);
  });

  test.each([
    '',
    'no json',
    '{}',
    '{"v":1,"streamId":"s1"}',
    '{"v":2,"streamId":"s1","formVersion":1}',
    'null',
  ])('[R2] %j is told to be out of date', (text) => {
    expect(() => metadata.requestForm.parse(text)).toThrow(PeopleError);
    expect(() => metadata.requestForm.parse(text)).toThrow('out of date');
  });
});
