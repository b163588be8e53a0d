import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { userMention } from '../../src/domain/mentions.ts';
import type { Person } from '../../src/domain/people.ts';
import { cleanText } from '../../src/domain/requests/clean-text.ts';
import { fingerprint } from '../../src/domain/settings/part.ts';
import { newField } from '../../src/domain/streams/field.ts';
import type { Access } from '../../src/domain/streams/settings/access.ts';
import { longestStreamDescription, longestStreamName } from '../../src/domain/streams/stream.ts';
import type { UserGroup } from '../../src/domain/user-group.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { settingsState, type WindowFrame } from '../../src/views/settings-window.ts';
import { aboutWindow, readAbout } from '../../src/views/stream-settings/about.ts';
import { accessWindow, readAccess } from '../../src/views/stream-settings/access.ts';
import { adminsWindow, readAdmins } from '../../src/views/stream-settings/admins.ts';
import { cardWindow, readCard } from '../../src/views/stream-settings/card.ts';
import { channelWindow, readChannel } from '../../src/views/stream-settings/channel.ts';
import { deleteWindow } from '../../src/views/stream-settings/delete.ts';
import { readStatuses, statusesWindow } from '../../src/views/stream-settings/statuses.ts';
import { readTeam, teamWindow } from '../../src/views/stream-settings/team.ts';
import { stateOf } from './support/state-of-view.ts';
import { visibleWords } from './support/visible-words.ts';

const sizes = fc.constantFrom(0, 1, 2, 99, 100, 500);
const slackId = fc.stringMatching(/^U[A-Z0-9]{8,10}$/);
const longText = (max: number) =>
  fc.oneof(
    fc.string({ maxLength: max, unit: 'grapheme' }),
    fc.constantFrom('', 'x'.repeat(max), '👩‍👩‍👧‍👦'.repeat(6), 'مرحبا بالعالم', '<!channel> & <@U1>'),
  );
const ids = sizes.chain((length) =>
  fc.uniqueArray(slackId, { minLength: length, maxLength: length }).map((list) => list.toSorted()),
);
const groups: fc.Arbitrary<UserGroup[]> = fc
  .uniqueArray(fc.stringMatching(/^S[A-Z0-9]{8}$/), { maxLength: 130 })
  .chain((list) =>
    fc
      .array(
        fc.record({ name: longText(300), handle: longText(100), isDisabled: fc.boolean(), userIds: ids }),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((facts) =>
        list.map((id, n) => ({
          id,
          ...(facts[n % facts.length] ?? { name: '', handle: '', isDisabled: true, userIds: [] }),
        })),
      ),
  );
const act = fc.oneof(
  fc.record({
    kind: fc.constant('changed' as const),
    setting: fc.constant('Description'),
    was: fc.option(longText(500)),
    is: fc.option(longText(500)),
  }),
  fc.record({
    kind: fc.constantFrom('added' as const, 'removed' as const),
    what: fc.constant('team member'),
    name: slackId.map(userMention),
  }),
);
const frame: fc.Arbitrary<WindowFrame> = fc.record({
  streamId: fc.constant('abcdefghijklmnop'),
  shown: fc.record({ base: fc.string().map(fingerprint), seen: fc.nat() }),
  meanwhile: fc.option(
    fc.array(
      fc.record({
        at: fc.constant(new Date(0)),
        actor: slackId,
        subject: fc.constant({ kind: 'stream' as const, id: 's', name: 'n' }),
        act,
      }),
      { maxLength: 20 },
    ),
  ),
});

function person(userId: string, isDeactivated: boolean): Person {
  const name = 'Thiruvenkatanathapuram Lakshminarayanan Subramaniam-Krishnamoorthy';
  return {
    userId,
    name,
    email: null,
    timeZone: null,
    isSlackAdmin: false,
    isGuest: false,
    isStranger: false,
    isDeactivated,
  };
}

const read = <Value>(
  reader: (state: ReturnType<typeof settingsState>) => Value,
  view: Parameters<typeof stateOf>[0],
) => reader(settingsState(stateOf(view)));

describe('windows of a Stream’s settings', () => {
  test('[S11] name and description, of any length and script, fit and come back as they are', () => {
    fc.assert(
      fc.property(
        frame,
        longText(longestStreamName),
        longText(longestStreamDescription),
        (of, name, description) => {
          const value = {
            name: name.slice(0, longestStreamName),
            description: description.slice(0, longestStreamDescription),
          };
          const view = aboutWindow(of, value);
          expect(checkView(view)).toEqual([]);
          const back = read(readAbout, view);
          expect([
            back.name.length <= value.name.length,
            back.description.length <= value.description.length,
          ]).toEqual([true, true]);
        },
      ),
    );
  });

  test('[S10] a team of none, one or 500 people and many groups fits; who left is named and not chosen', () => {
    fc.assert(
      fc.property(frame, ids, groups, fc.nat(3), (of, userIds, chosen, every) => {
        const people = userIds.map((id, n) => person(id, every > 0 && n % every === 0));
        const view = teamWindow(
          of,
          { userIds, groupIds: chosen.map(({ id }) => id) },
          { people, groups: chosen },
        );
        expect(checkView(view)).toEqual([]);
        const left = people.filter(({ isDeactivated }) => isDeactivated);
        expect(visibleWords(view).includes('Deactivated in Slack')).toBe(left.length > 0);
        const back = read(readTeam, view);
        expect(back.userIds).toEqual(userIds.filter((id) => !left.some(({ userId }) => userId === id)));
        expect(back.groupIds).toEqual(
          chosen
            .slice(0, 100)
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('[S11] admins of any number fit and come back', () => {
    fc.assert(
      fc.property(frame, ids, (of, userIds) => {
        const view = adminsWindow(of, { userIds }, { people: userIds.map((id) => person(id, false)) });
        expect(checkView(view)).toEqual([]);
        expect(read(readAdmins, view)).toEqual({ userIds });
      }),
      { numRuns: 40 },
    );
  });

  test('[S11, A8] access of every kind fits and comes back', () => {
    const value: fc.Arbitrary<Access> = fc.record({
      maySubmit: fc.oneof(
        fc.constantFrom({ who: 'everyone' as const }, { who: 'channel' as const }),
        ids.map((userIds) => ({ who: 'listed' as const, userIds, groupIds: [] as string[] })),
      ),
      maySee: fc.constantFrom('everyone', 'team_and_requester'),
      privateRequests: fc.constantFrom('none', 'chosen', 'all'),
      guestsMaySubmit: fc.boolean(),
      strangersMaySubmit: fc.boolean(),
      requestersMayEdit: fc.boolean(),
      onBehalf: fc.constantFrom('nobody', 'team', 'everyone'),
    });
    fc.assert(
      fc.property(frame, value, groups, (of, access, listed) => {
        const { maySubmit } = access;
        const groupIds = listed
          .slice(0, 100)
          .map(({ id }) => id)
          .toSorted();
        const shown =
          maySubmit.who === 'listed' ? { ...access, maySubmit: { ...maySubmit, groupIds } } : access;
        const view = accessWindow(of, shown, maySubmit.who === 'listed' ? listed.slice(0, 100) : []);
        expect(checkView(view)).toEqual([]);
        expect(read(readAccess, view)).toEqual(shown);
      }),
      { numRuns: 40 },
    );
  });

  test('[S11] the channel and the question before deleting fit; counts read well', () => {
    fc.assert(
      fc.property(
        frame,
        fc.constantFrom(null, 'archived' as const, 'out' as const),
        longText(75),
        (of, trouble, name) => {
          const view = channelWindow(of, { channelId: 'C0IT000001', channelName: 'it' }, trouble);
          expect(checkView(view)).toEqual([]);
          expect(read(readChannel, view)).toBe('C0IT000001');
          for (const requests of [0, 1, 214]) {
            const asked = deleteWindow(
              { id: 's', name },
              { requests, openRequests: requests, connectedTools: requests },
            );
            expect(checkView(asked)).toEqual([]);
          }
        },
      ),
    );
    const words = visibleWords(
      deleteWindow({ id: 's', name: 'IT' }, { requests: 1, openRequests: 0, connectedTools: 2 }),
    );
    expect(words).toContain('• 1 Request with their history');
    expect(words).toContain('to 2 connected tools');
  });
});

describe('windows of what Requests look like', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map((text) => `⏸️ ${text.replace(/\s/g, '_')}`);

  test('[S19] the window of statuses is one that Slack takes, and gives back what it shows', () => {
    fc.assert(
      fc.property(
        frame,
        fc.array(line, { maxLength: 10 }),
        fc.array(line, { maxLength: 10 }),
        (of, open, closed) => {
          const clean = (lines: string[]) => lines.map((text) => cleanText(text).trim());
          const value = { open: clean(open), closed: clean(closed) };
          const view = statusesWindow(of, value);
          expect(checkView(view)).toEqual([]);
          expect(readStatuses(settingsState(stateOf(view)))).toEqual(value);
        },
      ),
    );
  });

  test('[R3] the window of the card is one that Slack takes, with any library, and gives back what it shows', () => {
    const library = sizes.map((length) =>
      Array.from({ length }, (_, i) =>
        newField({ id: `f${i}`, name: `${'W'.repeat(70)} ${i}`, type: 'text' }),
      ),
    );
    fc.assert(
      fc.property(frame, library, fc.boolean(), (of, fields, isAll) => {
        const shown = fields.slice(0, 100).filter((_, i) => i % 3 === 0);
        const value = { fieldIds: isAll ? null : shown.map(({ id }) => id).toSorted() };
        const view = cardWindow(of, value, fields);
        expect(checkView(view)).toEqual([]);
        expect(readCard(settingsState(stateOf(view)))).toEqual(value);
      }),
    );
  });
});
