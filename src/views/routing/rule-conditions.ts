import type { KnownBlock } from '@slack/types';
import { mostRuleConditions } from '../../domain/routing/check-rule.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { ruleConditionInputs } from '../block-ids.ts';
import { actionsRow, button, context, input, option } from '../blocks.ts';
import {
  conditionFieldElement,
  conditionValuesElement,
  conditionValuesHint,
  testsOf,
} from '../condition-inputs.ts';
import type { BlockId } from '../id-kinds.ts';
import { actions } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import type { DraftCondition, RuleDraft } from './rule-draft.ts';

/** For which Requests a rule is: its conditions, and the button that adds one. */
export function conditionBlocks({
  draft,
  fields,
}: {
  draft: RuleDraft;
  fields: readonly FieldDefinition[];
}): KnownBlock[] {
  const isFull = draft.conditions.length >= mostRuleConditions;
  return [
    context(
      draft.conditions.length === 0
        ? md`For every Request. Add a condition, and it is only for those for which that holds.`
        : md`For those for which ${draft.conditions.length > 1 ? 'all of these hold' : 'this holds'}.`,
    ),
    ...draft.conditions.flatMap((condition) => oneCondition(condition, fields)),
    ...(isFull ? [] : [actionsRow([button('Add a condition', actions.addRuleCondition)])]),
  ];
}

function oneCondition(
  { slot, field, test, values }: DraftCondition,
  fields: readonly FieldDefinition[],
): KnownBlock[] {
  const blocks = ruleConditionInputs(slot, field?.id ?? null);
  const needsValues = test === 'has' || test === 'has_not';
  const element = field && needsValues ? conditionValuesElement(actions.pickRuleValues, field, values) : null;
  return [
    input(blocks.field, 'Field', conditionFieldElement(actions.pickRuleField, fields, field), {
      dispatch: true,
      optional: true,
    }),
    ...(field ? [testInput(blocks.test, field, test)] : []),
    ...(field && element
      ? [input(blocks.values, 'Values', element, { ...conditionValuesHint(field), optional: true })]
      : []),
    actionsRow([button('Remove this condition', actions.removeRuleCondition, { value: String(slot) })]),
  ];
}

function testInput(blockId: BlockId, field: FieldDefinition, test: DraftCondition['test']): KnownBlock {
  const options = testsOf(field).map(([value, words]) => option(words, value));
  const initial = options.find(({ value }) => value === test) ?? options[0];
  return input(
    blockId,
    'Its answer',
    {
      type: 'static_select',
      action_id: actions.refineRule,
      options,
      ...(initial && { initial_option: initial }),
    },
    { dispatch: true },
  );
}
