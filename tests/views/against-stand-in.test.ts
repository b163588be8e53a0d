import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkBlocks, checkSuggestions, checkView } from '../../sandbox/slack/block-kit-check.ts';
import { statusOf } from '../../src/domain/streams/statuses.ts';
import { firstStreamSettings } from '../../src/domain/streams/stream-settings.ts';
import type { ConnectorWords } from '../../src/integrations/connector.ts';
import { integrationWindow } from '../../src/views/integrations/integration-window.ts';
import { serviceUser } from '../../src/views/integrations/service-user.ts';
import { fitMessage, fitView } from '../../src/views/limits/check.ts';
import { noticeModal } from '../../src/views/notice.ts';
import { pickStream, searchStreams } from '../../src/views/pick-stream.ts';
import { requestCard } from '../../src/views/request-card.ts';
import { newRequest, requestForm } from '../../src/views/request-form.ts';
import { connectTool } from '../../src/views/stream-editor/connect-tool.ts';
import { connectedTools } from '../../src/views/stream-editor/connected-tools.ts';
import { createStream } from '../../src/views/stream-editor/create-stream.ts';
import { fieldLibrary } from '../../src/views/stream-editor/field-library.ts';
import { formBuilder } from '../../src/views/stream-editor/form-builder.ts';
import { manageStream } from '../../src/views/stream-editor/manage-stream.ts';
import { aDraft } from './support/a-draft.ts';
import { formWithAnswers } from './support/arbitrary-forms.ts';
import { withoutShrinking } from './support/run-settings.ts';

const words: ConnectorWords = {
  tool: 'Asana',
  component: 'project',
  components: 'projects',
  task: 'task',
  whereIsTheToken: 'In the developer console.',
  deletedField: 'it stays.',
};
const stream = { id: 's1', name: 'IT help', description: '', channelId: 'C0123456', team: ['U0123456'] };
const streams = (count: number) => Array.from({ length: count }, (_, i) => ({ ...stream, id: `s${i}` }));
const component = { id: '12', name: 'Help desk', url: null, place: null };
const plan = { fieldId: 'f', name: 'Details', action: 'make' as const, words: 'A new field' };
const connected = {
  integrationId: 'i1',
  tool: 'Asana',
  component: 'project',
  state: 'connected' as const,
  connectedToolId: 't1',
  componentName: 'Help desk',
  componentUrl: 'https://app.asana.com/0/12',
  pausedBecause: null,
};
const integration = { streamId: 's1', integrationId: 'i1', replaces: null, chosen: null };
const connecting = { words, metadata: integration, replaced: null, trouble: null };
const aNewStream: Parameters<typeof createStream>[0] = {
  metadata: { copyOf: null, fileId: null, turn: 1 },
  start: { kind: 'chosen' },
  place: 'new',
  initial: {
    ...{ name: 'IT help', description: 'Broken?', channelId: null, channelName: 'it-help' },
    ...{ team: ['U0123456'], templateId: 'it-help' },
  },
};
const wholeStream = {
  ...stream,
  channelName: 'it',
  formVersion: 1,
  createdBy: 'U0123456',
  createdAt: new Date('2026-01-02T03:04:05Z'),
  archivedAt: null,
  channelTrouble: null,
  emoji: null,
  teamUsers: [],
  admins: ['U0123456'],
  settings: firstStreamSettings,
};

/** The stand-in's checker has a table of its own, so that one wrong number is not blessed twice. */
describe('the independent checker of the stand-in Slack', () => {
  test.each([
    ['the choice of a Stream', pickStream(streams(3), 'Text of a message')],
    ['the choice among many Streams', pickStream(streams(300))],
    ['the choice where there are no Streams', pickStream([])],
    ['Create Stream', createStream(aNewStream)],
    ['Manage Stream', manageStream({ stream: wholeStream, draft: aDraft(), tools: [connected] })],
    ['Form', formBuilder('s1', aDraft())],
    ['Field library', fieldLibrary('s1', aDraft())],
    ['Connected tools', connectedTools('s1', [connected])],
    ['Connect Asana', connectTool({ ...connecting, chosen: null })],
    [
      'Connect Asana with a project chosen',
      connectTool({ ...connecting, chosen: { component, plans: [plan], problem: 'No.', canWrite: true } }),
    ],
    ['the service user', serviceUser(words, { tool: 'asana', act: 'add' })],
    ['the token', integrationWindow(words, { tool: 'asana', act: 'add' }, { problem: 'No.' })],
    ['a notice', noticeModal('Streamly', 'Words')],
  ])('[E3] takes %s', (_, view) => {
    expect(checkView(view)).toEqual([]);
  });

  test('[E3] takes the answers of external selects', () => {
    expect(checkSuggestions({ options: searchStreams(streams(300), '') })).toEqual([]);
    expect(checkSuggestions({ options: searchStreams(streams(300), 'nothing like it') })).toEqual([]);
  });

  test('[E3] takes any form and any card', () => {
    fc.assert(
      fc.property(formWithAnswers, ({ form, answers }) => {
        const view = requestForm(form, answers, {
          stream,
          modal: newRequest({ streamId: 's1', formVersion: 1 }),
          notice: { text: 'The form changed.', removed: [{ name: 'Room', words: '12' }] },
        });
        expect(checkView(view)).toEqual([]);
        expect(checkBlocks(cardOf(form, answers).blocks, 'message')).toEqual([]);
      }),
      { numRuns: 100, ...withoutShrinking },
    );
  }, 120_000);

  test('[E3] takes what was made to fit', () => {
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(5000) } };
    const blocks = [...Array(150).fill(section), { type: 'section' }];
    const title = { type: 'plain_text', text: 'x'.repeat(40) };
    expect(checkView(fitView({ type: 'modal', title, blocks }))).toEqual([]);
    expect(checkBlocks(fitMessage({ text: 'x', blocks }).blocks, 'message')).toEqual([]);
  });
});

function cardOf(form: Parameters<typeof requestForm>[0], answers: Parameters<typeof requestForm>[1]) {
  const at = new Date('2026-11-20T10:00:00Z');
  return requestCard({
    isForTeamAlone: false,
    request: {
      id: 'request-1',
      streamId: 's1',
      number: 12,
      subject: 'Laptop',
      isOpen: true,
      statusId: null,
      submittedBy: null,
      isPrivate: false,
      route: null,
      withdrawnAt: null,
      deletedAt: null,
      requesterId: 'U0123456',
      assigneeId: null,
      dueDate: null,
      answers,
      formVersion: 1,
      version: 1,
      createdAt: at,
      updatedAt: at,
      closedAt: null,
    },
    stream,
    status: statusOf({ isOpen: true, statusId: null, withdrawnAt: null }, firstStreamSettings),
    hasStatuses: true,
    fields: form.fields,
    place: 'channel',
    tools: [{ tool: 'Asana', task: 'task', state: 'failed', reason: 'The project is full.' }],
    may: { assign: true, change: true, edit: true, retry: true, withdraw: true, delete: true },
  });
}
