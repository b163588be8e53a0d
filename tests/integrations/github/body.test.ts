import { expect, test } from '@jest/globals';
import {
  hasLink,
  type OwnPart,
  readBody,
  withLink,
  writeBody,
} from '../../../src/integrations/github/body.ts';
import { fieldText, fieldValue } from '../../../src/integrations/github/field-text.ts';

const part: OwnPart = {
  key: 'req-1',
  intro: 'Request #1 to IT help, from Ada (ada@acme.example)',
  sections: [
    { fieldId: 'f 1', name: 'Details', text: 'It is broken.' },
    { fieldId: null, name: 'Size', text: '- Large' },
  ],
  remarks: [],
  links: [],
};
const fresh = () => writeBody(readBody(''), part);

test('[I12] what people write above and below our part stays, also with line ends of Windows', () => {
  const around = `My own notes\n\n${fresh()}\n\n- [ ] a step of mine`;
  const text = readBody(around.replaceAll('\n', '\r\n'));
  const next = { ...part, sections: [{ fieldId: 'f 1', name: 'Details', text: 'It works.' }] };
  const written = writeBody(text, next);
  expect(written.startsWith('My own notes\n\n<!-- streamly:begin req-1 -->')).toBe(true);
  expect(written.endsWith('<!-- streamly:end -->\n\n- [ ] a step of mine')).toBe(true);
  expect(readBody(written).fields).toEqual(new Map([['f 1', 'It works.']]));
});

test('[I12] our part that somebody deleted comes back below what they wrote', () => {
  const written = writeBody(readBody('All mine now.'), part);
  expect(written).toBe(`All mine now.\n\n${fresh()}`);
  expect(readBody(written)).toMatchObject({ above: 'All mine now.\n\n', key: 'req-1', below: '' });
});

test('[I12] an edit under a heading is read, also where the heading is gone', () => {
  const edited = fresh().replace('### Details\nIt is broken.', 'It was me.');
  expect(readBody(edited).fields.get('f 1')).toBe('It was me.');
  expect(readBody(fresh()).fields.has('Size')).toBe(false);
});

test('[I12] links are added once, in our part, and read back', () => {
  const link = { name: 'a [b].pdf', url: 'https://acme.slack.com/files/1?a=1 2' };
  const one = withLink(fresh(), link);
  const two = withLink(one, { name: 'c', url: 'https://acme.slack.com/2' });
  expect([hasLink(fresh(), link.url), hasLink(two, link.url)]).toEqual([false, true]);
  expect(readBody(two).links).toEqual([
    { name: 'a [b].pdf', url: 'https://acme.slack.com/files/1?a=1%202' },
    { name: 'c', url: 'https://acme.slack.com/2' },
  ]);
  expect(readBody(two).fields).toEqual(readBody(fresh()).fields);
  expect(withLink('Mine.', link)).toContain('Mine.\n\n- [a \\[b\\].pdf](');
});

test('[I12] a text never grows past what an issue holds; what is left out is said', () => {
  const sections = Array.from({ length: 20 }, (_, n) => ({
    fieldId: `f${n}`,
    name: `Field ${n}`,
    text: 'x'.repeat(6000),
  }));
  const written = writeBody(readBody('y'.repeat(10_000)), { ...part, sections });
  expect(written.length).toBeLessThanOrEqual(65_536);
  expect(readBody(written).fields.size).toBe(9);
  expect(written).toContain('All answers are in Slack.');
});

test.each([
  ['a box that somebody ticked', '- [X] Yes', 'checkbox', { type: 'checked', checked: true }],
  ['a box that is not ticked', '- [ ] Yes', 'checkbox', null],
  ['a date', ' 2026-12-24 ', 'date', { type: 'date', date: '2026-12-24' }],
  ['no date', 'next week', 'date', undefined],
  ['a day that no month has', '2026-13-44', 'date', undefined],
  ['no number', 'many', 'number', undefined],
  ['a text that was cleared', '_No response_', 'text', null],
  ['a list by hand', '* Red\n* Green', 'multi_select', { type: 'options', labels: ['Red', 'Green'] }],
  [
    'a person by hand',
    'ada@acme.example',
    'user',
    { type: 'people', people: [{ name: 'ada@acme.example', email: 'ada@acme.example' }] },
  ],
] as const)('[I12] %s is read as people mean it', (_words, text, type, value) => {
  expect(fieldValue(text, type)).toEqual(value);
});

test('[I12] an unanswered field can be filled in', () => {
  expect(fieldText(null, 'date')).toBe('_No response_');
  expect(fieldText(null, 'checkbox')).toBe('- [ ] Yes');
});
