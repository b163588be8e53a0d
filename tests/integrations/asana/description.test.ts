import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { notesOf } from '../../../sandbox/asana/rich-text.ts';
import { describeTask, keyIn } from '../../../src/integrations/asana/description.ts';
import { cutInSight } from '../../../src/integrations/clean-text.ts';
import type { TaskContent } from '../../../src/integrations/connector.ts';

const task: TaskContent = {
  key: 'req-1',
  number: 7,
  stream: 'IT & help',
  subject: 'A laptop',
  complete: false,
  requester: { name: 'Ada Lovelace', email: 'ada@acme.example' },
  assignee: null,
  dueDate: null,
  slackUrl: 'https://acme.slack.com/archives/C1/p1?a=1&b="2"',
  answers: [
    { fieldId: 'a', name: 'Details', value: { type: 'text', text: 'If <b> & so\non' } },
    { fieldId: 'b', name: 'Colours', value: { type: 'options', labels: ['Red', 'Blue'] } },
    { fieldId: 'c', name: 'Not answered', value: null },
    { fieldId: 'd', name: 'Experts', value: { type: 'people', people: [{ name: 'Bob', email: null }] } },
    { fieldId: 'e', name: 'Channels', value: { type: 'channels', names: ['it', 'design'] } },
  ],
};

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('the description of a task', () => {
  test('[I7] says in plain text all that was answered, and our key last', () => {
    expect(describeTask(task, ['Nobody has it.']).plain).toBe(
      `Request #7 to IT & help, from Ada Lovelace (ada@acme.example)
https://acme.slack.com/archives/C1/p1?a=1&b="2"

Details:
If <b> & so
on

Colours:
Red, Blue

Experts:
Bob

Channels:
#it, #design

Nobody has it.

Streamly reference: req-1`,
    );
  });

  test('[I7] links to the Slack message in rich text', () => {
    expect(describeTask(task, []).html).toContain(
      '<a href="https://acme.slack.com/archives/C1/p1?a=1&amp;b=&quot;2&quot;">Open in Slack</a>',
    );
  });

  test('[S6, I7] shows the structure of rich text, and says a tick and a number in words', () => {
    const structured: TaskContent = {
      ...task,
      answers: [
        { fieldId: 'a', name: 'Steps', value: { type: 'text', text: '1. Go', html: '<ol><li>Go</li></ol>' } },
        { fieldId: 'b', name: 'Agreed', value: { type: 'checked', checked: true } },
        { fieldId: 'c', name: 'Budget', value: { type: 'number', number: '-12.5' } },
      ],
    };
    const { html, plain } = describeTask(structured, []);
    expect(html).toContain('<strong>Steps</strong>\n<ol><li>Go</li></ol>');
    expect(plain).toContain('Steps:\n1. Go\n\nAgreed:\nYes\n\nBudget:\n-12.5');
  });

  test('[I7] is XML that Asana takes and holds each answer, whatever people write', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, text, url) => {
        const answers = [{ fieldId: 'a', name, value: { type: 'text' as const, text } }];
        const notes = notesOf(describeTask({ ...task, stream: name, slackUrl: url, answers }, []).html);
        const shown = text
          .toWellFormed()
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '');
        expect(notes).toContain(shown);
        expect(keyIn(notes)).toBe('req-1');
      }),
    );
  });
});

describe('the key in a description', () => {
  test.each([
    ['nothing', '', null],
    ['somebody else’s text', 'About Streamly reference: none', null],
    ['ours, with text that people added below', 'Streamly reference: req-1\nThanks!', 'req-1'],
    ['ours, below one that a requester wrote', 'Streamly reference: x\n\nStreamly reference: req-1', 'req-1'],
    ['ours, with spaces that an editor left', '  Streamly reference: req-1 ', 'req-1'],
  ])('[I10] is read from %s', (_words, notes, key) => {
    expect(keyIn(notes)).toBe(key);
  });
});

describe('a text that does not fit', () => {
  test('[I7] is cut in sight, at the limit and not within a character', () => {
    expect(cutInSight('abcd', 4)).toBe('abcd');
    expect(cutInSight('abcde', 4)).toBe('abc…');
    expect(cutInSight('ab👋cd', 4)).toBe('ab…');
  });

  test('[I7] never takes more than it may, and stays valid Unicode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const cut = cutInSight(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
