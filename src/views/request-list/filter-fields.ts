import type { InputBlock, InputBlockElement } from '@slack/types';
import type { FilterableField } from '../../domain/requests/filterable-fields.ts';
import type { FieldChoice } from '../../domain/requests/list-choice.ts';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import { filterBlockId } from '../block-ids.ts';
import { input, option } from '../blocks.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { inputState, type ViewState } from '../view-state.ts';

/** Fields that one window asks for: each span takes two inputs. */
export const mostFilterFields = 30;

/** An input for each field that a list can be filtered by, two for a span. */
export function fieldInputs(
  fields: readonly FilterableField[],
  chosen: readonly FieldChoice[],
): InputBlock[] {
  return fields.slice(0, mostFilterFields).flatMap((filterable) =>
    inputsOf(
      filterable,
      chosen.find(({ fieldId }) => fieldId === filterable.field.id),
    ),
  );
}

function inputsOf({ field, kind }: FilterableField, choice: FieldChoice | undefined): InputBlock[] {
  const values = choice?.kind === 'any_of' ? choice.values : [];
  switch (kind) {
    case 'options':
      return [one(field, optionsSelect(field, values))];
    case 'people':
      return [one(field, { type: 'multi_users_select', ...common, ...initial('initial_users', values) })];
    case 'channels':
      return [
        one(field, { type: 'multi_channels_select', ...common, ...initial('initial_channels', values) }),
      ];
    case 'dates':
      return span(field, (end) => {
        const day = choice?.kind === 'dates' ? choice[end] : null;
        return { type: 'datepicker', ...common, ...(day !== null && { initial_date: day }) };
      });
    case 'numbers':
      return span(field, (end) => {
        const number = choice?.kind === 'numbers' ? choice[end] : null;
        const start = number !== null && { initial_value: String(number) };
        return { type: 'number_input', ...common, is_decimal_allowed: true, ...start };
      });
  }
}

/** What the inputs hold. A value that is no option of its field lets nothing pass, which is what it says. */
export function readFieldChoices(state: ViewState, fields: readonly FilterableField[]): FieldChoice[] {
  return fields.flatMap((field) => readFieldChoice(state, field) ?? []);
}

function readFieldChoice(state: ViewState, { field, kind }: FilterableField): FieldChoice | null {
  const fieldId = field.id;
  const at = (part: 'any' | 'from' | 'to') => inputState(state, filterBlockId(fieldId, part));
  switch (kind) {
    case 'options':
      return anyOf(
        fieldId,
        at('any').selected_options?.map(({ value }) => value),
      );
    case 'people':
      return anyOf(fieldId, at('any').selected_users);
    case 'channels':
      return anyOf(fieldId, at('any').selected_channels);
    case 'dates': {
      const dates = { from: at('from').selected_date ?? null, to: at('to').selected_date ?? null };
      return isEmpty(dates) ? null : { kind, fieldId, ...dates };
    }
    case 'numbers': {
      const numbers = { from: numberOf(at('from').value), to: numberOf(at('to').value) };
      return isEmpty(numbers) ? null : { kind, fieldId, ...numbers };
    }
  }
}

const common = { action_id: actions.filterOptions };

function one(field: FieldDefinition, element: InputBlockElement): InputBlock {
  return input(filterBlockId(field.id, 'any'), field.name, element, { optional: true });
}

function span(field: FieldDefinition, element: (end: 'from' | 'to') => InputBlockElement): InputBlock[] {
  const half = (end: 'from' | 'to', words: string): InputBlock =>
    input(filterBlockId(field.id, end), `${field.name}, ${words}`, element(end), { optional: true });
  return [half('from', 'from'), half('to', 'until')];
}

function optionsSelect(field: FieldDefinition, values: readonly string[]): InputBlockElement {
  const all = field.options.map(({ id, label }) => option(label, id));
  const chosen = all.filter(({ value }) => value !== undefined && values.includes(value));
  const start = chosen.length > 0 && { initial_options: chosen };
  return all.length === 0 || all.length > limits.element.options
    ? { type: 'multi_external_select', ...common, min_query_length: 0, ...start }
    : { type: 'multi_static_select', ...common, options: all, ...start };
}

function initial<Key extends string>(key: Key, values: readonly string[]) {
  return values.length === 0 ? {} : ({ [key]: [...values] } as Record<Key, string[]>);
}

function anyOf(fieldId: string, values: readonly string[] = []): FieldChoice | null {
  return values.length === 0 ? null : { kind: 'any_of', fieldId, values: [...values] };
}

function isEmpty({ from, to }: { from: unknown; to: unknown }): boolean {
  return from === null && to === null;
}

function numberOf(value: string | null | undefined): number | null {
  const number = Number(value ?? '');
  return value === undefined || value === null || value.trim() === '' || !Number.isFinite(number)
    ? null
    : number;
}
