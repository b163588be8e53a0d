import type { KnownBlock, ModalView } from '@slack/types';
import { comparedAs, mostConditions } from '../../domain/streams/change-conditions.ts';
import type { Condition, FieldDefinition } from '../../domain/streams/field.ts';
import { conditionWords } from '../../domain/streams/field-differences.ts';
import { conditionInputs } from '../block-ids.ts';
import { button, context, header, input, option, section } from '../blocks.ts';
import {
  conditionFieldElement,
  conditionValuesElement,
  conditionValuesHint,
  firstTest,
  readConditionValues,
  tests,
  testsOf,
} from '../condition-inputs.ts';
import { actions, modals } from '../ids.ts';
import { type FieldWindowMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { channelLink, join, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { chosenOption, type ViewState } from '../view-state.ts';
import { fieldHead, type PageNotice } from './field-tabs.ts';

/** A condition that is being made; null: nothing is chosen yet. */
export interface NewCondition {
  deciding: FieldDefinition | null;
  test: Condition['test'];
}

export interface FieldConditions {
  ids: FieldWindowMetadata;
  field: FieldDefinition;
  /** Fields that can decide, see `fieldsThatCanDecide`. */
  candidates: readonly FieldDefinition[];
  /** The whole library, to name what conditions there are about. */
  library: readonly FieldDefinition[];
  made: NewCondition;
  notice?: PageNotice;
}

/** The page of a field's window that says when it is shown (S13). Each condition is saved as it is added. */
export function fieldConditions(conditions: FieldConditions): ModalView {
  const { ids, field, candidates, notice } = conditions;
  const isFull = field.showWhen.length >= mostConditions;
  const mayAdd = !isFull && candidates.length > 0;
  return modal({
    title: 'Show only when',
    callbackId: modals.fieldConditions,
    metadata: metadata.fieldWindow.print(ids),
    ...(mayAdd && { submit: 'Add condition' }),
    close: 'Back',
    blocks: [
      ...fieldHead(field, 'conditions', notice),
      ...present(conditions),
      ...(mayAdd ? newCondition(conditions) : []),
      ...(isFull ? [context(md`A field can have ${mostConditions} conditions.`)] : []),
      ...(candidates.length === 0
        ? [context(md`No field is asked before this one. Move it down on the form first.`)]
        : []),
    ],
  });
}

function present({ field, library }: FieldConditions): KnownBlock[] {
  if (field.showWhen.length === 0) {
    return [context(md`It is always shown. Add a condition, and it is shown only when that holds.`)];
  }
  return [
    context(md`It is shown when ${field.showWhen.length > 1 ? 'all of these hold' : 'this holds'}:`),
    ...field.showWhen.map((condition, place) =>
      section(
        inWords(condition, library),
        button('Remove', actions.removeCondition, { value: String(place) }),
      ),
    ),
  ];
}

/** With the names of people and channels, which only Slack's markup has. */
function inWords(condition: Condition, library: readonly FieldDefinition[]): Mrkdwn {
  const find = (id: string) => library.find((field) => field.id === id);
  const deciding = find(condition.fieldId);
  const kind = deciding && comparedAs(deciding);
  if (kind !== 'people' && kind !== 'channels') return md`${conditionWords(condition, find)}`;
  const named = condition.values.map((id) => (kind === 'people' ? mention(id) : channelLink(id)));
  return md`“${deciding?.name ?? ''}” ${tests[condition.test]} ${join(named, ', ')}`;
}

function newCondition({ field, candidates, made }: FieldConditions): KnownBlock[] {
  const place = field.showWhen.length;
  const blocks = conditionInputs(place, made.deciding?.id ?? null);
  return [
    header(place === 0 ? 'Add a condition' : 'Add another condition'),
    input(
      blocks.field,
      'Field',
      conditionFieldElement(actions.pickConditionField, candidates, made.deciding),
      { dispatch: true },
    ),
    ...(made.deciding ? testAndValues(made.deciding, made.test, blocks) : []),
  ];
}

function testAndValues(
  deciding: FieldDefinition,
  test: Condition['test'],
  blocks: ReturnType<typeof conditionInputs>,
): KnownBlock[] {
  const possible = testsOf(deciding).map(([value, words]) => option(words, value));
  const initial = possible.find(({ value }) => value === test) ?? possible[0];
  const needsValues = initial?.value === 'has' || initial?.value === 'has_not';
  const values = needsValues ? conditionValuesElement(actions.pickConditionValues, deciding) : null;
  return [
    input(
      blocks.test,
      'Its answer',
      {
        type: 'static_select',
        action_id: actions.pickConditionTest,
        options: possible,
        ...(initial && { initial_option: initial }),
      },
      { dispatch: true },
    ),
    ...(values ? [input(blocks.values, 'Values', values, conditionValuesHint(deciding))] : []),
  ];
}

/** What was chosen so far, and the values. `place`: how many conditions the field has. */
export function readNewCondition(
  state: ViewState,
  place: number,
  candidates: readonly FieldDefinition[],
): NewCondition & { values: string[] } {
  const fieldId = chosenOption(state, conditionInputs(place, null).field);
  const deciding = candidates.find(({ id }) => id === fieldId) ?? null;
  const blocks = conditionInputs(place, deciding?.id ?? null);
  if (!deciding) return { deciding, test: 'has', values: [] };
  const chosen = chosenOption(state, blocks.test);
  const test = testsOf(deciding).find(([known]) => known === chosen)?.[0] ?? firstTest(deciding);
  return { deciding, test, values: readConditionValues(state, blocks.values) };
}
