import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView as checkByStandIn } from '../../sandbox/slack/block-kit-check.ts';
import { commentForTool, mentionedIn, plainText } from '../../src/domain/comments/comment-text.ts';
import { longestNote } from '../../src/domain/comments/team-notes.ts';
import type { Request } from '../../src/domain/requests/request.ts';
import { commentMessage } from '../../src/views/comment-message.ts';
import { checkMessage, checkView } from '../../src/views/limits/check.ts';
import { notesPageSize, teamNotes } from '../../src/views/team-notes.ts';
import { words } from './support/arbitrary-answers.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { visibleWords } from './support/visible-words.ts';

const at = new Date('2026-11-20T10:00:00Z');
const request = { id: 'request-1', number: 12, subject: 'New laptop' } as Request;
const note = (text: string) => ({ id: 'N1', requestId: 'request-1', authorId: 'U0BOB00001', text, at });

test('[R9] every page of team notes is a window that Slack takes, and shows each note as it was typed', () => {
  fc.assert(
    fc.property(
      fc.array(words(longestNote), { maxLength: notesPageSize }),
      words(3000),
      fc.nat(3),
      fc.boolean(),
      (texts, subject, page, hasOlder) => {
        const notes = texts.map(note);
        const view = teamNotes({ request: { ...request, subject }, notes, page, hasOlder });
        expect(checkView(view)).toEqual([]);
        expect(checkByStandIn(view)).toEqual([]);
      },
    ),
    { numRuns: 60, ...withoutShrinking },
  );
  const view = teamNotes({ request, notes: [note('<!channel> *now*')], page: 0, hasOlder: false });
  expect(visibleWords(view)).toContain('<!channel> *now*');
});

test('[R9] every comment is a message that Slack takes; what it says mentions nobody and is no link', () => {
  const anywhere = fc.record({
    tool: words(50),
    task: fc.constantFrom('task', 'row'),
    url: fc.option(fc.webUrl()),
    isSealed: fc.boolean(),
    isOwnCopy: fc.boolean(),
  });
  fc.assert(
    fc.property(words(20_000), words(200), anywhere, (text, authorName, place) => {
      expect(checkMessage(commentMessage({ authorName, text }, place))).toEqual([]);
    }),
    { numRuns: 60, ...withoutShrinking },
  );
  const place = { tool: 'Asana', task: 'task', url: null, isSealed: false, isOwnCopy: false };
  const long = commentMessage({ authorName: 'Ada', text: `<!channel> ${'&'.repeat(20_000)}` }, place);
  expect(checkMessage(long)).toEqual([]);
  expect(JSON.stringify(long)).toContain('&lt;!channel&gt;');
  expect(JSON.stringify(long)).toContain('The rest is in Asana');
});

test('[R9, S11, R16] where not everybody may see Requests, the thread says that somebody commented, not what', () => {
  const place = {
    tool: 'Asana',
    task: 'task',
    url: 'https://app.asana.com/1',
    isSealed: true,
    isOwnCopy: false,
  };
  const said = JSON.stringify(commentMessage({ authorName: 'Ada', text: 'Secret' }, place));
  expect(said).toContain('Somebody commented on the task in Asana.');
  expect(said).not.toMatch(/Secret|Ada|https/);
});

test('[R9] a reply reads in a tool as it does in Slack: names, channels, links, signs', () => {
  const text =
    'Ask <@U1> or <@U2|zoe> in <#C1|it>, <#C2|> or <!subteam^S1|@desk>: <https://x.test/?a=1&amp;b|the page>, ' +
    '<https://x.test>, <!here>, 1 &lt; 2 &amp;amp; 3, <!date^1^{date}|today>';
  expect(mentionedIn(text)).toEqual({ people: ['U1', 'U2'], channels: ['C1', 'C2'] });
  const names = {
    people: new Map([['U1', { name: 'Ada Lovelace', email: null }]]),
    channels: new Map([['C1', 'it-help']]),
  };
  expect(plainText(text, names)).toBe(
    'Ask @Ada Lovelace or @zoe in #it-help, #a channel or @desk: the page (https://x.test/?a=1&b), ' +
      'https://x.test, @here, 1 < 2 &amp; 3, today',
  );
});

test('[R9] a comment for a tool names its author and files, and is cut in sight between whole characters', () => {
  expect(commentForTool('Maya', ' Look ', { fileNames: ['a.png', 'b.pdf'] }, 100)).toBe(
    'Maya: Look\n(a.png, b.pdf)',
  );
  expect(commentForTool('Maya', '', { fileNames: ['a.png'] }, 100)).toBe('Maya: (a.png)');
  fc.assert(
    fc.property(words(5000), words(100), fc.integer({ min: 50, max: 4000 }), (text, author, longest) => {
      const comment = commentForTool(author, text, { fileNames: [] }, longest);
      expect(comment.length).toBeLessThanOrEqual(longest);
      expect(comment.isWellFormed()).toBe(true);
    }),
    { numRuns: 100, ...withoutShrinking },
  );
});
