import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Request } from '../../src/domain/requests/request.ts';
import { newField } from '../../src/domain/streams/field.ts';
import { statusOf } from '../../src/domain/streams/statuses.ts';
import { actions } from '../../src/views/ids.ts';
import { checkMessage } from '../../src/views/limits/check.ts';
import { deletedCard, requestCard } from '../../src/views/request-card.ts';
import type { CardTool, RequestCard } from '../../src/views/request-content.ts';
import { formWithAnswers } from './support/arbitrary-forms.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { buttonsOf, menuOf, visibleWords } from './support/visible-words.ts';

const at = new Date('2026-11-20T10:00:00Z');
const request: Request = {
  id: 'request-1',
  streamId: 'stream-1',
  number: 12,
  subject: 'Laptop <broken> & hot',
  isOpen: true,
  statusId: null,
  submittedBy: null,
  isPrivate: false,
  route: null,
  withdrawnAt: null,
  deletedAt: null,
  requesterId: 'U0REQUEST',
  assigneeId: null,
  dueDate: null,
  answers: {},
  formVersion: 1,
  version: 1,
  createdAt: at,
  updatedAt: at,
  closedAt: null,
};
const fields = [
  newField({ id: 'subject', name: 'Subject', type: 'text', role: 'subject' }),
  newField({ id: 'details', name: 'Details', type: 'text', multiline: true }),
  newField({
    id: 'kind',
    name: 'Kind',
    type: 'multi_select',
    options: [
      { id: 'o1', label: 'Red & blue' },
      { id: 'o2', label: 'Green' },
    ],
  }),
  newField({ id: 'expert', name: 'Other subject expert', type: 'user' }),
  newField({ id: 'rooms', name: 'Rooms', type: 'multi_channel' }),
  newField({ id: 'since', name: 'Since', type: 'date' }),
];
const everything = { assign: true, change: true, edit: true, retry: true, withdraw: true, delete: true };
const nothing = {
  assign: false,
  change: false,
  edit: false,
  retry: false,
  withdraw: false,
  delete: false,
};
const card = (more: Partial<RequestCard> = {}, changed: Partial<Request> = {}): RequestCard => ({
  request: { ...request, ...changed },
  stream: { id: 'stream-1', name: 'IT help' },
  status: statusOf({ ...request, ...changed }, { statuses: [] }),
  hasStatuses: false,
  fields,
  place: 'channel',
  isForTeamAlone: false,
  tools: [],
  may: { ...everything, withdraw: false },
  ...more,
});
/** Whatever else a card can have to show. */
const facts = fc.record({
  changed: fc.record({
    isOpen: fc.boolean(),
    subject: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 140 }).map((text) => text.slice(0, 140)),
    assigneeId: fc.constantFrom(null, 'U0ASSIGN'),
    submittedBy: fc.constantFrom(null, 'U0STANDIN'),
    dueDate: fc.constantFrom(null, '2026-12-04'),
  }),
  status: fc.record({
    id: fc.constant('s'),
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    emoji: fc.constantFrom('🟢', ':hourglass_flowing_sand:', '👩‍👩‍👧‍👦'),
    counts: fc.constantFrom('open' as const, 'closed' as const),
  }),
  hasStatuses: fc.boolean(),
  place: fc.constantFrom('channel' as const, 'requester' as const),
  may: fc.record({
    assign: fc.boolean(),
    change: fc.boolean(),
    edit: fc.boolean(),
    retry: fc.boolean(),
    withdraw: fc.boolean(),
    delete: fc.boolean(),
  }),
  tools: fc.array(
    fc.constantFrom<CardTool>(
      { tool: 'Asana', task: 'task', state: 'failed', reason: 'x'.repeat(4000) },
      { tool: 'Asana', task: 'task', state: 'there', url: `https://app.asana.com/${'1'.repeat(200)}` },
      { tool: 'Smartsheet', task: 'row', state: 'waiting' },
      { tool: 'Smartsheet', task: 'row', state: 'missing' },
    ),
    { maxLength: 4 },
  ),
});
const asana = { tool: 'Asana', task: 'task' };

describe('the message of a Request', () => {
  test('[R3] says number, subject, Stream, status, requester, assignee and due date', () => {
    const words = visibleWords(requestCard(card({}, { assigneeId: 'U0ASSIGN', dueDate: '2026-12-04' })));
    for (const part of [
      '#12 Laptop <broken> & hot',
      '*Stream*\nIT help',
      '*Status*\n🟢 Open',
      '*Requester*\n<@U0REQUEST>',
      '*Assignee*\n<@U0ASSIGN>',
      '*Due date*\n4 Dec 2026',
    ]) {
      expect(words).toContain(part);
    }
  });

  test('[R3] says that nobody is assigned and that there is no due date', () => {
    const words = visibleWords(requestCard(card()));
    expect(words).toContain('*Assignee*\nnobody');
    expect(words).toContain('*Due date*\nnone');
  });

  test('[R3] shows the answers in form order in words, and skips what was left empty', () => {
    const answers = { since: '2026-01-02', kind: ['o2', 'o1'], details: 'a <b>', rooms: ['C1', 'C2'] };
    const words = visibleWords(requestCard(card({}, { answers })));
    const parts = [
      '*Details*\na &lt;b&gt;',
      '*Kind*\nGreen, Red &amp; blue',
      '*Rooms*\n<#C1>, <#C2>',
      '*Since*\n2 Jan 2026',
    ];
    const places = parts.map((part) => words.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(words).not.toContain('Other subject expert');
  });

  test('[R3] notifications read number, subject, Stream and status, without markup of the requester', () => {
    expect(requestCard(card()).text).toBe('#12 Laptop &lt;broken&gt; &amp; hot (IT help): 🟢 Open');
  });

  test('[R3] a long answer is cut in sight', () => {
    const words = visibleWords(requestCard(card({}, { answers: { details: 'word '.repeat(500) } })));
    expect(words).toMatch(/\*Details\*\n(word ?){150,}…/);
  });

  test('[R3] answers that have no room are counted', () => {
    const long = Array.from({ length: 60 }, (_, i) =>
      newField({ id: `f${i}`, name: `Question ${i}`, type: 'text' }),
    );
    const answers = Object.fromEntries(long.map(({ id }) => [id, `${id}: ${'x'.repeat(90)}`]));
    const message = requestCard(card({ fields: long }, { answers }));
    expect(checkMessage(message)).toEqual([]);
    const words = visibleWords(message);
    const shown = long.filter(({ name }) => words.includes(`*${name}*\n`)).length;
    expect(shown).toBeGreaterThan(30);
    expect(words).toContain(`… and ${60 - shown} more answers`);
  });

  test('[R3] the same Request gives the same message', () => {
    expect(requestCard(card())).toEqual(requestCard(card()));
  });

  test('[R3] every Request with every form is a message that Slack takes', () => {
    fc.assert(
      fc.property(formWithAnswers, facts, ({ form, answers }, { changed, ...more }) => {
        const message = requestCard(card({ fields: form.fields, ...more }, { ...changed, answers }));
        expect(checkMessage(message)).toEqual([]);
      }),
      { numRuns: 100, ...withoutShrinking },
    );
  }, 120_000);
});

describe('its buttons', () => {
  test('[R3] an open Request can be taken and completed; each button carries its id', () => {
    expect(buttonsOf(requestCard(card()))).toEqual({
      'Assign to me': { actionId: actions.assignToMe, value: 'request-1' },
      'Assign…': { actionId: actions.assign, value: 'request-1' },
      Complete: { actionId: actions.complete, value: 'request-1' },
      Edit: { actionId: actions.editRequest, value: 'request-1' },
    });
  });

  test('[R3, R10, S19] its menu offers what those who see it may do', () => {
    expect(menuOf(requestCard(card()))).toEqual({
      'Set due date': 'set_due_date:request-1',
      History: 'history:request-1',
      'Add a team note': 'team_notes:request-1',
      Delete: 'delete:request-1',
    });
    const offered = (more: Parameters<typeof card>[0]) => Object.keys(menuOf(requestCard(card(more))));
    const all = { hasStatuses: true, may: everything };
    const change = ['Set due date', 'Change status', 'History'];
    expect(offered(all)).toEqual([...change, 'Add a team note', 'Delete']);
    expect(offered({ ...all, place: 'requester' })).toEqual([...change, 'Withdraw', 'Delete']);
    expect(offered({ may: nothing, place: 'requester' })).toEqual(['History']);
    const closed = requestCard(
      card({ may: everything, place: 'requester' }, { isOpen: false, closedAt: at }),
    );
    expect(Object.keys(menuOf(closed))).not.toContain('Withdraw');
  });

  test('[R3] a closed Request can be reopened and edited, and says that it is closed', () => {
    const message = requestCard(card({}, { isOpen: false, closedAt: at }));
    expect(Object.keys(buttonsOf(message))).toEqual(['Reopen', 'Edit']);
    expect(visibleWords(message)).toContain('✅ Closed');
  });

  test('[R3] the requester has the same card with a word about it, and no team buttons', () => {
    const mine = card({ place: 'requester', may: { ...nothing, assign: true, withdraw: true } });
    const message = requestCard(mine);
    expect(buttonsOf(message)).toEqual({});
    expect(visibleWords(message)).toMatch(/^Your Request to \*IT help\* has arrived\./m);
    expect(visibleWords(requestCard({ ...mine, may: { ...mine.may, edit: true } }))).toContain('Complete');
  });
});

describe('how it ends', () => {
  test('[S19] a status of the Stream’s own stands on the card with its emoji', () => {
    const status = { id: 's', name: 'Waiting', emoji: '⏸️', counts: 'open' as const };
    expect(visibleWords(requestCard(card({ status })))).toContain('*Status*\n⏸️ Waiting');
  });

  test('[R10] a Request that was withdrawn says so, to its requester too', () => {
    const withdrawn = { isOpen: false, closedAt: at, withdrawnAt: at };
    const words = visibleWords(requestCard(card({ place: 'requester' }, withdrawn)));
    expect(words).toContain('*Status*\n🚫 Withdrawn');
    expect(words).toContain('Your Request to *IT help* is closed: Withdrawn.');
  });

  test('[R10] of a Request that was deleted only its number stays, and who deleted it', () => {
    const message = deletedCard({ number: 12 }, 'U0ADMIN');
    expect(visibleWords(message)).toBe('🗑️ *#12* was deleted by <@U0ADMIN>.');
    expect(checkMessage(message)).toEqual([]);
    expect(deletedCard({ number: 12 }, null).text).toBe('#12 was deleted.');
  });

  test('[R1] who submitted it for the requester is said', () => {
    expect(visibleWords(requestCard(card({}, { submittedBy: 'U0STANDIN' })))).toContain(
      '*Requester*\n<@U0REQUEST>, submitted by <@U0STANDIN>',
    );
  });
});

describe('its tools', () => {
  const wordsOf = (tool: CardTool) => visibleWords(requestCard(card({ tools: [tool] })));

  test('[I5] a task is waited for, or there with a link', () => {
    expect(wordsOf({ ...asana, state: 'waiting' })).toContain('Waiting for Asana');
    expect(wordsOf({ ...asana, state: 'there', url: 'https://app.asana.com/1/2' })).toContain(
      '<https://app.asana.com/1/2|Open in Asana>',
    );
  });

  test('[I5] a failure says why, and can be retried by those who may', () => {
    const tools: CardTool[] = [{ ...asana, state: 'failed', reason: 'The project is full.' }];
    const message = requestCard(card({ tools }));
    expect(visibleWords(message)).toContain('the task could not be brought up to date. The project is full.');
    expect(buttonsOf(message).Retry).toEqual({ actionId: actions.retry, value: 'request-1' });
    const others = requestCard(card({ tools, may: { ...everything, retry: false } }));
    expect(buttonsOf(others).Retry).toBeUndefined();
  });

  test('[I5] a task that was deleted in the tool is said to be', () => {
    expect(wordsOf({ tool: 'Smartsheet', task: 'row', state: 'missing' })).toContain(
      'The row was deleted in Smartsheet.',
    );
  });
});
