import { describe, expect, test } from '@jest/globals';
import { taskContent } from '../../../src/domain/integrations/task-content.ts';
import type { Answer } from '../../../src/domain/requests/answers.ts';
import type { Request } from '../../../src/domain/requests/request.ts';
import { parseRichText, printRichText } from '../../../src/domain/requests/rich-text.ts';
import {
  type FieldDefinition,
  type FieldType,
  fieldTypes,
  newField,
} from '../../../src/domain/streams/field.ts';
import { changesOf } from '../../../src/domain/sync/taken-values.ts';
import { valuesOfContent } from '../../../src/domain/sync/task-values.ts';

const rich = printRichText({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Two\nlines' }] }],
});
/** An answer of every type; null: tools set none. */
const answers: Record<FieldType, Answer | null> = {
  text: 'Two\nlines',
  rich_text: rich,
  number: '-12.5',
  email: 'ada@acme.example',
  url: 'https://acme.example/?a=1',
  date: '2026-12-04',
  datetime: '2026-12-04T17:30:00.000Z',
  time: '17:30',
  select: 'o1',
  multi_select: ['o1', 'o2'],
  radio: 'o2',
  checkboxes: ['o2'],
  checkbox: 'yes',
  user: 'U1',
  multi_user: ['U1', 'U2'],
  channel: 'C1',
  multi_channel: ['C1', 'C2'],
  files: null,
  section: null,
};
const field = (type: FieldType): FieldDefinition => ({
  ...newField({ id: 'f', name: 'Field', type }),
  options: [
    { id: 'o1', label: 'Small' },
    { id: 'o2', label: 'Large, or so' },
  ],
});
const names = {
  people: new Map([
    ['U1', { name: 'Ada', email: 'Ada@acme.example' }],
    ['U2', { name: 'Grace', email: 'grace@acme.example' }],
  ]),
  channels: new Map([
    ['C1', 'it'],
    ['C2', 'design'],
  ]),
  files: new Map(),
};
const known = {
  people: new Map([
    ['ada@acme.example', 'U1'],
    ['grace@acme.example', 'U2'],
  ]),
  channels: new Map([
    ['it', 'C1'],
    ['design', 'C2'],
  ]),
};
const request = { id: 'r', number: 1, subject: 'S', isOpen: true, requesterId: 'U1' } as Request;

describe('what a tool has, taken over', () => {
  test.each(fieldTypes.filter((type) => answers[type] !== null))(
    '[I9] an answer of type %s that a tool gives back unchanged is the same answer',
    (type) => {
      const answer = answers[type];
      const content = taskContent({
        request: { ...request, assigneeId: null, dueDate: null, answers: { f: answer ?? '' } },
        stream: 'IT',
        fields: [field(type)],
        settings: { statuses: [] },
        names,
        slackUrl: null,
      });
      const values = new Map([['f', valuesOfContent(content).get('f') ?? null]]);
      const { changes, refused } = changesOf(values, new Map([['f', field(type)]]), known);
      expect(refused).toEqual({});
      const taken = changes.answers?.f ?? null;
      if (type === 'rich_text') expect(parseRichText(String(taken))).toEqual(parseRichText(rich));
      else expect(taken).toEqual(answer);
    },
  );

  test('[I9] what Slack has no value for is refused in words, field by field, and the rest is taken', () => {
    const { changes, refused } = changesOf(
      new Map<string, Parameters<typeof changesOf>[0] extends Map<string, infer V> ? V : never>([
        ['subject', { type: 'text', text: '  ' }],
        ['assignee', { type: 'people', people: [{ name: 'Charles', email: 'charles@elsewhere.example' }] }],
        ['due_date', { type: 'date', date: '2026-12-04' }],
        ['s', { type: 'options', labels: ['Huge'] }],
        ['n', { type: 'text', text: 'many' }],
        ['gone', { type: 'text', text: 'x' }],
      ]),
      new Map([
        ['s', field('select')],
        ['n', field('number')],
      ]),
      known,
    );
    expect(changes).toEqual({ dueDate: '2026-12-04' });
    expect(refused).toEqual({
      subject: 'A Request has a Subject.',
      assignee: 'Charles is nobody in Slack.',
      s: '“Huge” is not one of its options.',
      n: '“many” is no number.',
      gone: 'This field was deleted.',
    });
  });

  test('[I9] a Subject that is too long for Slack is cut, and stands in one line', () => {
    const { changes } = changesOf(
      new Map([['subject', { type: 'text' as const, text: `First\nsecond ${'x'.repeat(200)}` }]]),
      new Map(),
      known,
    );
    expect(changes.subject).toHaveLength(140);
    expect(changes.subject).toMatch(/^First second x+…$/);
  });
});
