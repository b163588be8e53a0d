import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateWords, dayOfTs } from '../../../sandbox/web/src/text/date-words.ts';
import { emojiNamed, findEmojis } from '../../../sandbox/web/src/text/emoji.ts';
import { parseMarkdown } from '../../../sandbox/web/src/text/markdown.ts';
import { parseMrkdwn, parseMrkdwnInline, parsePlainText } from '../../../sandbox/web/src/text/mrkdwn.ts';
import { richTextOf, sourceOf } from '../../../sandbox/web/src/text/rich-text-source.ts';
import type { Inline } from '../../../sandbox/web/src/text/text-tree.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const styled = (style: 'bold' | 'italic' | 'strike', ...children: Inline[]): Inline => ({
  kind: 'styled',
  style,
  children,
});

describe('mrkdwn', () => {
  test.each<[string, string, Inline[]]>([
    [
      'bold, italic, struck',
      '*a* _b_ ~c~',
      [
        styled('bold', text('a')),
        text(' '),
        styled('italic', text('b')),
        text(' '),
        styled('strike', text('c')),
      ],
    ],
    ['styles in styles', '*a _b_*', [styled('bold', text('a '), styled('italic', text('b')))]],
    ['marks inside words stay', '2*3*4 snake_case_name', [text('2*3*4 snake_case_name')]],
    ['marks beside blanks stay', 'a * b * c', [text('a * b * c')]],
    ['code is left alone', '`*a* <@U1>`', [{ kind: 'code', text: '*a* <@U1>' }]],
    ['people', 'Hi <@U1>!', [text('Hi '), { kind: 'user', id: 'U1' }, text('!')]],
    ['channels', '<#C1|it>', [{ kind: 'channel', id: 'C1', label: 'it' }]],
    [
      'everybody',
      '<!here> <!subteam^S1|@it-team>',
      [{ kind: 'group', label: '@here' }, text(' '), { kind: 'userGroup', id: 'S1', label: '@it-team' }],
    ],
    [
      'named links',
      '<https://a.example/?x=1&amp;y=2|Open &lt;it&gt;>',
      [{ kind: 'link', url: 'https://a.example/?x=1&y=2', children: [text('Open <it>')] }],
    ],
    [
      'bare links without the full stop',
      'See https://a.example/b.',
      [
        text('See '),
        { kind: 'link', url: 'https://a.example/b', children: [text('https://a.example/b')] },
        text('.'),
      ],
    ],
    ['links that are no addresses stay text', '<javascript:alert(1)|x>', [text('<javascript:alert(1)|x>')]],
    [
      'dates',
      '<!date^1700000000^{date}^https://a.example|then>',
      [
        {
          kind: 'date',
          timestamp: 1_700_000_000,
          format: '{date}',
          url: 'https://a.example',
          fallback: 'then',
        },
      ],
    ],
    [
      'emoji, but no times of day',
      'at 10:30:00 :tada:',
      [text('at 10:30:00 '), { kind: 'emoji', name: 'tada' }],
    ],
    ['escapes', '&lt;b&gt; &amp;amp;', [text('<b> &amp;')]],
  ])('[E3] reads %s', (_, source, inlines) => {
    expect(parseMrkdwnInline(source)).toEqual(inlines);
  });

  test('[E3] parts quotes and code blocks from paragraphs', () => {
    expect(parseMrkdwn('before\n> one\n&gt; two\nafter\n```\n*code*\n```')).toEqual([
      { kind: 'paragraph', children: [text('before')] },
      { kind: 'quote', children: [text('one\ntwo')] },
      { kind: 'paragraph', children: [text('after')] },
      { kind: 'code', text: '*code*' },
    ]);
  });

  test('[E3] keeps every character of text without marks', () => {
    const plain = fc.string().filter((words) => !/[*_~`:<>&h]/.test(words) && words !== '');
    fc.assert(fc.property(plain, (words) => expect(parseMrkdwnInline(words)).toEqual([text(words)])));
  });

  test('[E3] reads whatever it is given', () => {
    const marks = fc
      .array(fc.constantFrom('*', '_', '~', '`', '```', '<', '>', '@', '|', ':', '\n', 'a', ' '))
      .map((parts) => parts.join(''));
    fc.assert(fc.property(marks, (words) => expect(Array.isArray(parseMrkdwn(words))).toBe(true)));
  });

  test('[E3] shows emoji in plain text and nothing else', () => {
    expect(parsePlainText('*a* :tada:')).toEqual([text('*a* '), { kind: 'emoji', name: 'tada' }]);
  });
});

describe('Markdown', () => {
  test('[E3] reads headings, lists, quotes, code, tables and rules', () => {
    const source =
      '# Title\nOne **bold**\n\n- a\n- [x] b\n  1. c\n> q\n\n```js\nx\n```\n---\n| A | B |\n|---|---|\n| 1 | 2 |';
    expect(parseMarkdown(source)).toEqual([
      { kind: 'heading', level: 1, children: [text('Title')] },
      { kind: 'paragraph', children: [text('One '), styled('bold', text('bold'))] },
      { kind: 'list', ordered: false, start: 1, indent: 0, items: [[text('a')], [text('☑ b')]] },
      { kind: 'list', ordered: true, start: 1, indent: 1, items: [[text('c')]] },
      { kind: 'quote', children: [text('q')] },
      { kind: 'code', text: 'x' },
      { kind: 'rule' },
      { kind: 'table', header: [[text('A')], [text('B')]], rows: [[[text('1')], [text('2')]]] },
    ]);
  });

  test('[E3] makes no links of addresses that run', () => {
    expect(parseMarkdown('[x](javascript:alert(1))')).toEqual([
      { kind: 'paragraph', children: [text('[x](javascript:alert(1))')] },
    ]);
  });
});

describe('rich text that people type', () => {
  const person = { id: 'U1', handle: 'bob', realName: 'Bob Baker', role: 'member' as const, tz: 'UTC' };
  const channel = {
    id: 'C1',
    name: 'it',
    kind: 'public' as const,
    archived: false,
    isMember: true,
    hasApp: true,
    memberCount: 1,
    lastTs: null,
  };
  const named = { people: [person], channels: [channel] };

  test('[E3] is a rich_text block with mentions, styles and lists', () => {
    expect(richTextOf('Ask **@bob** in #it\n- `one`\n- two', named)).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Ask ' },
            { type: 'user', user_id: 'U1', style: { bold: true } },
            { type: 'text', text: ' in ' },
            { type: 'channel', channel_id: 'C1' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 0,
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'one', style: { code: true } }] },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] },
          ],
        },
      ],
    });
    expect(richTextOf('  \n', named)).toBeNull();
  });

  test.each([
    'Ask **@bob** in #it',
    '- one\n- two',
    '1. one\n2. two',
    '> quoted',
    '```\ncode\n```',
    '[a](https://a.example) :tada:',
  ])('[E3] is the same again when it is written back: %j', (source) => {
    const block = richTextOf(source, named);
    expect(block && sourceOf(block, named)).toBe(source);
  });
});

describe('dates', () => {
  const noon = Date.UTC(2026, 10, 23, 12) / 1000;

  test('[E3] are written in the zone of the one who reads', () => {
    expect(dateWords(noon, '{date_short} at {time}', 'America/New_York', 0)).toBe('23 Nov 2026 at 7:00');
    expect(dateWords(noon, '{date_pretty}, {unknown}', 'UTC', noon * 1000 + 86_400_000)).toBe(
      'yesterday, {unknown}',
    );
  });

  test('[E3] of messages are days, the near ones in words', () => {
    expect(dayOfTs(`${noon}.000100`, 'UTC', noon * 1000)).toBe('Today');
    expect(dayOfTs(`${noon}.000100`, 'Pacific/Auckland', noon * 1000 - 43_200_000)).toBe('Tomorrow');
    expect(dayOfTs(`${noon}.000100`, 'UTC', noon * 1000 + 8 * 86_400_000)).toBe('Monday 23 November');
  });
});

describe('emoji', () => {
  test('[E3] are found by name, by Slack’s own names, and by other words', () => {
    expect(emojiNamed('tada')).toBe('🎉');
    expect(emojiNamed('large_green_circle')).toBe('🟢');
    expect(emojiNamed('no_such_thing')).toBeNull();
    expect(findEmojis(':tad', 3)[0]?.name).toBe('tada');
    expect(findEmojis('party', 20).map(({ name }) => name)).toContain('tada');
    expect(findEmojis('', 5)).toHaveLength(5);
  });
});
