import { describe, expect, test } from '@jest/globals';
import { firstStreamSettings } from '../../../src/domain/streams/stream-settings.ts';
import { actions } from '../../../src/views/ids.ts';
import { checkView } from '../../../src/views/limits/check.ts';
import { type ManagedStream, manageStream } from '../../../src/views/stream-editor/manage-stream.ts';
import { aDraft, theDefaultFields } from '../support/a-draft.ts';
import { buttonsOf, visibleWords } from '../support/visible-words.ts';

const stream = {
  id: 's1',
  name: 'IT help',
  description: 'Broken things',
  channelId: 'C1',
  channelName: 'it',
  formVersion: 1,
  createdBy: 'U1',
  createdAt: new Date('2026-01-02T03:04:05Z'),
  archivedAt: null,
  channelTrouble: null,
  emoji: null,
  teamUsers: [],
  team: ['U1', 'U2'],
  admins: ['U1'],
  settings: firstStreamSettings,
};
const show = (more: Partial<ManagedStream> = {}) =>
  manageStream({ stream, draft: aDraft(), tools: [], ...more });

describe('Manage Stream', () => {
  test('[S3, S9, S11] opens each part of the Stream, and says how it stands', () => {
    const view = show();
    expect(checkView(view)).toEqual([]);
    expect(buttonsOf(view)).toMatchObject({
      Form: { actionId: actions.openFormBuilder, value: 's1' },
      'Field library': { actionId: actions.openFieldLibrary, value: 's1' },
      'Connected tools': { actionId: actions.openConnectedTools, value: 's1' },
      Archive: { actionId: actions.archiveStream, value: 's1' },
    });
    expect(visibleWords(view)).toContain('*Form*\n5 fields');
    expect(visibleWords(view)).toContain('*Connected tools*\nNone: Requests stay in Slack');
  });

  test('[S4, S17] counts what is only in the library, and what waits to be published', () => {
    const off = theDefaultFields().map((field) =>
      field.name === 'Details' ? { ...field, onForm: false } : field,
    );
    const words = visibleWords(show({ draft: aDraft(off) }));
    expect(words).toContain('*Form*\n4 fields');
    expect(words).toContain('*Field library*\n7 fields, 1 of them not on the form');
    const draft = aDraft(undefined, ({ definition }) =>
      definition.name === 'Details' ? { definition: { ...definition, required: true } } : {},
    );
    expect(visibleWords(show({ draft }))).toContain('*Form*\n5 fields · 1 change not published yet');
  });

  test('[S9] names the components of its tools', () => {
    const tool = { integrationId: 'i', tool: 'Asana', component: 'project' } as const;
    const connected = {
      connectedToolId: 't',
      componentName: 'Help desk',
      componentUrl: null,
      pausedBecause: null,
    } as const;
    const words = visibleWords(show({ tools: [{ ...tool, state: 'connected', ...connected }] }));
    expect(words).toContain('*Connected tools*\nAsana: Help desk');
  });
});
