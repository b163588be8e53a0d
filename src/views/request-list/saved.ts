import type { ModalView } from '@slack/types';
import { inputs } from '../block-ids.ts';
import { button, context, divider, input, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { modal } from '../modal.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';
import { typedText, type ViewState } from '../view-state.ts';

export const longestListName = 75;
/** Saved filters that a person can have: each has a place in the select and a line in this window. */
export const mostSavedLists = 40;

/** Asks for the name of the present filter, and lets the saved ones be forgotten. */
export function saveList({
  words,
  saved,
}: {
  words: Mrkdwn;
  saved: readonly { id: string; name: string }[];
}): ModalView {
  return modal({
    title: 'Save this filter',
    callbackId: modals.saveList,
    submit: 'Save',
    blocks: [
      context(words),
      input(
        inputs.name,
        'Name',
        { type: 'plain_text_input', action_id: actions.answer, max_length: longestListName },
        { hint: 'Only you see it. A filter of yours with the same name is replaced.' },
      ),
      ...(saved.length === 0 ? [] : [divider(), section(md`*Your saved filters*`)]),
      ...saved
        .slice(0, mostSavedLists)
        .map(({ id, name }) =>
          section(md`${name}`, button('Forget', actions.forgetSavedList, { value: id })),
        ),
    ],
  });
}

export function readListName(state: ViewState): string {
  return typedText(state, inputs.name);
}
