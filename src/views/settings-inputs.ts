import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import type { Person } from '../domain/people.ts';
import type { UserGroup } from '../domain/user-group.ts';
import { context, type InputOptions, input, option, placeholder } from './blocks.ts';
import type { BlockId } from './id-kinds.ts';
import { actions } from './ids.ts';
import { limits } from './limits/numbers.ts';
import { md } from './mrkdwn.ts';
import { count, cut } from './text.ts';

/** A choice of people. Those who left Slack cannot be shown in it: see `leftBlocks`. */
export function usersInput(
  blockId: BlockId,
  label: string,
  userIds: readonly string[],
  options: InputOptions = {},
): InputBlock {
  const element = {
    type: 'multi_users_select' as const,
    action_id: actions.answer,
    ...placeholder('Choose people'),
    ...(userIds.length > 0 && { initial_users: [...userIds] }),
  };
  return input(blockId, label, element, options);
}

/** Says who of the people left Slack: saving takes them out. */
export function leftBlocks(people: readonly Person[]): KnownBlock[] {
  const left = people.filter(({ isDeactivated }) => isDeactivated).map(({ name }) => name);
  if (left.length === 0) return [];
  const [named, more] = [left.slice(0, 10).join(', '), left.length - 10];
  return [
    context(
      md`:warning: Deactivated in Slack: ${cut(named, 1000)}${more > 0 ? ` and ${count(more, 'other')}` : ''}. They do not count any more, and Save takes them out.`,
    ),
  ];
}

/** A choice of Slack user groups, which are searched as one types. A select can hold no more than 100. */
export function groupsInput(
  blockId: BlockId,
  label: string,
  groups: readonly UserGroup[],
  options: InputOptions = {},
): InputBlock {
  const chosen = groups.slice(0, limits.element.options).map(groupOption);
  const element = {
    type: 'multi_external_select' as const,
    action_id: actions.pickUserGroups,
    min_query_length: 0,
    ...placeholder('Choose user groups'),
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
  return input(blockId, label, element, { ...options, optional: true });
}

export function groupOption({ id, name, handle, isDisabled, userIds }: UserGroup): PlainTextOption {
  const state = isDisabled ? 'Switched off in Slack · ' : '';
  return option(`@${handle}`, id, `${state}${count(userIds.length, 'member')} · ${name}`);
}

/** A select of a few choices: value → words. */
export function choiceInput<Value extends string>(
  blockId: BlockId,
  label: string,
  choices: Readonly<Record<Value, string>>,
  chosen: Value,
  options: InputOptions = {},
): InputBlock {
  const all = Object.entries<string>(choices).map(([value, words]) => option(words, value));
  const initial = all.find(({ value }) => value === chosen);
  return input(
    blockId,
    label,
    {
      type: 'static_select',
      action_id: actions.answer,
      options: all,
      ...(initial && { initial_option: initial }),
    },
    options,
  );
}

/** Boxes to tick: value → words. */
export function boxesInput<Value extends string>(
  blockId: BlockId,
  label: string,
  boxes: Readonly<Record<Value, string>>,
  ticked: readonly Value[],
  options: InputOptions = {},
): InputBlock {
  const all = Object.entries<string>(boxes).map(([value, words]) => option(words, value));
  const initial = all.filter(({ value }) => ticked.some((each) => each === value));
  return input(
    blockId,
    label,
    {
      type: 'checkboxes',
      action_id: actions.answer,
      options: all,
      ...(initial.length > 0 && { initial_options: initial }),
    },
    { ...options, optional: true },
  );
}
