import type { ModalView, PlainTextOption } from '@slack/types';
import type { Stream } from '../domain/streams/stream.ts';
import { inputs } from './block-ids.ts';
import { input, option, plain, section } from './blocks.ts';
import { actions, modals } from './ids.ts';
import { limits } from './limits/numbers.ts';
import { modal } from './modal.ts';
import { md } from './mrkdwn.ts';
import { search } from './search-options.ts';
import { cut } from './text.ts';
import { chosenOption, typedText, type ViewState } from './view-state.ts';

export type PickableStream = Pick<Stream, 'id' | 'name' | 'description'>;

/**
 * The modal in which a person says which Stream the Request is for. Past 100 Streams the select asks us for its
 * options as the person types: `searchStreams`.
 *
 * @param details text that goes into Details of the Request, such as that of a message; shown, and may be changed.
 */
export function pickStream(streams: readonly PickableStream[], details: string | null = null): ModalView {
  if (streams.length === 0) {
    return modal({
      title: 'Submit a Request',
      blocks: [section(md`No Stream takes Requests yet. Create one in the App Home of Streamly.`)],
      close: 'Close',
    });
  }
  const common = {
    action_id: actions.pickStream,
    placeholder: plain('Choose a Stream', limits.element.placeholder),
  };
  const select = input(
    inputs.stream,
    'Stream',
    streams.length > limits.element.options
      ? { type: 'external_select', ...common, min_query_length: 0 }
      : { type: 'static_select', ...common, options: streams.map(streamOption) },
    { hint: 'A Stream is where a team takes its Requests.' },
  );
  return modal({
    title: 'Submit a Request',
    callbackId: modals.pickStream,
    blocks: details === null ? [select] : [select, detailsInput(details)],
    submit: 'Next',
  });
}

function detailsInput(details: string) {
  const initial = cut(details, limits.element.inputText);
  return input(
    inputs.details,
    'Details',
    {
      type: 'plain_text_input',
      action_id: actions.answer,
      multiline: true,
      max_length: limits.element.inputText,
      ...(initial !== '' && { initial_value: initial }),
    },
    { optional: true },
  );
}

/** Options of the select that match what the person typed. */
export function searchStreams(streams: readonly PickableStream[], query: string): PlainTextOption[] {
  return search(streams, query, ({ name }) => name).map(streamOption);
}

/** The choice; `details` is null where the modal did not ask for them. */
export function readPickStream(state: ViewState): { streamId: string | null; details: string | null } {
  return {
    streamId: chosenOption(state, inputs.stream),
    details: state[inputs.details] === undefined ? null : typedText(state, inputs.details),
  };
}

function streamOption({ id, name, description }: PickableStream): PlainTextOption {
  return option(name, id, description);
}
