import type { ModalView } from '@slack/types';
import { placeholdersOf, wordingProblem } from '../../domain/wording/placeholders.ts';
import {
  type EventWording,
  longestWording,
  type RequesterEvent,
  requesterEventWords,
  usualTexts,
  usualWay,
} from '../../domain/wording/wording.ts';
import { freshInputId, inputs, plainInputId } from '../block-ids.ts';
import { actionsRow, button, context, divider, header, section } from '../blocks.ts';
import type { BlockId } from '../id-kinds.ts';
import { actions, modals } from '../ids.ts';
import { metadata, type WordingMetadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';
import { choiceInput } from '../settings-inputs.ts';
import { textInput } from '../stream-editor/text-input.ts';
import { chosenOption, typedText, type ViewState } from '../view-state.ts';
import { renderWording, type WordingFacts } from './render.ts';
import { wayWords } from './wordings-window.ts';

export interface WordingWindow {
  ids: WordingMetadata;
  /** What stands in its inputs. */
  text: string;
  told: EventWording['told'];
  /** What the preview is filled in with. */
  example: WordingFacts;
  /** Said on top, such as that another admin changed it meanwhile. */
  notice?: Mrkdwn;
}

/** What becomes of a Request in Slack where its requester is not told that it was received, or deleted. */
const silence: Partial<Record<RequesterEvent, string>> = {
  received:
    'Where it is not told, requesters get no message of their Request at all. They find it in the App Home.',
  deleted: 'Where it is not told, only the number of the Request stays on their message.',
};

/** The modal in which the wording of one event is edited (S18); the preview follows each letter. */
export function wordingWindow({ ids, text, told, example, notice }: WordingWindow): ModalView {
  const { event } = ids;
  const problem = wordingProblem(text, event);
  const quiet = silence[event];
  return modal({
    title: requesterEventWords[event],
    callbackId: modals.wording,
    metadata: metadata.wording.print(ids),
    submit: 'Save',
    close: 'Back',
    blocks: [
      ...(notice ? [section(notice), divider()] : []),
      textInput(freshInputId(inputs.wording, ids.turn) as BlockId, 'What they are told', {
        value: text,
        max: longestWording,
        multiline: true,
        required: true,
        live: actions.typeWording,
        hint: `Placeholders: ${placeholdersOf(event)
          .map((name) => `{${name}}`)
          .join(', ')}.`,
      }),
      header('Preview'),
      section(problem === null ? renderWording(text, example) : md`:warning: ${problem}`),
      actionsRow([button('Use the default', actions.defaultWording)]),
      choiceInput<string>(inputs.wordingTold, 'How it is told', choicesOf(event), told),
      ...(quiet === undefined ? [] : [context(md`${quiet}`)]),
    ],
  });
}

function choicesOf(event: RequesterEvent): Record<string, string> {
  const ways: readonly EventWording['told'][] =
    usualWay[event] === 'message' ? ['usual', 'no'] : ['usual', 'dm', 'no'];
  // What is not told in the usual way has one way less not to be told.
  const shown = usualWay[event] === 'nowhere' ? ways.filter((way) => way !== 'no') : ways;
  return Object.fromEntries(shown.map((way) => [way, capitalized(wayWords(event, way))]));
}

const capitalized = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What stands in the window; the usual text is no text of the Stream's own. Pure. */
export function readWording(
  state: ViewState,
  { event }: Pick<WordingMetadata, 'event'>,
): EventWording & { typed: string } {
  const plain = Object.fromEntries(Object.entries(state).map(([id, value]) => [plainInputId(id), value]));
  const typed = typedText(plain, inputs.wording);
  const chosen = chosenOption(plain, inputs.wordingTold);
  const told = chosen === 'dm' || chosen === 'no' ? chosen : 'usual';
  return { typed, told, text: typed === usualTexts[event] || typed === '' ? null : typed };
}
