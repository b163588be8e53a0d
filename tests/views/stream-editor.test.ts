import { describe, expect, test } from '@jest/globals';
import type { Component, ConnectorWords } from '../../src/integrations/connector.ts';
import { inputs } from '../../src/views/block-ids.ts';
import { actions } from '../../src/views/ids.ts';
import { checkView } from '../../src/views/limits/check.ts';
import {
  componentOptions,
  connectTool,
  readConnectTool,
} from '../../src/views/stream-editor/connect-tool.ts';
import { connectedTools } from '../../src/views/stream-editor/connected-tools.ts';
import { createStream, readCreateStream } from '../../src/views/stream-editor/create-stream.ts';
import { stateOf } from './support/state-of-view.ts';
import { buttonsOf, elements, visibleWords } from './support/visible-words.ts';

describe('Create Stream', () => {
  const view = createStream({ creatorId: 'U0CREATOR' });

  test('[S1] asks for name, description, channel and team, with the creator in it', () => {
    expect(checkView(view)).toEqual([]);
    const words = visibleWords(view);
    for (const label of ['Name', 'Description', 'Channel', 'Team', 'Create Stream'])
      expect(words).toContain(label);
    expect(readCreateStream(stateOf(view))).toEqual({
      name: '',
      description: '',
      channelId: null,
      team: ['U0CREATOR'],
    });
  });

  test('[S1] offers public and private channels only, and 75 characters for the name', () => {
    expect(elements(view)).toContainEqual(
      expect.objectContaining({ type: 'conversations_select', filter: { include: ['public', 'private'] } }),
    );
    expect(view.blocks).toContainEqual(
      expect.objectContaining({
        block_id: inputs.name,
        element: expect.objectContaining({ max_length: 75 }),
      }),
    );
  });

  test('[S1] reads what was filled in', () => {
    expect(
      readCreateStream({
        [inputs.name]: { [actions.answer]: { value: ' IT help\u0000 ' } },
        [inputs.description]: { [actions.answer]: { value: 'Broken things' } },
        [inputs.channel]: { [actions.answer]: { selected_conversation: 'C1' } },
        [inputs.team]: { [actions.answer]: { selected_users: ['U1', 'U2', 'U1'] } },
      }),
    ).toEqual({ name: 'IT help', description: 'Broken things', channelId: 'C1', team: ['U1', 'U2'] });
  });
});

describe('Connected tools', () => {
  test('[S9] each tool of the workspace can be connected, or disconnected after a question', () => {
    const view = connectedTools('s1', [
      { integrationId: 'i1', tool: 'Asana', component: 'project', state: 'connectable' },
      {
        integrationId: 'i2',
        tool: 'Smartsheet',
        component: 'sheet',
        state: 'connected',
        connectedToolId: 't2',
        componentName: 'Help | desk',
        componentUrl: 'https://sheet.test/1',
      },
    ]);
    expect(checkView(view)).toEqual([]);
    expect(buttonsOf(view)).toMatchObject({
      'Connect Asana': { actionId: actions.connectTool, value: 'i1' },
      'Disconnect Smartsheet': { actionId: actions.disconnectTool, value: 't2' },
    });
    expect(visibleWords(view)).toContain('Requests go to the sheet <https://sheet.test/1|Help / desk>.');
    expect(visibleWords(view)).toContain('Disconnect Smartsheet?');
  });

  test('[S9] without Integrations it says who can make one', () => {
    expect(visibleWords(connectedTools('s1', []))).toContain('First a workspace admin connects a tool');
  });
});

describe('Connect a tool', () => {
  const words: ConnectorWords = {
    tool: 'Asana',
    component: 'project',
    components: 'projects',
    task: 'task',
    whereIsTheToken: 'In the developer console.',
    deletedField: 'it stays.',
  };
  const ids = { streamId: 's1', integrationId: 'i1' };
  const component: Component = { id: '12', name: 'Help desk', url: null, place: 'Company' };

  test('[S9] says what will be made, and finds projects as one types', () => {
    const view = connectTool({ words, metadata: ids, chosen: null });
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('Every Request of this Stream becomes a task in the project');
    expect(view.blocks).toContainEqual(
      expect.objectContaining({
        dispatch_action: true,
        element: expect.objectContaining({ min_query_length: 0 }),
      }),
    );
    expect(visibleWords(componentOptions([component]))).toBe('Help desk\nCompany');
  });

  test('[S9] says before what happens to each field, and what the account may not do', () => {
    const plans = Array.from({ length: 65 }, (_, i) => ({
      fieldId: `f${i}`,
      name: `Field ${i}`,
      action: 'make' as const,
      words: 'A new custom field of type Text',
    }));
    const chosen = { component, plans, problem: 'The account can only comment.' };
    const view = connectTool({ words, metadata: ids, chosen });
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('⚠️ The account can only comment.');
    expect(visibleWords(view)).toContain('• *Field 64:* A new custom field of type Text');
    expect(readConnectTool(stateOf(view))).toBe('12');
  });
});
