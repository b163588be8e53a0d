import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelLink, link, md, mention } from '../../src/views/mrkdwn.ts';
import { count, cut, dateWords, pieces } from '../../src/views/text.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' });

describe('cutting', () => {
  test('[R3] a cut text is never too long, ends in sight, and begins as the whole one', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 100 }), (text, max) => {
        const short = cut(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(text.isWellFormed());
        if (text.length <= max) expect(short).toBe(text);
        else expect(text.startsWith(short.slice(0, -1)) && short.endsWith('…')).toBe(true);
      }),
    );
  });

  test('[R3] what a person sees as one character stays whole', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(cut(`ab${family}c`, 8)).toBe('ab…');
    expect(cut(`ab${family}cd`, family.length + 3)).toBe(`ab${family}…`);
    expect(cut('noël noël'.normalize('NFD'), 4)).toBe('no…');
  });

  test('[R2] pieces put together are the whole text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 50 }), (text, max) => {
        const parts = pieces(text, max);
        expect(parts.join('')).toBe(text);
        expect(parts.every((part) => part.length > 0 && part.length <= max)).toBe(true);
      }),
    );
  });
});

describe('markup', () => {
  test('[R3] nothing that a person typed mentions a channel or disguises a link', () => {
    expect(md`*${'<!channel> & <https://evil.test|bank>'}*`.mrkdwn).toBe(
      '*&lt;!channel&gt; &amp; &lt;https://evil.test|bank&gt;*',
    );
    expect(md`${mention('U1')} in ${channelLink('C1')}: ${3}`.mrkdwn).toBe('<@U1> in <#C1>: 3');
  });

  test('[R3] a link keeps its address and shows only its words', () => {
    expect(link('https://x.test/?a=1&b=2|3', 'A > B | C').mrkdwn).toBe(
      '<https://x.test/?a=1&amp;b=2%7C3|A &gt; B / C>',
    );
    expect(link('javascript:alert(1)', 'Open').mrkdwn).toBe('Open');
  });
});

describe('words', () => {
  test('[R3] none, one and many read well', () => {
    expect([0, 1, 2].map((n) => count(n, 'Request'))).toEqual(['no Requests', '1 Request', '2 Requests']);
  });

  test('[R3] a date is the same day for everybody', () => {
    expect(dateWords('2026-12-04')).toBe('4 Dec 2026');
    expect(dateWords('soon')).toBe('soon');
  });
});
