import type { WholeRule } from '../../domain/routing/rules.ts';
import type { Condition, FieldDefinition } from '../../domain/streams/field.ts';
import { PeopleError } from '../../errors.ts';
import { inputs, ruleConditionInputs, ruleSectionInput } from '../block-ids.ts';
import { firstTest, readConditionValues, testsOf } from '../condition-inputs.ts';
import type { RuleWindowMetadata } from '../metadata.ts';
import {
  chosenOption,
  chosenOptions,
  inputState,
  isTicked,
  typedText,
  type ViewState,
} from '../view-state.ts';

export const assigneeModes = ['none', 'person', 'in_turn'] as const;
export const dueModes = ['none', 'days', 'working'] as const;
export const channelModes = ['usual', 'other'] as const;
export const toolModes = ['all', 'chosen'] as const;

/** A rule as it stands in its window, half made or not. */
export interface RuleDraft {
  name: string;
  conditions: readonly DraftCondition[];
  assignee: { mode: (typeof assigneeModes)[number]; userIds: readonly string[] };
  due: { mode: (typeof dueModes)[number]; days: string };
  overrides: boolean;
  channel: { mode: (typeof channelModes)[number]; channelId: string | null };
  tools: { mode: (typeof toolModes)[number]; toolIds: readonly string[] };
  sections: Readonly<Record<string, { id: string; name: string }>>;
}

export interface DraftCondition {
  slot: number;
  /** null: no field is chosen yet. */
  field: FieldDefinition | null;
  test: Condition['test'];
  values: readonly string[];
  /** Why what was typed is no list of values, in words. */
  problem: string | null;
}

/** A rule as its window shows it at first; its conditions have the places 0, 1 and so on. Pure. */
export function draftOf(rule: WholeRule, fields: readonly FieldDefinition[]): RuleDraft {
  const { name, assignee, due, overrides, channelId, toolIds, sections } = rule;
  const userIds = assignee === null ? [] : assignee.kind === 'person' ? [assignee.userId] : assignee.userIds;
  return {
    name,
    conditions: rule.when.map(({ fieldId, test, values }, slot) => ({
      ...{ slot, test, values, problem: null },
      field: fields.find(({ id }) => id === fieldId) ?? null,
    })),
    assignee: { mode: assignee?.kind ?? 'none', userIds },
    due: { mode: due === null ? 'none' : due.working ? 'working' : 'days', days: String(due?.days ?? '') },
    overrides,
    channel: { mode: channelId === null ? 'usual' : 'other', channelId },
    tools: { mode: toolIds === null ? 'all' : 'chosen', toolIds: toolIds ?? [] },
    sections,
  };
}

/** A rule that is only begun. */
export const blankDraft: RuleDraft = {
  name: '',
  conditions: [],
  assignee: { mode: 'none', userIds: [] },
  due: { mode: 'none', days: '' },
  overrides: false,
  channel: { mode: 'usual', channelId: null },
  tools: { mode: 'all', toolIds: [] },
  sections: {},
};

/** What stands in the window. Pure. */
export function readRule(
  state: ViewState,
  { slots }: Pick<RuleWindowMetadata, 'slots'>,
  fields: readonly FieldDefinition[],
  toolsWithSections: readonly { id: string }[],
): RuleDraft {
  const mode = <Mode extends string>(
    modes: readonly [Mode, ...Mode[]],
    blockId: (typeof inputs)['ruleDue'],
  ) => modes.find((one) => one === chosenOption(state, blockId)) ?? modes[0];
  const assigneeMode = mode(assigneeModes, inputs.ruleAssignee);
  const person = inputState(state, inputs.rulePerson).selected_user;
  // In the order in which they were chosen: that is the order of turns.
  const people = [...new Set(inputState(state, inputs.rulePeople).selected_users)];
  return {
    name: typedText(state, inputs.ruleName),
    conditions: slots.map((slot) => readCondition(state, slot, fields)),
    assignee: { mode: assigneeMode, userIds: assigneeMode === 'person' ? (person ? [person] : []) : people },
    due: { mode: mode(dueModes, inputs.ruleDue), days: typedText(state, inputs.ruleDays) },
    overrides: isTicked(state, inputs.ruleOverrides),
    channel: {
      mode: mode(channelModes, inputs.ruleChannel),
      channelId: inputState(state, inputs.channel).selected_conversation ?? null,
    },
    tools: {
      mode: mode(toolModes, inputs.ruleTools),
      toolIds: chosenOptions(state, inputs.ruleComponents),
    },
    sections: Object.fromEntries(toolsWithSections.flatMap(({ id }) => readSection(state, id))),
  };
}

function readCondition(state: ViewState, slot: number, fields: readonly FieldDefinition[]): DraftCondition {
  const fieldId = chosenOption(state, ruleConditionInputs(slot, null).field);
  const field = fields.find(({ id }) => id === fieldId) ?? null;
  if (!field) return { slot, field, test: 'has', values: [], problem: null };
  const blocks = ruleConditionInputs(slot, field.id);
  const chosen = chosenOption(state, blocks.test);
  const test = testsOf(field).find(([known]) => known === chosen)?.[0] ?? firstTest(field);
  try {
    return { slot, field, test, values: readConditionValues(state, blocks.values), problem: null };
  } catch (error) {
    if (!(error instanceof PeopleError)) throw error;
    return { slot, field, test, values: [], problem: error.message };
  }
}

function readSection(state: ViewState, toolId: string): [string, { id: string; name: string }][] {
  const chosen = inputState(state, ruleSectionInput(toolId)).selected_option as
    | { value: string; text?: { text?: string } }
    | null
    | undefined;
  return chosen ? [[toolId, { id: chosen.value, name: chosen.text?.text ?? chosen.value }]] : [];
}

/** The rule that the window stands for; what is missing in it is for `checkRule` to say. Pure. */
export function ruleOf(draft: RuleDraft): WholeRule {
  const { assignee, due, channel, tools } = draft;
  const [first = ''] = assignee.userIds;
  return {
    name: draft.name,
    when: draft.conditions.map(({ field, test, values }) => ({
      fieldId: field?.id ?? '',
      test,
      values: [...values],
    })),
    assignee:
      assignee.mode === 'none'
        ? null
        : assignee.mode === 'person'
          ? { kind: 'person', userId: first }
          : { kind: 'in_turn', userIds: [...assignee.userIds] },
    due:
      due.mode === 'none'
        ? null
        : {
            days: /^\d{1,4}$/.test(due.days) ? Number(due.days) : Number.NaN,
            working: due.mode === 'working',
          },
    overrides: draft.overrides,
    channelId: channel.mode === 'usual' ? null : channel.channelId,
    toolIds: tools.mode === 'all' ? null : [...tools.toolIds],
    sections: { ...draft.sections },
  };
}
