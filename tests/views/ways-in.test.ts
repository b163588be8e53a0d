import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView as checkByStandIn } from '../../sandbox/slack/block-kit-check.ts';
import type { Request } from '../../src/domain/requests/request.ts';
import { emojiName } from '../../src/domain/streams/emoji.ts';
import { longestStreamDescription, longestStreamName } from '../../src/domain/streams/stream.ts';
import { firstStreamSettings } from '../../src/domain/streams/stream-settings.ts';
import { alikeRequests } from '../../src/views/alike-requests.ts';
import { channelButton } from '../../src/views/channel-button.ts';
import { formOffer } from '../../src/views/form-offer.ts';
import { checkMessage, checkView } from '../../src/views/limits/check.ts';
import { metadata } from '../../src/views/metadata.ts';
import { settingsState } from '../../src/views/settings-window.ts';
import { channelButtonWindow, readChannelButton } from '../../src/views/stream-settings/channel-button.ts';
import { readSubmitting, submittingWindow } from '../../src/views/stream-settings/submitting.ts';
import { words } from './support/arbitrary-answers.ts';
import { stateOf } from './support/state-of-view.ts';
import { visibleWords } from './support/visible-words.ts';

const name = words(longestStreamName);
const frame = { streamId: 'abcdefghijklmnop', shown: { base: 'x'.repeat(22), seen: 7 }, meanwhile: null };

describe('what leads to a form', () => {
  test('[R1] the message in the channel is one that Slack takes, whatever the Stream is called', () => {
    const description = words(longestStreamDescription);
    fc.assert(
      fc.property(name, description, fc.option(fc.date()), (called, about, archivedAt) => {
        const stream = { id: 'abcdefghijklmnop', name: called, description: about, archivedAt };
        expect(checkMessage(channelButton(stream))).toEqual([]);
      }),
    );
    const shouting = { id: 's', name: '<!channel> & co', description: '<@U1>', archivedAt: null };
    expect(JSON.stringify(channelButton(shouting))).toContain('&lt;!channel&gt; &amp; co');
    expect(JSON.stringify(channelButton(shouting))).not.toContain('<@U1>');
  });

  test('[R1] so is the answer to a reaction', () => {
    fc.assert(
      fc.property(name, fc.stringMatching(/^[a-z0-9_-]{1,100}$/), (called, emoji) => {
        expect(checkMessage(formOffer({ name: called, emoji }, 'abcdefghijklmnop'))).toEqual([]);
      }),
    );
  });

  test('[R1] what looks alike is a window that Slack takes; it carries ids alone, and mentions nobody', () => {
    const alike = fc.record({ subject: words(3000), number: fc.nat(), permalink: fc.option(fc.webUrl()) });
    fc.assert(
      fc.property(name, fc.array(alike, { minLength: 1, maxLength: 3 }), (called, found) => {
        const stream = { name: called, settings: firstStreamSettings };
        const requests = found.map(({ permalink, ...facts }) => ({
          permalink,
          request: { ...facts, isOpen: true, statusId: null, withdrawnAt: null } as Request,
        }));
        const ids = { formViewId: 'V123', streamId: 'abcdefghijklmnop', formVersion: 3, privacy: undefined };
        const view = alikeRequests(stream, requests, ids);
        expect(checkView(view)).toEqual([]);
        expect(checkByStandIn(view)).toEqual([]);
        expect(metadata.alikeRequests.parse(view.private_metadata ?? '')).toMatchObject({
          formViewId: 'V123',
          formVersion: 3,
        });
        expect(JSON.stringify(view)).not.toMatch(/<[!@#]/);
      }),
    );
  });
});

describe('the windows of the settings', () => {
  test.each(['off', 'message', 'message_and_bookmark'] as const)(
    '[R1] of the button in the channel gives back what it shows: %s',
    (shown) => {
      const view = channelButtonWindow(frame, { shown });
      expect(checkView(view)).toEqual([]);
      expect(readChannelButton(settingsState(stateOf(view)))).toEqual({ shown });
    },
  );

  test('[R1] of submitting gives back what it shows, a wrong emoji as it was typed', () => {
    const typed = fc.oneof(
      fc.constantFrom('ticket', '+1', 'flag-cz', 'two words', 'x'.repeat(120), '🎫'),
      fc.constant(null),
    );
    fc.assert(
      fc.property(typed, fc.boolean(), (emoji, pointOutAlike) => {
        const view = submittingWindow(frame, { emoji, pointOutAlike });
        expect(checkView(view)).toEqual([]);
        expect(readSubmitting(settingsState(stateOf(view)))).toEqual({ emoji, pointOutAlike });
      }),
    );
    expect(visibleWords(submittingWindow(frame, { emoji: 'ticket', pointOutAlike: true }))).toContain(
      ':ticket:',
    );
  });
});

test.each([
  [':ticket:', 'ticket'],
  [' Ticket ', 'ticket'],
  [':raised_hand::skin-tone-4:', 'raised_hand'],
  ['raised_hand::skin-tone-4', 'raised_hand'],
  ['thumbsup', '+1'],
  [':-1:', '-1'],
  [':flag-cz:', 'flag-cz'],
  [':дом:', 'дом'],
  ['two words', null],
  [':a: :b:', null],
  ['::', null],
  ['', null],
  ['🎫', null],
  ['---', null],
])('[R1] the emoji that “%s” names: %s', (typed, expected) => {
  expect(emojiName(typed)).toBe(expected);
});
