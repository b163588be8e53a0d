import type { KnownBlock, ModalView } from '@slack/types';
import { longestRuleName } from '../../domain/routing/check-rule.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import type { Section } from '../../integrations/connector.ts';
import { inputs, ruleSectionInput } from '../block-ids.ts';
import { header, input, option, plain, section } from '../blocks.ts';
import type { BlockId } from '../id-kinds.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { metadata, type RuleWindowMetadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import type { Mrkdwn } from '../mrkdwn.ts';
import { boxesInput } from '../settings-inputs.ts';
import { cut } from '../text.ts';
import { conditionBlocks } from './rule-conditions.ts';
import type { RuleDraft } from './rule-draft.ts';

export interface RuleWindow {
  ids: RuleWindowMetadata;
  draft: RuleDraft;
  /** Fields that a rule can ask about. */
  fields: readonly FieldDefinition[];
  connected: readonly { id: string; words: string; hasSections: boolean }[];
  /** Said on top, such as that another admin changed the rule meanwhile. */
  notice?: Mrkdwn;
}

/** The modal of one routing rule (S15): for which Requests it is, and what it sets. Built anew for each choice. */
export function ruleWindow(window: RuleWindow): ModalView {
  const { ids, draft, notice } = window;
  return modal({
    title: ids.opened === null ? 'New rule' : 'Rule',
    callbackId: modals.rule,
    metadata: metadata.ruleWindow.print(ids),
    submit: 'Save',
    close: 'Back',
    blocks: [
      ...(notice ? [section(notice)] : []),
      input(
        inputs.ruleName,
        'Name',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          max_length: longestRuleName,
          ...(draft.name !== '' && { initial_value: draft.name }),
        },
        { hint: 'The history of each Request says which rule has set what.' },
      ),
      header('For which Requests'),
      ...conditionBlocks(window),
      header('What it sets'),
      ...assigneeBlocks(draft),
      ...dueBlocks(draft),
      ...overridesBlocks(draft),
      ...channelBlocks(draft),
      ...toolBlocks(window),
    ],
  });
}

/** A choice that other inputs depend on: value → words. */
function modeInput<Mode extends string>(
  blockId: BlockId,
  label: string,
  words: Readonly<Record<Mode, string>>,
  mode: Mode,
): KnownBlock {
  const options = Object.entries<string>(words).map(([value, text]) => option(text, value));
  const initial = options.find(({ value }) => value === mode);
  return input(
    blockId,
    label,
    {
      type: 'static_select',
      action_id: actions.refineRule,
      options,
      ...(initial && { initial_option: initial }),
    },
    { dispatch: true },
  );
}

function assigneeBlocks({ assignee: { mode, userIds } }: RuleDraft): KnownBlock[] {
  const [first] = userIds;
  const words = { none: 'Not set by this rule', person: 'A person', in_turn: 'The next one in turn' };
  const choice = modeInput(inputs.ruleAssignee, 'Assignee', words, mode);
  if (mode === 'none') return [choice];
  if (mode === 'person') {
    return [
      choice,
      input(
        inputs.rulePerson,
        'Person',
        {
          type: 'users_select',
          action_id: actions.answer,
          ...(first !== undefined && { initial_user: first }),
        },
        { hint: 'Someone in the team.', optional: true },
      ),
    ];
  }
  return [
    choice,
    input(
      inputs.rulePeople,
      'People who take turns',
      {
        type: 'multi_users_select',
        action_id: actions.answer,
        ...(userIds.length > 0 && { initial_users: [...userIds] }),
      },
      {
        hint: 'In this order, each Request to the next one. Who has left the team is passed over.',
        optional: true,
      },
    ),
  ];
}

function dueBlocks({ due: { mode, days } }: RuleDraft): KnownBlock[] {
  const words = {
    none: 'Not set by this rule',
    days: 'Days after submission',
    working: 'Working days after submission',
  };
  const choice = modeInput(inputs.ruleDue, 'Due date', words, mode);
  if (mode === 'none') return [choice];
  return [
    choice,
    input(
      inputs.ruleDays,
      'How many days',
      {
        type: 'plain_text_input',
        action_id: actions.answer,
        max_length: 4,
        ...(days !== '' && { initial_value: days }),
      },
      { hint: 'Working days are Monday to Friday. 0 is the day of submission.', optional: true },
    ),
  ];
}

function overridesBlocks({ assignee, due, overrides }: RuleDraft): KnownBlock[] {
  if (assignee.mode === 'none' && due.mode === 'none') return [];
  const words = { yes: 'Also where the requester chose another one' };
  return [boxesInput(inputs.ruleOverrides, 'Assignee and Due date', words, overrides ? ['yes'] : [])];
}

function channelBlocks({ channel: { mode, channelId } }: RuleDraft): KnownBlock[] {
  const words = { usual: 'Not set by this rule', other: 'Another channel' };
  const choice = modeInput(inputs.ruleChannel, 'Channel', words, mode);
  if (mode === 'usual') return [choice];
  return [
    choice,
    input(
      inputs.channel,
      'Show the Request in',
      {
        type: 'conversations_select',
        action_id: actions.answer,
        filter: { include: ['public', 'private'] },
        ...(channelId !== null && { initial_conversation: channelId }),
      },
      {
        hint: 'Streamly joins a public channel by itself. In a private one, type /invite @Streamly first.',
        optional: true,
      },
    ),
  ];
}

function toolBlocks({ draft: { tools, sections }, connected }: RuleWindow): KnownBlock[] {
  if (connected.length === 0) return [];
  const words = { all: 'Not set by this rule', chosen: 'Only those chosen' };
  const options = connected.slice(0, limits.element.options).map((tool) => option(tool.words, tool.id));
  const chosen = options.filter(({ value = '' }) => tools.toolIds.includes(value));
  return [
    modeInput(inputs.ruleTools, 'Connected tools that get the task', words, tools.mode),
    ...(tools.mode === 'chosen'
      ? [
          input(
            inputs.ruleComponents,
            'Tools',
            {
              type: 'multi_static_select',
              action_id: actions.answer,
              options,
              ...(chosen.length > 0 && { initial_options: chosen }),
            },
            { hint: 'With none chosen the Request stays in Slack alone.', optional: true },
          ),
        ]
      : []),
    ...connected.filter(({ hasSections }) => hasSections).map((tool) => sectionInput(tool, sections)),
  ];
}

function sectionInput(
  { id, words }: { id: string; words: string },
  sections: RuleDraft['sections'],
): KnownBlock {
  const now = Object.hasOwn(sections, id) ? sections[id] : undefined;
  return input(
    ruleSectionInput(id),
    `Section in ${cut(words, 200)}`,
    {
      type: 'external_select',
      action_id: actions.pickRuleSection,
      min_query_length: 0,
      placeholder: plain('Type to find a section', limits.element.placeholder),
      ...(now && { initial_option: ruleSectionOption(now) }),
    },
    { optional: true },
  );
}

export function ruleSectionOption({ id, name }: Section) {
  return option(name.trim() === '' ? 'Untitled section' : name, id);
}
