import { describe, expect, test } from '@jest/globals';
import { checkType } from '../../../src/domain/requests/check-types.ts';
import { type FieldDefinition, type FieldType, newField } from '../../../src/domain/streams/field.ts';

const options = ['o1', 'o2'].map((id) => ({ id, label: id }));
const check = (type: FieldType, answer: string | string[], settings: Partial<FieldDefinition> = {}) =>
  checkType[type](newField({ id: 'f', name: 'Field', type, options, ...settings }), answer);

const richText = (words: string) =>
  JSON.stringify({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }],
  });

describe('values of the types of S6', () => {
  test.each<[FieldType, string | string[]]>([
    ['number', '0'],
    ['number', '-999999999999999'],
    ['email', 'ada.l+x@acme.example'],
    ['url', 'https://example.com/a?b=c#d'],
    ['url', 'HTTP://EXAMPLE.COM'],
    ['datetime', '2030-02-28T17:30:00.000Z'],
    ['time', '00:00'],
    ['time', '23:59'],
    ['radio', 'o1'],
    ['checkboxes', ['o1', 'o2']],
    ['checkbox', 'yes'],
    ['rich_text', richText('Hello')],
    ['files', ['F012AB', 'F9Z']],
  ])('[S6] %s takes %j', (type, answer) => {
    expect(check(type, answer)).toBeNull();
  });

  test.each<[FieldType, string | string[], string]>([
    ['number', '12.5', 'must be a whole number'],
    ['number', 'twelve', 'must be a number, such as 12.'],
    ['number', '007', 'must be a number'],
    ['number', '1234567890123456', 'at most 15 digits'],
    ['email', 'ada at acme', 'must be an e-mail address'],
    ['email', 'ada@acme', 'must be an e-mail address'],
    ['email', `${'a'.repeat(250)}@acme.example`, 'must be an e-mail address'],
    ['url', 'example.com', 'must be a web address'],
    ['url', 'javascript:alert(1)', 'must be a web address'],
    ['url', 'https://exa mple.com', 'must be a web address'],
    ['url', 'https://', 'must be a web address'],
    ['url', `https://example.com/${'x'.repeat(3000)}`, 'at most 3000 characters'],
    ['datetime', '2030-02-28', 'must be a date and time'],
    ['datetime', 'soon', 'must be a date and time'],
    ['time', '24:00', 'must be a time, such as 17:30'],
    ['time', '7:30', 'must be a time'],
    ['radio', 'o9', 'not offered any more'],
    ['checkboxes', ['o1', 'o9'], 'not offered any more'],
    ['checkbox', 'no', 'can only be ticked or not'],
    ['rich_text', 'plain', 'cannot be read'],
    ['rich_text', richText('x'.repeat(3001)), 'at most 3000 characters; this has 3001'],
    ['files', ['a.pdf'], 'Choose Field from the list'],
    ['section', 'x', 'is not answered'],
  ])('[S6] %s refuses %j in words', (type, answer, words) => {
    expect(check(type, answer)).toContain(words);
  });

  test('[S6] a number has decimals where it may, six at most', () => {
    expect(check('number', '12.345678', { decimals: true })).toBeNull();
    expect(check('number', '12.3456789', { decimals: true })).toContain('at most 6 decimals');
  });

  test('[S6] there are no more files than asked for', () => {
    expect(check('files', ['F001', 'F002'], { maxFiles: 1 })).toBe(
      'Field may have at most 1 file; this has 2.',
    );
  });

  test('[S5] no more options are chosen than a modal can show again', () => {
    const many = Array.from({ length: 101 }, (_, i) => ({ id: `o${i}`, label: `${i}` }));
    const ids = many.map(({ id }) => id);
    expect(check('multi_select', ids, { options: many })).toContain('at most 100 options');
    expect(check('multi_select', ids.slice(1), { options: many })).toBeNull();
  });

  test('[S6] formatting beyond all measure is refused, not cut', () => {
    const bold = { type: 'text', text: 'x', style: { bold: true } };
    const elements = [{ type: 'rich_text_section', elements: Array.from({ length: 2000 }, () => bold) }];
    expect(check('rich_text', JSON.stringify({ type: 'rich_text', elements }))).toContain('more formatting');
  });
});
