import type { ModalView } from '@slack/types';
import type { FieldDefinition } from '../../domain/streams/field.ts';
import type { CardAnswers } from '../../domain/streams/settings/card.ts';
import { inputs } from '../block-ids.ts';
import { context, input, option } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { md } from '../mrkdwn.ts';
import { choiceInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { chosenOption, chosenOptions, type ViewState } from '../view-state.ts';

const choices = { all: 'All answers', chosen: 'Those chosen below' } as const;

/** The modal that says which answers the cards of a Stream's Requests show (R3). */
export function cardWindow(
  frame: WindowFrame,
  { fieldIds }: CardAnswers,
  library: readonly FieldDefinition[],
): ModalView {
  const options = shownAsAnswers(library)
    .slice(0, limits.element.options)
    .map(({ id, name }) => option(name, id));
  const chosen = options.filter(({ value = '' }) => fieldIds?.includes(value));
  return settingsWindow(frame, {
    title: 'Card',
    callbackId: modals.streamCard,
    blocks: [
      context(
        md`Status, requester, assignee and due date are always shown. Tasks and history have everything.`,
      ),
      choiceInput(inputs.whichAnswers, 'Answers on the card', choices, fieldIds === null ? 'all' : 'chosen'),
      ...(options.length === 0
        ? []
        : [
            input(
              inputs.shownAnswers,
              'Chosen answers',
              {
                type: 'multi_static_select',
                action_id: actions.answer,
                options,
                ...(chosen.length > 0 && { initial_options: chosen }),
              },
              { optional: true },
            ),
          ]),
    ],
  });
}

/** Fields that have an answer to show beside what every card says. */
function shownAsAnswers(library: readonly FieldDefinition[]): FieldDefinition[] {
  return library.filter(({ role, type }) => role === null && type !== 'section');
}

export function readCard(state: ViewState): CardAnswers {
  if (chosenOption(state, inputs.whichAnswers) !== 'chosen') return { fieldIds: null };
  return { fieldIds: chosenOptions(state, inputs.shownAnswers).toSorted() };
}
