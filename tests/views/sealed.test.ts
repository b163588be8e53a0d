import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkBlocks, checkView as checkViewByStandIn } from '../../sandbox/slack/block-kit-check.ts';
import { notificationEvents } from '../../src/domain/notifications/notification.ts';
import type { Change, HistoryEntry } from '../../src/domain/requests/history.ts';
import { newField } from '../../src/domain/streams/field.ts';
import { commentMessage } from '../../src/views/comment-message.ts';
import { checkMessage, checkView } from '../../src/views/limits/check.ts';
import { newsMessage } from '../../src/views/news.ts';
import { requestCard } from '../../src/views/request-card.ts';
import type { CardTool, RequestCard } from '../../src/views/request-content.ts';
import { mostSaid, requestWindow } from '../../src/views/request-window.ts';
import { threadReply } from '../../src/views/thread-reply.ts';
import { words } from './support/arbitrary-answers.ts';
import { formWithAnswers } from './support/arbitrary-forms.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { visibleWords } from './support/visible-words.ts';

const at = new Date('2026-11-20T10:00:00Z');
const someone = fc.constantFrom('U0JUDY0001', 'U0FRANK001', 'U0BOB00001');

/** Two Requests that have nothing in common but what everybody may know of them. */
const content = fc.record({
  subject: words(140),
  requesterId: someone,
  submittedBy: fc.option(someone),
  assigneeId: fc.option(someone),
  dueDate: fc.constantFrom(null, '2026-12-04', '2030-01-01'),
  filled: formWithAnswers,
  why: words(500),
  url: fc.webUrl(),
});
type Content = typeof content extends fc.Arbitrary<infer One> ? One : never;
const open = fc.record({
  number: fc.integer({ min: 1, max: 9999 }),
  status: fc.record({
    id: fc.constant('s'),
    name: words(30),
    emoji: fc.constantFrom('🟢', ':eyes:'),
    counts: fc.constantFrom('open' as const, 'closed' as const),
  }),
  isOpen: fc.boolean(),
  states: fc.array(fc.constantFrom('waiting', 'there', 'missing', 'failed'), { maxLength: 2 }),
});
type Open = typeof open extends fc.Arbitrary<infer One> ? One : never;

function toolOf(state: Open['states'][number], { url, why }: Content): CardTool {
  const named = { tool: 'Asana', task: 'task' };
  switch (state) {
    case 'there':
      return { ...named, state, url };
    case 'failed':
      return { ...named, state, reason: why };
    case 'missing':
    case 'waiting':
      return { ...named, state };
  }
}

function cardOf({ number, status, isOpen, states }: Open, inside: Content): RequestCard {
  const { subject, requesterId, submittedBy, assigneeId, dueDate, filled } = inside;
  const people = { requesterId, submittedBy, assigneeId };
  const times = { createdAt: at, updatedAt: at, closedAt: null, withdrawnAt: null, deletedAt: null };
  return {
    request: {
      ...{ id: 'request-1', streamId: 'stream-1', number, subject, isOpen, statusId: null, isPrivate: true },
      ...{ ...people, dueDate, answers: filled.answers, formVersion: 1, version: 1, route: {}, ...times },
    } as RequestCard['request'],
    stream: { id: 'stream-1', name: 'People' },
    status,
    hasStatuses: true,
    fields: filled.form.fields,
    place: 'channel',
    isForTeamAlone: true,
    tools: states.map((state) => toolOf(state, inside)),
    may: { assign: true, change: true, edit: true, retry: true, withdraw: false, delete: true },
  };
}

test('[R16, S11] the message in the channel is the same for any two private Requests of one number and status', () => {
  fc.assert(
    fc.property(open, content, content, (shown, one, other) => {
      const message = requestCard(cardOf(shown, one));
      expect(message).toEqual(requestCard(cardOf(shown, other)));
      expect(checkMessage(message)).toEqual([]);
      expect(checkBlocks(message.blocks, 'message')).toEqual([]);
    }),
    { numRuns: 40, ...withoutShrinking },
  );
});

test('[R16] the window that Open opens is one that Slack takes, and has the subject and all that was said', () => {
  const said = fc.record({
    by: fc.oneof(fc.record({ userId: someone }), fc.record({ name: words(80), tool: fc.constant('Asana') })),
    text: words(6000),
    at: fc.constant(at),
  });
  fc.assert(
    fc.property(open, content, fc.array(said, { maxLength: mostSaid + 3 }), (shown, inside, comments) => {
      const { place: _, may: __, ...card } = cardOf(shown, inside);
      const view = requestWindow({ ...card, said: comments });
      expect(checkView(view)).toEqual([]);
      expect(checkViewByStandIn(view)).toEqual([]);
      expect(visibleWords(view)).toContain('Only the team and the requester see this.');
    }),
    { numRuns: 25, ...withoutShrinking },
  );
});

const secrets = fc.record({ was: fc.constantFrom('SECRET-1'), is: fc.constantFrom('SECRET-2') });
const person = fc.constantFrom('U0JUDY0001', 'U0FRANK001');
const change: fc.Arbitrary<Change> = secrets.chain(({ was, is }) =>
  fc.constantFrom<Change>(
    { kind: 'subject_set', was, is },
    { kind: 'due_date_set', was: '2026-12-04', is: '2026-12-05' },
    { kind: 'answered', fieldId: 'size', was, is },
    { kind: 'not_taken', fieldId: 'size', value: is, why: was },
    { kind: 'overruled', fieldId: 'size', value: is },
    { kind: 'file_left_out', name: is, why: 'it is gone' },
    { kind: 'completed' },
    { kind: 'privacy_set', isPrivate: true },
    { kind: 'withdrawn' },
  ),
);

test('[R16, R7] a thread is told of no value, no field, no file, no date, and not who asked', () => {
  const facts = {
    fields: new Map([['size', newField({ id: 'size', name: 'SECRET-FIELD', type: 'text' })]]),
    tools: new Map([['K1', 'Asana (Website)']]),
    people: new Map([['U0JUDY0001', 'SECRET-REQUESTER']]),
    sealed: { requesterId: 'U0JUDY0001' },
  };
  const entry = fc.record({ change, actor: person, tool: fc.boolean() });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), (entries) => {
      const told = entries.map(
        ({ change, actor, tool }, seq): HistoryEntry => ({
          ...{ seq, at, change, actor: tool ? 'asana' : actor, connectedToolId: tool ? 'K1' : null },
        }),
      );
      const reply = threadReply(told, facts);
      expect(reply && checkMessage(reply)).toEqual([]);
      expect(JSON.stringify(reply)).not.toMatch(/SECRET|2026|Dec|U0JUDY0001/);
    }),
  );
  const twice: Change = { kind: 'answered', fieldId: 'size', was: null, is: 'x' };
  const entryOf = (seq: number) => ({ seq, at, change: twice, actor: 'U0FRANK001', connectedToolId: null });
  expect(threadReply([entryOf(1), entryOf(2)], facts)?.text).toBe('<@U0FRANK001> changed it');
});

test('[R16, S10, R9] news in a channel, and word of a comment, tell nothing of what is in it', () => {
  const told = { number: 12, permalink: null, stream: { id: 'S1', name: 'People' }, isSealed: true };
  for (const event of notificationEvents) {
    const line = { ...told, event, actor: { userId: 'SECRET' }, reason: 'SECRET', subject: 'SECRET' };
    const message = newsMessage([{ ...line, assigneeId: 'SECRET' }], false);
    expect(JSON.stringify(message)).toContain('Private Request');
    expect(JSON.stringify(message)).not.toContain('SECRET');
  }
  const place = { tool: 'Asana', task: 'task', url: 'https://SECRET', isSealed: true, isOwnCopy: false };
  expect(JSON.stringify(commentMessage({ authorName: 'SECRET', text: 'SECRET' }, place))).not.toContain(
    'SECRET',
  );
});
