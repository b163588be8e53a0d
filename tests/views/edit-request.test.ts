import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView as checkByStandIn } from '../../sandbox/slack/block-kit-check.ts';
import { type Editable, formOfEdit } from '../../src/domain/requests/edit-request.ts';
import type { Change, HistoryEntry } from '../../src/domain/requests/history.ts';
import type { Request } from '../../src/domain/requests/request.ts';
import { type FieldDefinition, type Form, newField } from '../../src/domain/streams/field.ts';
import { firstStreamSettings } from '../../src/domain/streams/stream-settings.ts';
import { editConflict, editRequest, readEdit } from '../../src/views/edit-request/edit-request.ts';
import { confirmDelete, confirmWithdraw } from '../../src/views/edit-request/end-request.ts';
import { history, historyPageSize } from '../../src/views/edit-request/history.ts';
import { searchTeam } from '../../src/views/edit-request/team-select.ts';
import { readPage } from '../../src/views/form-fields.ts';
import type { HistoryWords } from '../../src/views/history-words.ts';
import { checkMessage, checkView } from '../../src/views/limits/check.ts';
import { changedRequest, requestForm } from '../../src/views/request-form.ts';
import { threadReply } from '../../src/views/thread-reply.ts';
import { formWithAnswers } from './support/arbitrary-forms.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { stateOf } from './support/state-of-view.ts';
import { visibleWords } from './support/visible-words.ts';

const at = new Date('2026-11-20T10:00:00Z');
const request: Request = {
  id: 'request-1',
  streamId: 'stream-1',
  number: 12,
  subject: 'Ω'.repeat(140),
  isOpen: true,
  statusId: null,
  requesterId: 'U0REQUEST',
  submittedBy: null,
  route: null,
  assigneeId: null,
  dueDate: null,
  answers: {},
  formVersion: 1,
  version: 1,
  createdAt: at,
  updatedAt: at,
  closedAt: null,
  isPrivate: false,
  withdrawnAt: null,
  deletedAt: null,
};
const stream: Editable['stream'] = {
  id: 'stream-1',
  name: 'IT help',
  description: '',
  channelId: 'C1',
  channelName: 'it',
  formVersion: 1,
  createdBy: 'U0ADMIN',
  createdAt: at,
  archivedAt: null,
  channelTrouble: null,
  emoji: null,
  teamUsers: [],
  team: [],
  admins: [],
  settings: firstStreamSettings,
};

const editableWith = (
  { fields }: Form,
  answers: Editable['values'],
  part: Editable['part'] = 'form',
): Editable => ({
  request: { ...request, answers },
  stream,
  part,
  fields: fields.filter(({ type, role }) => type !== 'files' && role !== 'subject'),
  values: answers,
  form: fields,
  seenUpTo: 7,
  maySetPrivate: true,
});
const wordsFor = (fields: readonly FieldDefinition[]): HistoryWords => ({
  fields: new Map(fields.map((field) => [field.id, field])),
  tools: new Map([['K1', `Asana (${'W'.repeat(300)})`]]),
  people: new Map([['U0BOB', 'B'.repeat(200)]]),
});
const entry = (change: Change, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq: 1,
  at,
  actor: 'U0BOB',
  connectedToolId: null,
  change,
  ...more,
});

test('[R6] the form of every Request is a window that Slack takes, and that gives the same answers back', () => {
  fc.assert(
    fc.property(formWithAnswers, ({ form, answers }) => {
      const of = editableWith(form, answers);
      const edited = formOfEdit(of);
      const modal = changedRequest({ requestId: request.id, seenUpTo: 7 });
      const view = requestForm(edited, answers, { stream: { name: 'IT help', description: '#12' }, modal });
      expect(checkView(view)).toEqual([]);
      expect(checkByStandIn(view)).toEqual([]);
      const page = readPage(edited, { blocks: view.blocks, state: { values: stateOf(view) } });
      const asked = page.asked.filter((id) => answers[id] !== undefined);
      expect(page.answers).toEqual(Object.fromEntries(asked.map((id) => [id, answers[id]])));
    }),
    { numRuns: 100, ...withoutShrinking },
  );
}, 120_000);

test('[R6, S13] conditions on what cannot be changed are decided by what the Request has', () => {
  const subject = newField({ id: 'subject', name: 'Subject', type: 'text', role: 'subject' });
  const has = (values: string[]) => [{ fieldId: 'subject', test: 'has' as const, values }];
  const shown = newField({ id: 'a', name: 'A', type: 'text', showWhen: has(['Laptop']) });
  const never = newField({ id: 'b', name: 'B', type: 'text', showWhen: has(['Phone']) });
  const byOther = newField({
    id: 'c',
    name: 'C',
    type: 'text',
    showWhen: [...has(['laptop']), { fieldId: 'a', test: 'is_not_empty', values: [] }],
  });
  const form = { streamId: 's', version: 1, fields: [subject, shown, never, byOther] };
  const fields = formOfEdit(editableWith(form, { subject: 'Laptop' })).fields;
  expect(fields.map(({ id, showWhen }) => [id, showWhen.map(({ fieldId }) => fieldId)])).toEqual([
    ['a', []],
    ['c', ['a']],
  ]);
});

test('[R8, R7] whatever two people made of a Request, the window, the thread and the history are what Slack takes', () => {
  fc.assert(
    fc.property(formWithAnswers, ({ form, answers }) => {
      const of = editableWith(form, answers);
      const entries = of.fields.map(({ id }) =>
        entry({ kind: 'answered', fieldId: id, was: answers[id] ?? null, is: answers[id] ?? null }),
      );
      const conflicts = of.fields.flatMap((field, i) => (entries[i] ? [{ field, entry: entries[i] }] : []));
      const words = wordsFor(form.fields);
      const view = editConflict(of, conflicts, { answers, words });
      expect(checkView(view)).toEqual([]);
      expect(checkByStandIn(view)).toEqual([]);
      const edit = readEdit(of, view.blocks, stateOf(view));
      const kept = edit.shown.filter((id) => answers[id] !== undefined);
      expect(edit.answers).toEqual(Object.fromEntries(kept.map((id) => [id, answers[id]])));
      expect(edit.leftToOthers).toEqual([]);
      const reply = threadReply(entries, words);
      if (reply) expect(checkMessage(reply)).toEqual([]);
      const read = history({ request, entries, page: 1, hasOlder: true, words });
      expect(checkView(read)).toEqual([]);
    }),
    { numRuns: 60, ...withoutShrinking },
  );
}, 120_000);

test('[R7] each kind of change is a sentence', () => {
  const field = newField({ id: 'size', name: 'Size', type: 'text' });
  const words = wordsFor([field]);
  const said = (change: Change, more: Partial<HistoryEntry> = {}, how: Partial<HistoryWords> = {}) => {
    const all = {
      ...words,
      people: new Map([['U0BOB', 'Bob']]),
      tools: new Map([['K1', 'Asana (Web)']]),
      ...how,
    };
    return threadReply([entry(change, more)], all)?.text;
  };
  expect(said({ kind: 'submitted', streamId: 's', formVersion: 1 })).toBeUndefined();
  expect(said({ kind: 'completed' })).toBe('Bob completed it');
  expect(said({ kind: 'reopened' }, {}, { mentions: true })).toBe('<@U0BOB> reopened it');
  expect(said({ kind: 'withdrawn' }, { actor: 'U0NEW' })).toBe('<@U0NEW> withdrew it');
  expect(said({ kind: 'status_set', was: 'New', is: 'Doing' })).toBe('Bob set *Status* to Doing, was New');
  expect(said({ kind: 'assigned', was: 'U1', is: null })).toBe('Bob cleared *Assignee*, was <@U1>');
  expect(said({ kind: 'due_date_set', was: '2026-12-01', is: '2026-12-04' })).toBe(
    'Bob set *Due date* to 4 Dec 2026, was 1 Dec 2026',
  );
  expect(said({ kind: 'answered', fieldId: 'size', was: null, is: '<b>\n4' })).toBe(
    'Bob set *Size* to &lt;b&gt; 4',
  );
  expect(said({ kind: 'answered', fieldId: 'gone', was: null, is: '4' })).toBe(
    'Bob set *a field that is gone* to …',
  );
  const tool = { actor: 'asana', connectedToolId: 'K1' };
  expect(said({ kind: 'subject_set', was: 'A', is: 'B' }, tool)).toBe(
    'Asana (Web) set *Subject* to “B”, was “A”',
  );
  expect(said({ kind: 'task_gone' }, tool)).toBe(
    'Asana (Web) has the task no more: somebody deleted it there',
  );
  expect(said({ kind: 'not_taken', fieldId: 'size', value: 'XL', why: 'No.' }, tool)).toBe(
    'Asana (Web) set *Size* to XL, which was not taken over: No.',
  );
  expect(said({ kind: 'overruled', fieldId: 'size', value: 'XL' }, tool)).toBe(
    'Asana (Web) had set *Size* to XL; the later change here holds',
  );
  expect(said({ kind: 'not_taken', fieldId: 'size', value: '', why: 'No.' }, tool)).toBe(
    'Asana (Web) cleared *Size*, which was not taken over: No.',
  );
  expect(said({ kind: 'overruled', fieldId: 'size', value: '\u200b' }, tool)).toBe(
    'Asana (Web) had cleared *Size*; the later change here holds',
  );
});

test('[R10] what is asked before a Request ends names its tasks', () => {
  const tasks = [{ tool: 'Asana', task: 'task', url: 'https://app.asana.com/1' }];
  expect(visibleWords(confirmWithdraw(request, tasks))).toContain('The task in Asana is completed.');
  expect(visibleWords(confirmDelete(request, tasks))).toContain('The task in Asana stays as it is');
  expect(checkView(confirmDelete(request, Array(20).fill(tasks[0])))).toEqual([]);
});

test('[R3] a team of any size can be chosen from', () => {
  const assignee = newField({ id: 'assignee', name: 'Assignee', type: 'user', role: 'assignee' });
  const of = editableWith({ streamId: 's', version: 1, fields: [assignee] }, { assignee: 'U7' }, 'assignee');
  for (const size of [0, 1, 100, 101]) {
    const team = Array.from({ length: size }, (_, i) => ({ userId: `U${i}`, name: `Person ${i}` }));
    const view = editRequest(of, { team });
    expect(checkView(view)).toEqual([]);
    expect(checkByStandIn(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain(size > 0 && size <= 100 ? 'static_select' : 'external_select');
    expect(searchTeam(team, 'PERSON 10').map(({ value }) => value)).toEqual(
      size > 100 ? ['U10', 'U100'] : size > 10 ? ['U10'] : [],
    );
  }
  expect(historyPageSize).toBeLessThanOrEqual(40);
});
