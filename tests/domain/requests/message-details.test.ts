import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitDetails, messageDetails } from '../../../src/domain/requests/message-details.ts';

const link = 'https://acme.slack.com/archives/C0IT000001/p1700000000000100';

describe('Details of a message', () => {
  test('[R1] are its words and the link to it, where both fit', () => {
    expect(fitDetails(messageDetails('It broke.', link), 3000)).toBe(`It broke.\n\n${link}`);
    expect(fitDetails(messageDetails('', link), 3000)).toBe(link);
    expect(fitDetails(messageDetails('It broke.', ''), 3000)).toBe('It broke.');
  });

  test('[R1] of a long message keep the link whole and say that the text was cut', () => {
    const fitted = fitDetails(messageDetails('word '.repeat(2000), link), 3000);
    expect(fitted.length).toBeLessThanOrEqual(3000);
    expect(fitted).toMatch(
      /^word word .*\n… \(The message is longer\. Open the link to read all of it\.\)\n\nhttps/s,
    );
    expect(fitted.endsWith(link)).toBe(true);
  });

  test('[R1, S14] in a field that takes few characters are the link alone, or nothing that is broken', () => {
    expect(fitDetails(messageDetails('word '.repeat(200), link), link.length + 5)).toBe(link);
    expect(fitDetails(messageDetails('word '.repeat(200), link), link.length - 1)).toBe('');
  });

  test('[R1] never exceed their room, break a link or half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 1, max: 500 }),
        (words, room) => {
          const fitted = fitDetails(messageDetails(words, link), room);
          expect(fitted.length).toBeLessThanOrEqual(room);
          expect(fitted.isWellFormed()).toBe(true);
          if (fitted.includes('https://')) expect(fitted.endsWith(link)).toBe(true);
        },
      ),
    );
  });
});
