import type { InputBlockElement, PlainTextOption } from '@slack/types';
import { option } from '../blocks.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';

/** Someone who can be assigned. */
export interface Candidate {
  userId: string;
  name: string;
}

/** The people of a team to choose one from; a team too large for that is searched as one types. */
export function teamSelect(team: readonly Candidate[], chosen: string): InputBlockElement {
  const options = team.map(asOption);
  const initial = options.find(({ value }) => value === chosen);
  const common = { ...(initial && { initial_option: initial }) };
  return options.length === 0 || options.length > limits.element.options
    ? { type: 'external_select', action_id: actions.pickAssignee, min_query_length: 0, ...common }
    : { type: 'static_select', action_id: actions.answer, options, ...common };
}

/** Those of a team whose name has the words that were typed. */
export function searchTeam(team: readonly Candidate[], query: string): PlainTextOption[] {
  const words = query.trim().toLocaleLowerCase('en');
  return team
    .filter(({ name }) => name.toLocaleLowerCase('en').includes(words))
    .slice(0, limits.element.options)
    .map(asOption);
}

function asOption({ userId, name }: Candidate): PlainTextOption {
  return option(name, userId);
}
