import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { matchesPattern, patternProblem } from '../../../src/domain/streams/pattern.ts';
import { patternSize } from '../../../src/domain/streams/pattern-size.ts';

describe('the size of a pattern', () => {
  test.each([
    '(.{0,999}){0,1}'.repeat(20),
    '.{0,1000}',
    '((x{0,9}){0,9}){0,9}',
    '(?:\\pL?\\pN?){60}',
    '(.?){200}',
    '[^]]{999}',
    '\\Qab\\E{999}',
    'x'.repeat(300),
  ])('[S14] a pattern that would hold everyone up is refused before it is compiled: %s', (source) => {
    expect(patternProblem(source)).toEqual(expect.stringContaining('This pattern repeats too much.'));
    expect(matchesPattern(source, 'anything')).toBe(true);
  });

  test.each([
    ['[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){4}(?: ?[0-9]{1,2})?', 'DE89 3704 0044 0532 0130 00'],
    ['[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '123e4567-e89b-12d3-a456-426614174000'],
    ['[^@\\s]+@[^@\\s]+\\.[a-z]{2,24}', 'ada@example.com'],
    ['(\\+\\d{1,3}[- ]?)?\\(?\\d{1,4}\\)?([- ]?\\d{2,4}){2,4}', '+49 30-1234-567'],
    ['INV-\\d{6}', 'INV-123456'],
    ['.{0,100}', 'x'],
    ['\\p{L}{1,30}', 'Straße'],
  ])('[S14] what people use is taken: %s', (source, text) => {
    expect(patternProblem(source)).toBeNull();
    expect(matchesPattern(source, text)).toBe(true);
    expect(matchesPattern(source, `${text}\n`)).toBe(false);
  });

  test('[S14] the compiled program is never larger than was said of it', () => {
    const atom = fc.constantFrom(
      ...['a', '.', '\\d', '[a-z]', '[^]]', '[]a]', '[\\]x]', '\\pL', '\\p{Greek}', '\\x{41}'],
      ...[
        '\\Qa{9}\\E',
        '(a|b)',
        '(?:x)',
        '[[:alpha:]_]',
        '\\{',
        '{',
        '}',
        'é',
        '(?i:q)',
        '(?P<n>z)',
        '|',
        '\\b',
      ],
    );
    const times = fc.constantFrom('', '', '*', '+?', '?', '{3}', '{0,9}', '{2,}', '{1,4}?', '{0}', '{,3}');
    const { pattern } = fc.letrec<{ pattern: string; part: string; group: string }>((tie) => ({
      pattern: fc.array(tie('part'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
      part: fc.tuple(fc.oneof({ maxDepth: 3 }, atom, tie('group')), times).map((both) => both.join('')),
      group: tie('pattern').map((inner) => `(${inner})`),
    }));
    fc.assert(
      fc.property(pattern, (source) => {
        let compiled: RE2JS;
        try {
          compiled = RE2JS.compile(source);
        } catch {
          return;
        }
        expect(patternSize(source)).toBeGreaterThanOrEqual(compiled.programSize());
      }),
      { numRuns: 2000 },
    );
  });
});
