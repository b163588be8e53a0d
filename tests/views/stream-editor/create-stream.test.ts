import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView as checkByStandIn } from '../../../sandbox/slack/block-kit-check.ts';
import { inputs } from '../../../src/views/block-ids.ts';
import { actions } from '../../../src/views/ids.ts';
import { checkView } from '../../../src/views/limits/check.ts';
import { settingsState } from '../../../src/views/settings-window.ts';
import {
  type CreateStreamWindow,
  createStream,
  readCreateStream,
} from '../../../src/views/stream-editor/create-stream.ts';
import { stateOf } from '../support/state-of-view.ts';
import { elements, visibleWords } from '../support/visible-words.ts';

const first: CreateStreamWindow = {
  metadata: { copyOf: null, fileId: null, turn: 0 },
  start: { kind: 'chosen' },
  place: 'existing',
  initial: {
    ...{ name: '', description: '', channelId: null, channelName: '' },
    ...{ team: ['U0CREATOR'], templateId: null },
  },
};

test('[S1] asks for name, description, channel and team, with the creator in it', () => {
  const view = createStream(first);
  const words = visibleWords(view);
  for (const label of ['Start with', 'Name', 'Description', 'Channel', 'Team', 'Create Stream']) {
    expect(words).toContain(label);
  }
  expect(readCreateStream(stateOf(view))).toEqual({
    ...{ name: '', description: '', place: 'existing', channelId: null, channelName: '', isPrivate: false },
    ...{ team: ['U0CREATOR'], teamGroupIds: [], templateId: null },
  });
});

test('[S1] offers public and private channels only, and 75 characters for the name', () => {
  const view = createStream(first);
  expect(elements(view)).toContainEqual(
    expect.objectContaining({ type: 'conversations_select', filter: { include: ['public', 'private'] } }),
  );
  const element = expect.objectContaining({ max_length: 75 });
  expect(view.blocks).toContainEqual(expect.objectContaining({ block_id: inputs.name, element }));
});

test('[S1] reads what was filled in, whichever turn the inputs are of', () => {
  const state = {
    [inputs.template]: { [actions.chooseTemplate]: { selected_option: { value: 'it-help' } } },
    [`${inputs.name}@2`]: { [actions.answer]: { value: ' IT help\u0000 ' } },
    [`${inputs.description}@2`]: { [actions.answer]: { value: 'Broken things' } },
    [inputs.channelKind]: { [actions.choosePlace]: { selected_option: { value: 'new' } } },
    [`${inputs.channelName}@2`]: { [actions.answer]: { value: 'it-help' } },
    [inputs.isPrivate]: { [actions.answer]: { selected_options: [{ value: 'private' }] } },
    [inputs.team]: { [actions.answer]: { selected_users: ['U2', 'U1', 'U2'] } },
    [inputs.groups]: { [actions.pickUserGroups]: { selected_options: [{ value: 'S1' }] } },
  };
  expect(readCreateStream(settingsState(state))).toEqual({
    ...{ name: 'IT help', description: 'Broken things', place: 'new', channelId: null },
    ...{ channelName: 'it-help', isPrivate: true, team: ['U1', 'U2'], teamGroupIds: ['S1'] },
    templateId: 'it-help',
  });
});

test('[S12] a copy says what it takes over, and asks for no template', () => {
  const view = createStream({ ...first, start: { kind: 'copy', name: 'IT <help>' } });
  expect(visibleWords(view)).toContain('like *IT &lt;help&gt;*');
  expect(visibleWords(view)).not.toContain('Start with');
});

test('[S1] whatever it begins with, Slack takes it', () => {
  const words = (max: number) =>
    fc.string({ unit: 'grapheme', maxLength: max, size: 'max' }).map((text) => text.slice(0, max));
  const anyWindow = fc.record({
    metadata: fc.record({ copyOf: fc.option(fc.uuid()), fileId: fc.option(fc.uuid()), turn: fc.nat(1000) }),
    start: fc.oneof(
      fc.constantFrom({ kind: 'chosen' as const }, { kind: 'file' as const }),
      words(75).map((name) => ({ kind: 'copy' as const, name })),
    ),
    place: fc.constantFrom('existing' as const, 'new' as const),
    initial: fc.record({
      name: words(75),
      description: words(500),
      channelId: fc.constantFrom(null, 'C0123456'),
      channelName: words(80),
      team: fc.array(fc.stringMatching(/^U[A-Z0-9]{8}$/), { maxLength: 50 }),
      templateId: fc.constantFrom(null, 'it-help', 'gone'),
    }),
  });
  fc.assert(
    fc.property(anyWindow, (any) => {
      expect(checkView(createStream(any))).toEqual([]);
      expect(checkByStandIn(createStream(any))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
