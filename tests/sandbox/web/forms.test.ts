import { describe, expect, test } from '@jest/globals';
import type { Directory } from '../../../sandbox/page-server/api.ts';
import type { FormValue } from '../../../sandbox/slack/state.ts';
import { chartTable } from '../../../sandbox/web/src/block-kit/blocks/chart-series.ts';
import {
  type AnySelect,
  chosenIn,
  fits,
  grouped,
  knownChoices,
  valueOfChoices,
} from '../../../sandbox/web/src/block-kit/elements/choice.ts';
import { createDrafts } from '../../../sandbox/web/src/block-kit/form-drafts.ts';
import { firstField } from '../../../sandbox/web/src/modal/first-field.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const channel = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  kind: 'public' as const,
  archived: false,
  isMember: true,
  hasApp: true,
  memberCount: 1,
  lastTs: null,
  ...more,
});
const bob = { id: 'U1', handle: 'bob', realName: 'Bob Baker', role: 'member' as const, tz: 'UTC' };
const directory: Directory = {
  me: bob,
  appUserId: 'UB',
  people: [bob, { ...bob, id: 'U2', handle: 'heidi', realName: 'Heidi Hall', role: 'deactivated' }],
  channels: [
    channel('C1', 'it'),
    channel('C2', 'old', { archived: true }),
    channel('G1', 'board', { kind: 'private' }),
    channel('C3', 'other', { isMember: false }),
    channel('D1', 'U1', { kind: 'im' }),
  ],
  appChannelId: 'D1',
  userGroups: [],
  newestEphemeral: null,
  newestRun: null,
};

describe('what selects offer and hold', () => {
  const offered = (element: object) =>
    knownChoices({ action_id: 'a', ...element } as AnySelect, directory).map(({ label }) => label);

  test('[E3] options, people and channels, each as they can be chosen', () => {
    expect(offered({ type: 'static_select', options: [option('a')] })).toEqual(['A']);
    expect(offered({ type: 'users_select' })).toEqual(['Bob Baker']);
    expect(offered({ type: 'channels_select' })).toEqual(['#it', '#other']);
    expect(offered({ type: 'conversations_select' })).toEqual(['#it', '#board', 'Direct message']);
    expect(offered({ type: 'conversations_select', filter: { include: ['private'] } })).toEqual(['#board']);
    expect(offered({ type: 'external_select' })).toEqual([]);
  });

  test('[E3] groups stand in their order, and labels and handles find an entry', () => {
    const choices = knownChoices(
      {
        type: 'static_select',
        option_groups: [
          { label: plain('G'), options: [option('a')] },
          { label: plain('H'), options: [option('b')] },
        ],
      } as AnySelect,
      directory,
    );
    expect(grouped(choices).map(({ group, choices: inGroup }) => [group, inGroup.length])).toEqual([
      ['G', 1],
      ['H', 1],
    ]);
    const people = knownChoices({ type: 'users_select' }, directory);
    expect(fits(people, 'Bob Baker', '@bo')).toBe(true);
    expect(fits(people, 'Bob Baker', 'ali')).toBe(false);
  });

  test.each<[AnySelect['type'], FormValue]>([
    ['static_select', { type: 'static_select', selected_option: option('a') }],
    ['multi_static_select', { type: 'multi_static_select', selected_options: [option('a')] }],
    ['external_select', { type: 'external_select', selected_option: option('a') }],
    ['multi_external_select', { type: 'multi_external_select', selected_options: [option('a')] }],
    ['users_select', { type: 'users_select', selected_user: 'U1' }],
    ['multi_users_select', { type: 'multi_users_select', selected_users: ['U1'] }],
    ['channels_select', { type: 'channels_select', selected_channel: 'C1' }],
    ['multi_channels_select', { type: 'multi_channels_select', selected_channels: ['C1'] }],
    ['conversations_select', { type: 'conversations_select', selected_conversation: 'C1' }],
    ['multi_conversations_select', { type: 'multi_conversations_select', selected_conversations: ['C1'] }],
  ])('[E3] the value of a %s is read and written alike', (type, value) => {
    expect(valueOfChoices(type, chosenIn(value, directory))).toEqual(value);
    expect(chosenIn(valueOfChoices(type, []), directory)).toEqual([]);
  });
});

describe('what is being entered', () => {
  const value = (text: string): FormValue => ({ type: 'plain_text_input', value: text });

  function drafting() {
    const sent: string[] = [];
    const arrivals: (() => void)[] = [];
    const drafts = createDrafts(
      (_, { value: text }) => {
        sent.push(text ?? '');
        return new Promise((resolve) => arrivals.push(resolve));
      },
      () => undefined,
    );
    drafts.show('form 1');
    return { drafts, sent, arrive: () => arrivals.shift()?.() };
  }
  const later = () => new Promise((resolve) => setTimeout(resolve, 0));

  test('[E3] is shown at once and sent in order, the latest alone where typing is faster', async () => {
    const { drafts, sent, arrive } = drafting();
    for (const text of ['a', 'ab', 'abc']) drafts.enter('key', value(text));
    expect(drafts.read('key')).toEqual(value('abc'));
    expect(sent).toEqual(['a']);
    arrive();
    await later();
    expect(sent).toEqual(['a', 'abc']);
    arrive();
    await drafts.settled();
    expect(drafts.read('key')).toEqual(value('abc'));
  });

  test('[R2, E3] stays when the app changes the form before it has arrived, and gives way afterwards', async () => {
    const { drafts, arrive } = drafting();
    drafts.enter('key', value('typing'));
    drafts.show('form 2');
    expect(drafts.read('key')).toEqual(value('typing'));
    arrive();
    await drafts.settled();
    expect(drafts.read('key')).toEqual(value('typing'));
    drafts.show('form 3');
    expect(drafts.read('key')).toBeUndefined();
  });
});

test('[E3] a form begins at the element that asks for it, else at its first input', () => {
  const input = (id: string, more: object = {}) => ({
    type: 'input',
    block_id: id,
    label: plain(id),
    element: { type: 'plain_text_input', action_id: 'x', ...more },
  });
  const section = { type: 'section', block_id: 's', text: plain('hello') };
  expect(firstField([section, input('a'), input('b')])).toEqual({ blockId: 'a', actionId: 'x' });
  expect(firstField([input('a'), input('b', { focus_on_load: true })])).toEqual({
    blockId: 'b',
    actionId: 'x',
  });
  expect(firstField([section])).toBeNull();
});

test('[E3] a chart is a table of its series, with gaps where a series has no number', () => {
  const chart = {
    type: 'bar',
    series: [
      {
        name: 'Opened',
        data: [
          { label: 'Mon', value: 3 },
          { label: 'Tue', value: 4 },
        ],
      },
      { name: 'Closed', data: [{ label: 'Tue', value: 1 }] },
    ],
    axis_config: { categories: ['Mon', 'Tue'] },
  };
  expect(chartTable(chart)).toEqual({
    series: ['Opened', 'Closed'],
    rows: [
      { label: 'Mon', values: [3, null] },
      { label: 'Tue', values: [4, 1] },
    ],
    most: 4,
  });
  expect(chartTable({ type: 'pie', segments: [{ label: 'IT', value: 2 }] }).rows).toEqual([
    { label: 'IT', values: [2] },
  ]);
});
