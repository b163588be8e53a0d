import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mentionedIn, messageWords } from '../../../src/domain/requests/message-words.ts';

const names = new Map([['U1', 'Bob Baker']]);

test.each([
  ['Ask <@U1> or <@U2>', 'Ask @Bob Baker or @somebody'],
  ['<@U2|bob>', '@bob'],
  ['in <#C1|it> and <#C2>', 'in #it and #channel'],
  ['<!here> <!subteam^S1|@it-desk> <!subteam^S1>', '@here @it-desk @subteam'],
  ['see <https://a.example/x?a=1&amp;b=2>', 'see https://a.example/x?a=1&b=2'],
  ['<https://a.example|the page>', 'the page (https://a.example)'],
  ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['1 &lt; 2 &amp;&amp; 3 &gt; 2 &amp;lt;', '1 < 2 && 3 > 2 &lt;'],
])('[R1] the message “%s” reads “%s”', (text, words) => {
  expect(messageWords(text, names)).toBe(words);
});

test('[R1] people are found by whom they mention', () => {
  expect(mentionedIn('<@U1> and <@U2|bob>, not <#C1> nor @U3')).toEqual(['U1', 'U2']);
});

test('[R1] what has no markup stays as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const asSlackSends = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(messageWords(asSlackSends, names)).toBe(typed);
    }),
  );
});
