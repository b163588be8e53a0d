import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../../src/integrations/clean-text.ts';
import { fromMarkdown, toMarkdown } from '../../../src/integrations/github/markdown.ts';

test.each([
  ['a heading', '# Not one', '\\# Not one'],
  ['a list', '- one\n2. two', '\\- one\n2\\. two'],
  ['a line under a heading', 'Title\n=====', 'Title\n\\====='],
  ['a person', 'ask @ada or mail a@b.example', 'ask @&#8203;ada or mail a@b.example'],
  ['an issue', 'see #12, not #it-help', 'see #&#8203;12, not #it-help'],
  ['a comment of ours', '<!-- streamly:end -->', '\\<!-- streamly:end --\\>'],
  ['an address with underscores', 'at https://a.example/b_c_d?x=1 now', 'at https://a.example/b_c_d?x=1 now'],
  ['a path', 'C:\\temp\\*', 'C:\\\\temp\\\\\\*'],
])('[I12] %s in a text is shown as it was typed', (_words, text, markdown) => {
  expect(toMarkdown(text)).toBe(markdown);
  expect(fromMarkdown(markdown)).toBe(text);
});

test('[I12] any text comes back letter for letter, and none of it begins a comment', () => {
  const unit = fc.constantFrom(
    ...'ab1 \n\t\\`*_<>[]()#+-.!|~&$@:/='.split(''),
    'https://x.example/',
    '<!-- ',
    '&#8203;',
    'é',
    '👋',
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: 'binary' })), (text) => {
      const markdown = toMarkdown(text);
      expect(fromMarkdown(markdown)).toBe(cleanText(text));
      expect(markdown).not.toMatch(/(?<!\\)<!--/);
    }),
    { numRuns: 1000 },
  );
});
