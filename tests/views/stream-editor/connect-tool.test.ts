import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView as checkByStandIn, checkSuggestions } from '../../../sandbox/slack/block-kit-check.ts';
import type { Component, ConnectorWords, FieldPlan } from '../../../src/integrations/connector.ts';
import { actions } from '../../../src/views/ids.ts';
import { checkView } from '../../../src/views/limits/check.ts';
import {
  type ConnectTool,
  componentOptions,
  connectTool,
  readConnectTool,
} from '../../../src/views/stream-editor/connect-tool.ts';
import { connectedTools, type StreamTool } from '../../../src/views/stream-editor/connected-tools.ts';
import { stateOf } from '../support/state-of-view.ts';
import { buttonsOf, visibleWords } from '../support/visible-words.ts';

describe('Connected tools', () => {
  const sheet: StreamTool = {
    ...{ integrationId: 'i2', tool: 'Smartsheet', component: 'sheet', state: 'connected' },
    ...{ connectedToolId: 't2', componentName: 'Help | desk', componentUrl: 'https://sheet.test/1' },
    pausedBecause: null,
  };

  test('[S9] each tool of the workspace can be connected, changed, or disconnected after a question', () => {
    const view = connectedTools('s1', [
      { integrationId: 'i1', tool: 'Asana', component: 'project', state: 'connectable', pausedBecause: null },
      sheet,
    ]);
    expect(checkView(view)).toEqual([]);
    expect(buttonsOf(view)).toMatchObject({
      'Connect Asana': { actionId: actions.connectTool, value: 'i1' },
      'Change sheet': { actionId: actions.changeComponent, value: 't2' },
      'Disconnect Smartsheet': { actionId: actions.disconnectTool, value: 't2' },
    });
    expect(visibleWords(view)).toContain('Requests go to the sheet <https://sheet.test/1|Help / desk>.');
    expect(visibleWords(view)).toContain('Disconnect Smartsheet?');
  });

  test('[S9, I4] one that stands still says so', () => {
    const view = connectedTools('s1', [{ ...sheet, pausedBecause: 'Access was revoked.' }]);
    expect(visibleWords(view)).toContain('⏸️ Paused: Access was revoked. What is due waits.');
  });

  test('[S9] without Integrations it says who can make one', () => {
    expect(visibleWords(connectedTools('s1', []))).toContain('First a workspace admin connects a tool');
  });
});

describe('Connect a tool', () => {
  const words: ConnectorWords = {
    ...{ tool: 'Asana', component: 'project', components: 'projects', task: 'task' },
    ...{ whereIsTheToken: 'In the developer console.', deletedField: 'it stays.' },
  };
  const component: Component = { id: '12', name: 'Help desk', url: null, place: 'Company' };
  const first: ConnectTool = {
    words,
    metadata: { streamId: 's1', integrationId: 'i1', replaces: null, chosen: null },
    ...{ chosen: null, replaced: null, trouble: null },
  };
  const plan = (i: number, action: FieldPlan['action'] = 'make'): FieldPlan => ({
    ...{ fieldId: `f${i}`, name: `Field ${i}`, action, words: 'A new custom field of type Text' },
  });

  test('[S9] says what will be made, and finds projects as one types', () => {
    const view = connectTool(first);
    expect(visibleWords(view)).toContain('Every Request of this Stream becomes a task in the project');
    expect(view.blocks).toContainEqual(
      expect.objectContaining({
        dispatch_action: true,
        element: expect.objectContaining({ min_query_length: 0 }),
      }),
    );
    const found = componentOptions('Asana', { state: 'found', components: [component] });
    expect(visibleWords(found)).toBe('Help desk\nCompany');
  });

  test('[S9] a tool that is slow or says no is never taken for one that has nothing', () => {
    expect(componentOptions('Asana', { state: 'found', components: [] })).toEqual([]);
    expect(visibleWords(componentOptions('Asana', { state: 'slow' }))).toContain('⚠️ Asana is slow to answer');
    const reason = 'Asana takes no more requests this minute.';
    const refused = componentOptions('Asana', { state: 'refused', reason });
    expect(visibleWords(refused)).toContain(reason);
    const state = { 'input:component': { x: { selected_option: { value: refused[0]?.value ?? '' } } } };
    expect(readConnectTool(state)).toBeNull();
  });

  test('[S9] says before what happens to each field, how many of each kind, and what the account may not do', () => {
    const plans = [...Array.from({ length: 65 }, (_, i) => plan(i)), plan(65, 'use')];
    const chosen = { component, plans, problem: 'The account can only comment.', canWrite: true };
    const view = connectTool({ ...first, chosen });
    expect(visibleWords(view)).toContain('⚠️ The account can only comment.');
    expect(visibleWords(view)).toContain('66 fields: 65 made, 1 there already');
    expect(visibleWords(view)).toContain('• *Field 64* – A new custom field of type Text');
    expect(readConnectTool(stateOf(view))).toBe('12');
  });

  test('[S9] changing it says what becomes of what is there', () => {
    const words = visibleWords(connectTool({ ...first, replaced: 'Old <desk>' }));
    expect(words).toContain('Now it is *Old &lt;desk&gt;*. The tasks there stay as they are.');
  });

  const text = (max: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: max, size: 'max' });
  const anyPlan = fc.record({
    fieldId: fc.uuid(),
    name: text(75),
    action: fc.constantFrom('make' as const, 'use' as const, 'description_only' as const),
    words: text(400),
  });
  const anyComponent = fc.record({
    id: fc.stringMatching(/^[0-9]{1,20}$/),
    name: text(300),
    url: fc.constant(null),
    place: fc.option(text(300)),
  });

  test('[S9] every field of the largest Stream is named, and Slack takes the window', () => {
    const anyWindow = fc.record({
      component: anyComponent,
      plans: fc.array(anyPlan, { maxLength: 300, size: 'max' }),
      problem: fc.option(text(1000)),
      canWrite: fc.boolean(),
    });
    fc.assert(
      fc.property(anyWindow, (chosen) => {
        const view = connectTool({ ...first, chosen });
        expect(checkView(view)).toEqual([]);
        expect(checkByStandIn(view)).toEqual([]);
        const options = componentOptions('Asana', { state: 'found', components: [chosen.component] });
        expect(checkSuggestions({ options })).toEqual([]);
      }),
      { numRuns: 30, endOnFailure: true },
    );
    const plans = Array.from({ length: 300 }, (_, i) => ({ ...plan(i), words: 'x'.repeat(250) }));
    const shown = visibleWords(
      connectTool({ ...first, chosen: { component, plans, problem: null, canWrite: true } }),
    );
    expect(plans.filter(({ name }) => !shown.includes(`*${name}* –`))).toEqual([]);
  }, 60_000);
});
