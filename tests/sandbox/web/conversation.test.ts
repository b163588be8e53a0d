import { describe, expect, test } from '@jest/globals';
import type { MessageFace } from '../../../sandbox/page-server/api.ts';
import { rowsOf } from '../../../sandbox/web/src/conversation/groups.ts';
import { readTyped, suggestionsFor, typedText } from '../../../sandbox/web/src/conversation/typed-message.ts';
import { avatarFace } from '../../../sandbox/web/src/shell/avatar-face.ts';

const bob = { id: 'U1', handle: 'bob', realName: 'Bob Baker', role: 'member' as const, tz: 'UTC' };
const it = {
  id: 'C1',
  name: 'it',
  kind: 'public' as const,
  archived: false,
  isMember: true,
  hasApp: true,
  memberCount: 1,
  lastTs: null,
};
const desk = { id: 'S1', handle: 'it-desk', name: 'IT desk', users: ['U1'], isDisabled: false };
const named = { people: [bob], channels: [it], userGroups: [desk] };

describe('what is typed in the composer', () => {
  test('[E3] begins a command with a slash, and is a message otherwise', () => {
    expect(readTyped(' /request it help ', named)).toEqual({
      kind: 'command',
      command: '/request',
      text: 'it help',
    });
    expect(readTyped('/request', named)).toEqual({ kind: 'command', command: '/request', text: '' });
    expect(readTyped('a /request', named)).toEqual({ kind: 'message', text: 'a /request' });
  });

  test('[E3] keeps its mentions as ids and escapes what Slack would read', () => {
    expect(readTyped('@bob see #it & <!channel> a@bob', named)).toEqual({
      kind: 'message',
      text: '<@U1> see <#C1> &amp; &lt;!channel&gt; a@bob',
    });
    expect(readTyped('@it-desk!', named)).toEqual({ kind: 'message', text: '<!subteam^S1>!' });
    expect(readTyped('> quoted', named)).toEqual({ kind: 'message', text: '> quoted' });
  });

  test('[E3] is what it was when it is written anew', () => {
    for (const typed of ['@bob see #it & <!channel> a@bob', '> quoted', '@it-desk, 1 < 2', 'plain']) {
      expect(typedText(readTyped(typed, named).text, named)).toBe(typed);
    }
    expect(typedText('<@U9|gone> and <#C9>', named)).toBe('<@U9|gone> and <#C9>');
  });

  test('[E3] is completed by commands, people, channels and emoji', () => {
    const app = { commands: [{ command: '/request', description: 'Submit', usageHint: '[Stream]' }] };
    const labels = (typed: string) => suggestionsFor(typed, named, app).map(({ text }) => text);
    expect(labels('/re')).toEqual(['/request ']);
    expect(labels('/request it')).toEqual([]);
    expect(labels('Hi @ba')).toEqual(['Hi @bob ']);
    expect(labels('in #')).toEqual(['in #it ']);
    expect(labels('well :tada')).toContain('well :tada: ');
    expect(labels('mail@b')).toEqual([]);
  });
});

describe('the rows of a channel', () => {
  const at = Date.UTC(2026, 10, 23, 12) / 1000;
  const message = (seconds: number, user: string, threadTs: string | null = null): MessageFace => ({
    ts: `${at + seconds}.000000`,
    user,
    byApp: false,
    text: '',
    blocks: [],
    threadTs,
    edited: false,
    reactions: [],
    files: [],
    notice: null,
    values: {},
  });

  test('[E3] are days, messages with their replies, and notes for one alone', () => {
    const first = message(0, 'U1');
    const note = { ts: `${at + 90}.000000`, from: 'app' as const, text: 'psst', blocks: [], values: {} };
    const rows = rowsOf(
      [first, message(60, 'U1'), message(120, 'U1'), message(130, 'U2', first.ts), message(90_000, 'U1')],
      [note],
      'UTC',
      at * 1000,
    );
    expect(
      rows.map((row) =>
        row.kind === 'message'
          ? [row.isFollowUp, row.replies.length]
          : row.kind === 'day'
            ? row.words
            : row.kind,
      ),
    ).toEqual(['Today', [false, 1], [false, 0], 'ephemeral', [false, 0], 'Tomorrow', [false, 0]]);
  });

  test('[E3] a message soon after one of the same person follows it up', () => {
    const rows = rowsOf(
      [message(0, 'U1'), message(60, 'U1'), message(120, 'U2'), message(900, 'U2')],
      [],
      'UTC',
      at * 1000,
    );
    expect(rows.flatMap((row) => (row.kind === 'message' ? [row.isFollowUp] : []))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

test('[E3] a picture is made of a name alone, the same every time', () => {
  expect(avatarFace('U1', 'Bob van Baker').initials).toBe('BB');
  expect(avatarFace('U1', '佐藤').initials).toBe('佐');
  expect(avatarFace('U1', 'Bob')).toEqual(avatarFace('U1', 'Bob'));
  expect(avatarFace('U1', 'Bob').from).not.toBe(avatarFace('U2', 'Bob').from);
});
