import type { InputBlockElement, PlainTextOption } from '@slack/types';
import { comparedAs } from '../domain/streams/change-conditions.ts';
import type { Condition, FieldDefinition } from '../domain/streams/field.ts';
import { formatOptions, readList } from '../domain/streams/options-list.ts';
import { option, placeholder } from './blocks.ts';
import type { ActionId, BlockId } from './id-kinds.ts';
import { limits } from './limits/numbers.ts';
import { search, searchOptions } from './search-options.ts';
import { inputState, typedText, type ViewState } from './view-state.ts';

/** What a condition can ask of an answer. */
export const tests: Record<Condition['test'], string> = {
  has: 'is one of',
  has_not: 'is none of',
  is_not_empty: 'is filled in',
  is_empty: 'is empty',
};
const tickTests: Partial<Record<Condition['test'], string>> = {
  is_not_empty: 'is ticked',
  is_empty: 'is not ticked',
};

/** The select of the field that a condition is about. */
export function conditionFieldElement(
  actionId: ActionId,
  candidates: readonly FieldDefinition[],
  deciding: FieldDefinition | null,
): InputBlockElement {
  const common = {
    action_id: actionId,
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

/** The tests that fit a field, each with its words. */
export function testsOf(deciding: FieldDefinition): [Condition['test'], string][] {
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

/**
 * The input of the values that a condition compares with; null: it compares with none.
 *
 * @param values those that stand in it.
 */
export function conditionValuesElement(
  action_id: ActionId,
  deciding: FieldDefinition,
  values: readonly string[] = [],
): InputBlockElement | null {
  const isSet = values.length > 0;
  switch (comparedAs(deciding)) {
    case 'options': {
      const { options } = deciding;
      const chosen = options
        .filter(({ id }) => values.includes(id))
        .slice(0, limits.element.options)
        .map(({ id, label }) => option(label, id));
      const initial = chosen.length > 0 && { initial_options: chosen };
      return options.length === 0 || options.length > limits.element.options
        ? { type: 'multi_external_select', action_id, min_query_length: 0, ...initial }
        : { type: 'multi_static_select', action_id, options: searchOptions(deciding, ''), ...initial };
    }
    case 'people':
      return { type: 'multi_users_select', action_id, ...(isSet && { initial_users: [...values] }) };
    case 'channels':
      return { type: 'multi_channels_select', action_id, ...(isSet && { initial_channels: [...values] }) };
    case 'text': {
      const text = formatOptions(values.map((value) => ({ id: value, label: value })));
      return {
        type: 'plain_text_input',
        action_id,
        max_length: 1000,
        ...(isSet && { initial_value: text.slice(0, 1000) }),
      };
    }
    case null:
      return null;
  }
}

export function conditionValuesHint(deciding: FieldDefinition): { hint?: string } {
  if (comparedAs(deciding) !== 'text') return {};
  const example = { date: '2026-12-31', time: '17:30', number: '12, 24' }[deciding.type as string];
  return { hint: `The whole answer, such as ${example ?? 'Yes'}. Commas separate several.` };
}

/** The values that were chosen or typed in a block. @throws PeopleError `invalid`. */
export function readConditionValues(state: ViewState, blockId: BlockId): string[] {
  const { selected_options, selected_users, selected_channels } = inputState(state, blockId);
  const values =
    selected_options?.map(({ value }) => value) ??
    selected_users ??
    selected_channels ??
    readList(typedText(state, blockId));
  return [...values];
}
