import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from '../../../src/domain/sync/canonical.ts';
import { decide, type FieldNow } from '../../../src/domain/sync/compare.ts';
import { cutText, mayComeOf, saysTheSame, withCutEnd } from '../../../src/domain/sync/forms.ts';
import { isFlipFlop, withTurn } from '../../../src/domain/sync/turns.ts';
import type { TaskValue } from '../../../src/integrations/connector.ts';

const limit = { most: 20, mark: '…' };
const text = (words: string | null): TaskValue | null =>
  words === null ? null : { type: 'text', text: words };
const now = 1_000_000;

function field(
  ours: string | null,
  theirs: string | null,
  past: string | null,
  more: Partial<FieldNow> = {},
): FieldNow {
  return {
    key: 'f',
    ours: text(ours),
    theirs: text(theirs),
    place: 'p',
    synced: { ours: past, theirs: past, place: 'p' },
    direction: 'both',
    oursAt: 0,
    theirsAt: 0,
    ...more,
  };
}

describe('the three-way comparison', () => {
  test.each([
    ['nothing changed', field('a', 'a', 'a'), 'same'],
    ['the tool changed', field('a', 'b', 'a'), 'take'],
    ['we changed', field('b', 'a', 'a'), 'push'],
    ['both, to the same', field('b', 'b', 'a'), 'agree'],
    ['both, we later', field('b', 'c', 'a', { oursAt: 2, theirsAt: 1 }), 'push'],
    ['both, the tool later', field('b', 'c', 'a', { oursAt: 1, theirsAt: 2 }), 'take'],
    ['the tool changed, only to it', field('a', 'b', 'a', { direction: 'to_tool' }), 'push'],
    ['we changed, only from it', field('b', 'a', 'a', { direction: 'from_tool' }), 'take'],
    ['in another column than before', field('a', null, 'a', { place: 'q' }), 'push'],
    ['never synced, the tool alone has a value', field(null, 'b', null, { synced: null }), 'take'],
    ['never synced, both have one', field('a', 'b', null, { synced: null }), 'push'],
    [
      'the tool shows what it held before we wrote',
      field('b', 'a', 'b', {
        synced: { ours: 'b', theirs: 'b', place: 'p', before: { theirs: 'a', at: now - 1000 } },
        theirsAt: now - 5000,
      }),
      'wait',
    ],
    [
      'somebody set it back after we wrote',
      field('b', 'a', 'b', {
        synced: { ours: 'b', theirs: 'b', place: 'p', before: { theirs: 'a', at: now - 1000 } },
        theirsAt: now - 500,
      }),
      'take',
    ],
    ['our long text, cut off', field('x'.repeat(30), `${'x'.repeat(19)}…`, 'a'), 'agree'],
  ] as const)('[I9] %s', (_, given, verdict) => {
    expect(decide(given, now, limit).verdict).toBe(verdict);
  });

  test('[I9] what was taken for another value is never equal in its canonical form, and a form is one with itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (one, other) => {
        const same = one.replaceAll(/\r\n?/g, '\n').trim() === other.replaceAll(/\r\n?/g, '\n').trim();
        expect(canonical(text(one)) === canonical(text(other))).toBe(same);
      }),
    );
  });
});

describe('long texts and lists', () => {
  test('[I7, I8] an edit of the part that the tool shows keeps the end that it does not', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 21, maxLength: 80 }),
        fc.string({ maxLength: 10 }),
        (whole, added) => {
          const shown = cutText(whole, limit);
          expect(shown.length).toBeLessThanOrEqual(limit.most);
          expect(saysTheSame(text(whole), text(shown), limit)).toBe(true);
          expect(withCutEnd(added + shown, whole, limit)).toBe(added + whole);
          expect(withCutEnd('Written anew', whole, limit)).toBe('Written anew');
        },
      ),
    );
  });

  test('[I9] a list without the people that a tool does not know may come of our writing, one with others not', () => {
    const people = (...emails: string[]): TaskValue => ({
      type: 'people',
      people: emails.map((email) => ({ name: '', email })),
    });
    expect(mayComeOf(people('a@x.y', 'b@x.y'), people('B@x.y'), limit)).toBe(true);
    expect(mayComeOf(people('a@x.y'), null, limit)).toBe(true);
    expect(mayComeOf(people('a@x.y'), people('c@x.y'), limit)).toBe(false);
  });
});

test('[I9] only the same two values in turns, several times within minutes, are a flip-flop', () => {
  let turns: ReturnType<typeof withTurn> = [];
  const turn = (by: 'us' | 'tool', value: string, at: number) => {
    turns = withTurn(turns, { by, value, at });
    return isFlipFlop(turns);
  };
  const said = [0, 1, 2].flatMap((n) => [turn('us', 'Low', n * 1000), turn('tool', 'High', n * 1000 + 1)]);
  expect(said).toEqual([false, false, false, false, false, true]);
  expect(turn('us', 'Low', 3_600_000)).toBe(false);
});
