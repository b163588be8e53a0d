import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AuditAct } from '../../src/domain/audit/audit-entry.ts';
import { auditPageSize } from '../../src/domain/audit/read-audit.ts';
import { firstStreamSettings } from '../../src/domain/streams/stream-settings.ts';
import { longestRetentionDays } from '../../src/domain/workspace.ts';
import {
  appSettingsWindow,
  readAppSettings,
  timeZoneOptions,
} from '../../src/views/app-settings/app-settings.ts';
import { auditLog } from '../../src/views/audit/audit-log.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { settingsState } from '../../src/views/settings-window.ts';
import { stateOf } from './support/state-of-view.ts';
import { buttonsOf, visibleWords } from './support/visible-words.ts';

const slackId = fc.stringMatching(/^U[A-Z0-9]{8,10}$/);
const ids = fc
  .constantFrom(0, 1, 500)
  .chain((length) => fc.uniqueArray(slackId, { minLength: length, maxLength: length }))
  .map((list) => list.toSorted());
const text = fc.oneof(
  fc.string({ maxLength: 3000, unit: 'grapheme', size: 'max' }),
  fc.constantFrom('', '<@U12345678>'.repeat(500), '👩‍👩‍👧‍👦'.repeat(200), '<!channel>', 'مرحبا'.repeat(300)),
);
const act: fc.Arbitrary<AuditAct> = fc.oneof(
  fc.constantFrom<AuditAct>(
    { kind: 'created' },
    { kind: 'archived' },
    { kind: 'restored' },
    { kind: 'deleted' },
  ),
  fc.record({
    kind: fc.constant('changed' as const),
    setting: text,
    was: fc.option(text),
    is: fc.option(text),
  }),
  fc.record({
    kind: fc.constantFrom('added' as const, 'removed' as const),
    what: fc.constant('team member'),
    name: text,
  }),
);
const entry = fc.record({
  seq: fc.nat(),
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
  actor: slackId,
  subject: fc.record({ kind: fc.constant('stream' as const), id: fc.uuid(), name: text }),
  act,
});

describe('the window of App settings', () => {
  test('[A5] of any number of people fits, and comes back as it was shown', () => {
    const settings = fc.record({
      adminIds: ids,
      slackAdminsAreAdmins: fc.boolean(),
      mayCreateStreams: fc.constantFrom('everyone' as const, 'admins' as const, 'listed' as const),
      creatorIds: ids,
      timeZone: fc.constantFrom(null, 'Europe/Prague', 'America/Argentina/ComodRivadavia'),
      retentionDays: fc.integer({ min: 1, max: longestRetentionDays }),
    });
    fc.assert(
      fc.property(settings, (value) => {
        const frame = { streamId: null, shown: { base: 'x'.repeat(22), seen: 7 }, meanwhile: null };
        const view = appSettingsWindow(frame, value, { people: [] });
        expect(checkView(view)).toEqual([]);
        expect(readAppSettings(settingsState(stateOf(view)))).toEqual(value);
      }),
      { numRuns: 50 },
    );
  });

  test('[A5] time zones are found by what people type, at most 100', () => {
    expect(timeZoneOptions('new york').map(({ value }) => value)).toEqual(['America/New_York']);
    expect(timeZoneOptions('a')).toHaveLength(100);
    expect(timeZoneOptions('atlantis')).toEqual([]);
  });
});

describe('the window of the audit log', () => {
  const stream = {
    id: 's1',
    name: 'IT help',
    description: '',
    channelId: 'C1',
    channelName: 'it',
    channelTrouble: null,
    emoji: null,
    formVersion: 1,
    createdBy: 'U1',
    createdAt: new Date(0),
    archivedAt: null,
    team: [],
    teamUsers: [],
    admins: [],
    settings: firstStreamSettings,
  };

  test('[A7] fits for whatever was done, and people’s words stay words', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: auditPageSize }),
        fc.boolean(),
        fc.option(fc.nat()),
        (entries, own, older) => {
          const view = auditLog(
            { stream: own ? stream : null, entries, older },
            { streamId: own ? 's1' : null, before: [null, 9] },
          );
          expect(checkView(view)).toEqual([]);
          expect(visibleWords(view)).not.toContain('<!channel>');
          expect('Older' in buttonsOf(view)).toBe(older !== null);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('[A7] says when there is nothing yet', () => {
    const view = auditLog({ stream, entries: [], older: null }, { streamId: 's1', before: [null] });
    expect(visibleWords(view)).toContain('Nothing was changed yet.');
  });
});
