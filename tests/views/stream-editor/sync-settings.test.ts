import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView } from '../../../sandbox/slack/block-kit-check.ts';
import { newField } from '../../../src/domain/streams/field.ts';
import { firstSyncSettings } from '../../../src/domain/sync/synced.ts';
import {
  sectionOptions,
  syncFieldOptions,
  syncSettings,
} from '../../../src/views/stream-editor/sync-settings.ts';
import { visibleWords } from '../support/visible-words.ts';

const words = {
  tool: 'Asana',
  component: 'project',
  components: 'projects',
  task: 'task',
  section: 'section',
  deletedField: '',
  whereIsTheToken: '',
};
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 75 });
const any = fc.record({
  names: fc.array(name, { maxLength: 300 }),
  ways: fc.array(fc.constantFrom('to_tool' as const, 'from_tool' as const, 'stopped' as const, null), {
    maxLength: 300,
  }),
  unheardBecause: fc.option(fc.string({ maxLength: 2000 })),
  section: fc.option(fc.record({ id: fc.constant('1200'), name: fc.string({ maxLength: 400 }) })),
});

describe('the window of Sync', () => {
  test('[I9] stays within the limits of Slack for any fields, ways, sections and reasons', () => {
    fc.assert(
      fc.property(any, ({ names, ways, unheardBecause, section }) => {
        const fields = names.map((each, n) => newField({ id: `f${n}`, name: each, type: 'text' }));
        const of = (way: string) =>
          Object.fromEntries(fields.flatMap(({ id }, n) => (ways[n] === way ? [[id, way]] : [])));
        const view = syncSettings({
          words,
          metadata: { connectedToolId: 'x1' },
          fields,
          settings: {
            ...firstSyncSettings,
            directions: { ...of('to_tool'), ...of('from_tool') } as Record<string, 'to_tool' | 'from_tool'>,
            stopped: of('stopped'),
            section,
          },
          unheardBecause,
          hasSections: true,
        });
        expect(checkView(view)).toEqual([]);
        expect(syncFieldOptions(fields, '').length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });

  test('[I9] says what was stopped and how it starts again, and why a tool is asked', () => {
    const view = syncSettings({
      words,
      metadata: { connectedToolId: 'x1' },
      fields: [newField({ id: 'f1', name: 'Priority', type: 'select' })],
      settings: { ...firstSyncSettings, stopped: { f1: '2026-01-01T00:00:00.000Z' } },
      unheardBecause: 'It cannot reach us.',
      hasSections: false,
    });
    const said = visibleWords(view);
    expect(said).toContain('Choose its way to start it again.');
    expect(said).toContain('asked every minute');
    expect(said).not.toContain('Section');
    expect(sectionOptions([{ id: '1', name: ' ' }], '')).toMatchObject([
      { text: { text: 'Untitled section' } },
    ]);
  });
});
