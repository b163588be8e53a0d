import type { InputBlockElement, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { comparedAs, mostConditions } from '../../domain/streams/change-conditions.ts';
import type { Condition, FieldDefinition } from '../../domain/streams/field.ts';
import { conditionWords } from '../../domain/streams/field-differences.ts';
import { readList } from '../../domain/streams/options-list.ts';
import { conditionInputs } from '../block-ids.ts';
import { button, context, header, input, option, placeholder, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { type FieldWindowMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { channelLink, join, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { search, searchOptions } from '../search-options.ts';
import { chosenOption, inputState, typedText, type ViewState } from '../view-state.ts';
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

const tests: Record<Condition['test'], string> = {
  has: 'is one of',
  has_not: 'is none of',
  is_not_empty: 'is filled in',
  is_empty: 'is empty',
};
const tickTests: Partial<Record<Condition['test'], string>> = {
  is_not_empty: 'is ticked',
  is_empty: 'is not ticked',
};

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
    input(blocks.field, 'Field', fieldElement(candidates, made.deciding), { dispatch: true }),
    ...(made.deciding ? testAndValues(made.deciding, made.test, blocks) : []),
  ];
}

function fieldElement(
  candidates: readonly FieldDefinition[],
  deciding: FieldDefinition | null,
): InputBlockElement {
  const common = {
    action_id: actions.pickConditionField,
    ...placeholder('Choose a field'),
    ...(deciding && { initial_option: candidateOption(deciding) }),
  };
  return candidates.length > limits.element.options
    ? { type: 'external_select', ...common, min_query_length: 0 }
    : { type: 'static_select', ...common, options: candidates.map(candidateOption) };
}

const candidateOption = ({ id, name }: FieldDefinition) => option(name, id);

/** What the select of fields is answered with where there are many. */
export function candidateOptions(candidates: readonly FieldDefinition[], query: string): PlainTextOption[] {
  return search(candidates, query, ({ name }) => name).map(candidateOption);
}

function testAndValues(
  deciding: FieldDefinition,
  test: Condition['test'],
  blocks: ReturnType<typeof conditionInputs>,
): KnownBlock[] {
  const possible = testsOf(deciding).map(([value, words]) => option(words, value));
  const initial = possible.find(({ value }) => value === test) ?? possible[0];
  const needsValues = initial?.value === 'has' || initial?.value === 'has_not';
  const values = needsValues ? valuesElement(deciding) : null;
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
    ...(values ? [input(blocks.values, 'Values', values, valuesHint(deciding))] : []),
  ];
}

function testsOf(deciding: FieldDefinition): [Condition['test'], string][] {
  const all = Object.entries(deciding.type === 'checkbox' ? tickTests : tests) as [
    Condition['test'],
    string,
  ][];
  return comparedAs(deciding) === null ? all.filter(([test]) => test.startsWith('is_')) : all;
}

/** The first test that fits a field. */
export function firstTest(deciding: FieldDefinition): Condition['test'] {
  return testsOf(deciding)[0]?.[0] ?? 'is_not_empty';
}

function valuesElement(deciding: FieldDefinition): InputBlockElement | null {
  const action_id = actions.pickConditionValues;
  switch (comparedAs(deciding)) {
    case 'options': {
      const { options } = deciding;
      return options.length === 0 || options.length > limits.element.options
        ? { type: 'multi_external_select', action_id, min_query_length: 0 }
        : { type: 'multi_static_select', action_id, options: searchOptions(deciding, '') };
    }
    case 'people':
      return { type: 'multi_users_select', action_id };
    case 'channels':
      return { type: 'multi_channels_select', action_id };
    case 'text':
      return { type: 'plain_text_input', action_id, max_length: 1000 };
    case null:
      return null;
  }
}

function valuesHint(deciding: FieldDefinition): { hint?: string } {
  if (comparedAs(deciding) !== 'text') return {};
  const example = { date: '2026-12-31', time: '17:30', number: '12, 24' }[deciding.type as string];
  return { hint: `The whole answer, such as ${example ?? 'Yes'}. Commas separate several.` };
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
  const { selected_options, selected_users, selected_channels } = inputState(state, blocks.values);
  const values =
    selected_options?.map(({ value }) => value) ??
    selected_users ??
    selected_channels ??
    readList(typedText(state, blocks.values));
  return { deciding, test, values: [...values] };
}
