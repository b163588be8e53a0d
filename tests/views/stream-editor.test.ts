import { describe, expect, test } from '@jest/globals';
import type { Component, ConnectorWords } from '../../src/integrations/connector.ts';
import { actions } from '../../src/views/ids.ts';
import { checkView } from '../../src/views/limits/check.ts';
import {
  componentOptions,
  connectTool,
  readConnectTool,
} from '../../src/views/stream-editor/connect-tool.ts';
import { connectedTools } from '../../src/views/stream-editor/connected-tools.ts';
import { stateOf } from './support/state-of-view.ts';
import { buttonsOf, visibleWords } from './support/visible-words.ts';

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
