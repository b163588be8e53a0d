import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../src/domain/requests/clean-text.ts';
import { firstStreamSettings } from '../../src/domain/streams/stream-settings.ts';
import {
  placeholders,
  placeholdersOf,
  readTemplate,
  wordingProblem,
} from '../../src/domain/wording/placeholders.ts';
import {
  longestWording,
  requesterEventOf,
  requesterEvents,
  standingEvent,
  usualTexts,
} from '../../src/domain/wording/wording.ts';
import { checkMessage, checkView } from '../../src/views/limits/check.ts';
import { newsMessage } from '../../src/views/news.ts';
import { deletedForRequester } from '../../src/views/request-card.ts';
import { longestRendered, renderWording, type WordingFacts } from '../../src/views/wording/render.ts';
import { readWording, wordingWindow } from '../../src/views/wording/wording-window.ts';
import { wordingsWindow } from '../../src/views/wording/wordings-window.ts';
import { stateOf } from './support/state-of-view.ts';

const nasty = fc.constantFrom(
  ...['<!channel>', '<!here>', '<!everyone>', '<@U0EVERYONE>', '<!subteam^S1>', '<https://evil.test|click>'],
  ...['&lt;', '{subject}', '{link}', '<', '>', '&', '|', '*', '\n', '@channel'],
);
const words = (max: number) =>
  fc
    .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 10 })), { maxLength: 12, size: 'max' })
    .map((parts) => parts.join('').slice(0, max).toWellFormed());
const user = fc.stringMatching(/^U[A-Z0-9]{8,10}$/);
/** Subjects, statuses and Streams are never blank. */
const named = (max: number) => words(max).filter((text) => text.trim() !== '');
const facts: fc.Arbitrary<WordingFacts> = fc.record({
  number: fc.nat(),
  subject: named(140),
  requesterId: user,
  assigneeId: fc.option(user),
  dueDate: fc.option(fc.constant('2026-12-04')),
  status: named(30),
  stream: named(75),
  permalink: fc.option(fc.constant('https://slack.test/archives/D1/p1')),
  deletedBy: fc.option(user),
});
const template = fc
  .array(fc.oneof(fc.constantFrom(...placeholders.map((name) => `{${name}}`)), words(20)), {
    maxLength: 20,
    size: 'max',
  })
  .map((parts) => parts.join('').slice(0, longestWording).toWellFormed());

const some: WordingFacts = {
  ...{ number: 12, subject: 'New <laptop>', requesterId: 'U0REQUEST', assigneeId: 'U0BOB00001' },
  ...{ dueDate: '2026-12-04', status: 'Open', stream: 'IT & help', permalink: null, deletedBy: 'U0ADMIN00' },
};

describe('what requesters are told', () => {
  test('[S18] every placeholder is filled in, whatever its case and spaces', () => {
    const text = placeholders.map((name) => `{ ${name.toUpperCase()} }`).join(' | ');
    expect(renderWording(text, some).mrkdwn).toBe(
      '#12 | New &lt;laptop&gt; | <@U0REQUEST> | <@U0BOB00001> | 4 Dec 2026 | Open | IT &amp; help | *#12 New &lt;laptop&gt;* | <@U0ADMIN00>',
    );
    const nothing = { ...some, assigneeId: null, dueDate: null, deletedBy: null };
    expect(renderWording('{assignee}, {due date}, {deleted by}', nothing).mrkdwn).toBe(
      'nobody, not set, somebody',
    );
    const permalink = 'https://slack.test/p1';
    expect(renderWording('{link}', { ...some, permalink }).mrkdwn).toBe(
      '<https://slack.test/p1|#12 New &lt;laptop&gt;>',
    );
  });

  test('[S18] nothing that is typed or filled in mentions anybody or leads anywhere, and all of it is cut in sight', () => {
    fc.assert(
      fc.property(template, facts, (text, values) => {
        const { mrkdwn } = renderWording(text, values);
        expect(mrkdwn.length).toBeLessThanOrEqual(longestRendered);
        const people = [values.requesterId, values.assigneeId, values.deletedBy].map((id) => `<@${id}>`);
        const markup = mrkdwn.match(/<[^>]*>?/g) ?? [];
        for (const one of markup) {
          const isLink = one.startsWith('<https://slack.test/archives/D1/p1|') && one.endsWith('>');
          expect([one, people.includes(one) || isLink]).toEqual([one, true]);
        }
        // No escape is cut in two.
        expect(mrkdwn.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/&/);
      }),
      { numRuns: 500 },
    );
  });

  test('[S18] what is filled in is never read as a placeholder again, and text without one stays as it is', () => {
    expect(renderWording('{subject}', { ...some, subject: '{link} {stream}' }).mrkdwn).toBe(
      '{link} {stream}',
    );
    fc.assert(
      fc.property(words(200), (text) => {
        const parts = readTemplate(text);
        expect(parts.map((part) => ('text' in part ? part.text : '')).join('').length).toBeLessThanOrEqual(
          text.length,
        );
        if (!text.includes('{')) expect(parts).toEqual(text === '' ? [] : [{ text }]);
      }),
    );
  });

  test('[S18] a placeholder that is not known is refused with those that are; the usual texts have none', () => {
    expect(wordingProblem('Hello {name}, {subject}', 'received')).toBe(
      '{name} is no placeholder. These are: {number}, {subject}, {requester}, {assignee}, {due date}, {status}, {stream}, {link}.',
    );
    expect(wordingProblem('{subject}', 'deleted')).toContain('{subject} is no placeholder.');
    expect(wordingProblem('An { open brace', 'received')).toBeNull();
    for (const event of requesterEvents) {
      expect(wordingProblem(usualTexts[event], event)).toBeNull();
      expect(placeholdersOf(event).length).toBeGreaterThan(3);
    }
  });

  test('[S18] a change means to the requester what became of the Request', () => {
    const open = { wasOpen: true, isOpen: true };
    const closed = { wasOpen: true, isOpen: false };
    const again = { wasOpen: false, isOpen: true };
    expect(requesterEventOf({ kind: 'assigned', was: null, is: 'U1' }, open)).toBe('assigned');
    expect(requesterEventOf({ kind: 'assigned', was: 'U1', is: null }, open)).toBeNull();
    expect(requesterEventOf({ kind: 'due_date_set', was: null, is: '2026-12-04' }, open)).toBe('due_date');
    expect(requesterEventOf({ kind: 'status_set', was: 'New', is: 'Doing' }, open)).toBeNull();
    expect(requesterEventOf({ kind: 'status_set', was: 'New', is: 'Done' }, closed)).toBe('completed');
    expect(requesterEventOf({ kind: 'reopened' }, again)).toBe('reopened');
    expect(requesterEventOf({ kind: 'withdrawn' }, closed)).toBeNull();
    expect(standingEvent({ isOpen: false, withdrawnAt: new Date() })).toBe('withdrawn');
  });
});

describe('messages and windows', () => {
  test('[S18] fifty wordings of the longest kind fit in one message, and each names its Request', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(template, facts, fc.constantFrom(...requesterEvents)), {
          minLength: 1,
          maxLength: 50,
          size: 'max',
        }),
        (lines) => {
          const message = newsMessage(
            lines.map(([text, values, event]) => ({
              ...{ event: 'changed' as const, actor: null, reason: null, isSealed: false, assigneeId: null },
              ...{ number: values.number, subject: values.subject, permalink: values.permalink },
              stream: { id: 'S1', name: values.stream },
              forRequester: { event, text, facts: values },
            })),
            true,
          );
          expect(checkMessage(message)).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
    const message = newsMessage(
      [
        {
          ...{ event: 'completed', actor: null, reason: null, isSealed: false, assigneeId: null, number: 12 },
          ...{ subject: 'New laptop', permalink: null, stream: { id: 'S1', name: 'IT' } },
          forRequester: { event: 'completed', text: 'All done!', facts: some },
        },
      ],
      true,
    );
    expect(message.text).toBe('*#12 New laptop*: All done!');
  });

  test('[S18] of a deleted Request the Stream’s words stay, or its number alone', () => {
    const request = { number: 12, requesterId: 'U0REQUEST' };
    const card = (wording: Parameters<typeof deletedForRequester>[3]) =>
      deletedForRequester(request, { name: 'IT' }, 'U0ADMIN00', wording).text;
    expect(card({})).toBe('#12 was deleted by <@U0ADMIN00>.');
    expect(card({ deleted: { text: '{stream}: {number} is gone', told: 'usual' } })).toBe('IT: #12 is gone');
    expect(card({ deleted: { text: null, told: 'no' } })).toBe('#12');
  });

  test('[S18] the windows are ones that Slack takes, with any text, and give back what they show', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...requesterEvents),
        template.map((text) => cleanText(text).trim()).filter((text) => text !== ''),
        facts,
        fc.nat({ max: 5 }),
        (event, text, example, turn) => {
          const ids = { streamId: 'S1', event, base: 'b', seen: 0, turn };
          const view = wordingWindow({ ids, text, told: 'usual', example });
          expect(checkView(view)).toEqual([]);
          const back = readWording(stateOf(view), ids);
          expect(back).toEqual({
            typed: text,
            told: 'usual',
            text: text === usualTexts[event] ? null : text,
          });
          const settings = { ...firstStreamSettings, wording: { [event]: { text, told: 'no' as const } } };
          expect(checkView(wordingsWindow({ id: 'S1', settings }))).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
    for (const event of requesterEvents) {
      const ids = { streamId: 'S1', event, base: 'b', seen: 0, turn: 0 };
      const view = wordingWindow({ ids, text: usualTexts[event], told: 'usual', example: some });
      expect(readWording(stateOf(view), ids).text).toBeNull();
    }
  });
});
