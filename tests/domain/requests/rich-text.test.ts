import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { notesOf } from '../../../sandbox/asana/rich-text.ts';
import {
  mentionedIn,
  parseRichText,
  printRichText,
  type RichText,
  readRichText,
} from '../../../src/domain/requests/rich-text.ts';
import { htmlRichText, plainRichText } from '../../../src/domain/requests/rich-text-forms.ts';
import { richTextWords } from '../../../src/views/rich-text-words.ts';
import { richText } from '../../views/support/arbitrary-answers.ts';

const line = (...elements: RichText['elements'][number]['elements']) =>
  ({ type: 'rich_text_section', elements }) as RichText['elements'][number];
const text = (words: string, style?: object) =>
  ({ type: 'text', text: words, ...(style && { style }) }) as const;

const plan: RichText = {
  type: 'rich_text',
  elements: [
    line(
      text('Call '),
      { type: 'user', user_id: 'U1' },
      text(' & '),
      text('everybody', { bold: true }),
      text('\n'),
    ),
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 0,
      elements: [line(text('<first>')), line(text('then'))] as never,
    },
    { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [line(text('deeper'))] as never },
    {
      type: 'rich_text_quote',
      elements: [text('so\nsaid'), { type: 'link', url: 'https://x.example/?a=1&b=2', text: 'he' }],
    },
    { type: 'rich_text_preformatted', elements: [text('if (a < b) {}')] },
    line({ type: 'emoji', name: 'wave', unicode: '1f44b' }, text(' in '), {
      type: 'channel',
      channel_id: 'C1',
    }),
  ],
};
const names = { person: () => 'Ada', channel: () => 'it-help' };

describe('rich text', () => {
  test('[S6] is plain text with its lists and quotes marked', () => {
    expect(plainRichText(plan, names)).toBe(
      [
        'Call @Ada & everybody',
        '1. <first>',
        '2. then',
        '    • deeper',
        '> so',
        '> saidhe (https://x.example/?a=1&b=2)',
        'if (a < b) {}',
        '👋 in #it-help',
      ].join('\n'),
    );
  });

  test('[S6, I7] is the HTML that a task tool takes, a list within the item that it belongs to', () => {
    expect(htmlRichText(plan, names)).toBe(
      'Call @Ada &amp; <strong>everybody</strong>' +
        '<ol><li>&lt;first&gt;</li><li>then<ul><li>deeper</li></ul></li></ol>' +
        '<blockquote>so\nsaid<a href="https://x.example/?a=1&amp;b=2">he</a></blockquote>' +
        '<pre>if (a &lt; b) {}</pre>👋 in #it-help',
    );
  });

  test('[S6] is Slack markup, and nothing that was typed becomes markup', () => {
    expect(richTextWords(plan).mrkdwn).toBe(
      [
        'Call <@U1> &amp; *everybody*',
        '1. &lt;first&gt;',
        '2. then',
        '    • deeper',
        '&gt; so',
        '&gt; said<https://x.example/?a=1&amp;b=2|he>',
        '```if (a &lt; b) {}```',
        ':wave: in <#C1>',
      ].join('\n'),
    );
    const shout: RichText = { type: 'rich_text', elements: [line({ type: 'broadcast', range: 'channel' })] };
    expect(richTextWords(shout).mrkdwn).toBe('@channel');
  });

  test('[S6] names whom it mentions', () => {
    expect(mentionedIn(plan)).toEqual({ people: ['U1'], channels: ['C1'] });
  });

  test('[S6] of only spaces is none, and so is what is no rich text', () => {
    expect(readRichText({ type: 'rich_text', elements: [line(text('  \n'))] })).toBeNull();
    expect(readRichText({ type: 'rich_text', elements: [] })).toBeNull();
    expect(readRichText('words')).toBeNull();
    expect(parseRichText('{"type":"section"}')).toBeNull();
    expect(parseRichText('{')).toBeNull();
  });

  test('[S6] what Slack may add one day is kept as the text that it has', () => {
    const read = readRichText({
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'date', timestamp: 1, fallback: 'today' }] },
      ],
    });
    expect(read && plainRichText(read)).toBe('today');
  });

  test('[S6] whatever it holds, it is kept as it is, and its HTML is such as Asana takes', () => {
    fc.assert(
      fc.property(richText, (any) => {
        expect(parseRichText(printRichText(any))).toEqual(any);
        expect(() => notesOf(`<body>${htmlRichText(any)}</body>`)).not.toThrow();
        expect(plainRichText(any)).toContain('It');
      }),
      { numRuns: 300 },
    );
  });
});
