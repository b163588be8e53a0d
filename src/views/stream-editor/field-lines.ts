import type { ActionsBlock, KnownBlock, Overflow } from '@slack/types';
import { fieldRights } from '../../domain/streams/default-fields.ts';
import type { DraftField } from '../../domain/streams/draft.ts';
import { fieldTypeNames } from '../../domain/streams/field.ts';
import { differences } from '../../domain/streams/field-differences.ts';
import { actionsRow, button, context, option, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { count } from '../text.ts';
import { type FieldAct, fieldActValue } from '../values.ts';

/** Fields on one page of a list: with what stands above and below, a modal has room for them. */
export const fieldsPerPage = 50;

/** What a field's menu offers, each act with its words. Slack shows at most five. */
export type FieldMenu = readonly (readonly [words: string, act: FieldAct])[];

/** A field in a list: its name, what there is to know of it, and its menu. */
export function fieldLine(field: DraftField, facts: readonly string[], menu: FieldMenu): KnownBlock {
  const { id, name } = field.definition;
  const options = menu.map(([words, act]) => option(words, fieldActValue(act, id)));
  const accessory: Overflow = { type: 'overflow', action_id: actions.changeField, options };
  return section(md`*${name}*\n${facts.join(' · ')}`, options.length > 0 ? accessory : undefined);
}

/** Type, options, conditions, and whether it waits to be published. */
export function factsOf({ definition, published }: DraftField): string[] {
  if (fieldRights(definition).onForm === 'never') return ['Filled in by Streamly'];
  const { type, options, required, showWhen } = definition;
  const isNew = published === null || published.deleted;
  const changed = !isNew && differences(published.definition, definition).length > 0;
  return [
    fieldTypeNames[type],
    ...(options.length > 0 ? [count(options.length, 'option')] : []),
    ...(required ? ['required'] : []),
    ...(showWhen.length > 0 ? ['shown on a condition'] : []),
    ...(isNew ? ['new, not published yet'] : changed ? ['changed, not published yet'] : []),
  ];
}

/** The page of a list that can be shown: the last one where there are not so many. */
export function pageOf<Item>(items: readonly Item[], page: number): { shown: Item[]; page: number } {
  const last = Math.max(Math.ceil(items.length / fieldsPerPage) - 1, 0);
  const shown = Math.min(page, last);
  return { shown: items.slice(shown * fieldsPerPage, (shown + 1) * fieldsPerPage), page: shown };
}

/** Which part of a long list is shown, and buttons to the others; nothing where all of it is. */
export function pageRow(total: number, page: number): KnownBlock[] {
  if (total <= fieldsPerPage) return [];
  const first = page * fieldsPerPage + 1;
  const last = Math.min(first + fieldsPerPage - 1, total);
  const buttons: ActionsBlock['elements'] = [
    ...(page > 0 ? [button('Previous', actions.turnPage, { value: String(page - 1) })] : []),
    ...(last < total ? [button('Next', actions.turnPageOn, { value: String(page + 1) })] : []),
  ];
  return [context(md`Fields ${first} to ${last} of ${total}`), actionsRow(buttons)];
}
