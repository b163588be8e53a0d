import { describe, expect, test } from '@jest/globals';
import { type AppSettings, appSettings } from '../../src/domain/app-settings/app-settings.ts';
import { differences, fingerprint, withMeanwhile } from '../../src/domain/settings/part.ts';
import { firstSettings } from '../../src/domain/workspace.ts';

const first: AppSettings = appSettings.read(firstSettings('UALICE'));

describe('the rules of App settings', () => {
  test.each<[Partial<AppSettings>, string[]]>([
    [{}, []],
    [{ retentionDays: 0 }, ['retention']],
    [{ retentionDays: 366 }, ['retention']],
    [{ retentionDays: 1.5 }, ['retention']],
    [{ retentionDays: Number.NaN }, ['retention']],
    [{ timeZone: 'Europe/Prague' }, []],
    [{ timeZone: 'Atlantis/Capital' }, ['timeZone']],
    [{ mayCreateStreams: 'listed' }, ['creators']],
    [{ mayCreateStreams: 'listed', creatorIds: ['UBOB'] }, []],
  ])('[A5] %j is refused by %j', (change, inputs) => {
    expect(Object.keys(appSettings.problems?.({ ...first, ...change }) ?? {})).toEqual(inputs);
  });

  test('[A7] what differs is said setting by setting and entry by entry, and nothing else', () => {
    expect(differences(appSettings, first, first)).toEqual([]);
    const changed = { ...first, adminIds: ['UBOB'], retentionDays: 60, timeZone: 'Asia/Tokyo' };
    expect(differences(appSettings, first, changed)).toEqual([
      { kind: 'changed', setting: 'Time zone', was: null, is: 'Asia/Tokyo' },
      { kind: 'changed', setting: 'Days that data is kept after an uninstall', was: '30', is: '60' },
      { kind: 'added', what: 'workspace admin', name: '<@UBOB>' },
      { kind: 'removed', what: 'workspace admin', name: '<@UALICE>' },
    ]);
  });

  test('[A5] what others moved meanwhile is moved in the choice, too; single settings stay as chosen', () => {
    const chosen = { ...first, adminIds: ['UALICE', 'UCAROL'], retentionDays: 60 };
    const meanwhile = differences(appSettings, first, { ...first, adminIds: ['UBOB'], retentionDays: 90 });
    expect(withMeanwhile(appSettings, chosen, meanwhile)).toEqual({
      ...chosen,
      adminIds: ['UBOB', 'UCAROL'],
    });
  });

  test('[A5] fingerprints are equal for equal settings alone, whatever the order of people', () => {
    const settings = { ...firstSettings('UALICE'), adminIds: ['UB', 'UA'] };
    const other = { ...settings, adminIds: ['UA', 'UB'] };
    expect(fingerprint(appSettings.read(settings))).toBe(fingerprint(appSettings.read(other)));
    expect(fingerprint(appSettings.read(settings))).not.toBe(fingerprint(first));
  });
});
