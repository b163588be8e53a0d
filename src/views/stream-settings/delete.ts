import type { ModalView } from '@slack/types';
import type { Stream, StreamContents } from '../../domain/streams/stream.ts';
import { inputs } from '../block-ids.ts';
import { input, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { join, md } from '../mrkdwn.ts';
import { count } from '../text.ts';
import { typedText, type ViewState } from '../view-state.ts';

/** The modal that asks for a Stream's name before all of it is deleted (S11). */
export function deleteWindow(stream: Pick<Stream, 'id' | 'name'>, contents: StreamContents): ModalView {
  const { requests, openRequests, connectedTools } = contents;
  const open = openRequests > 0 ? ` (${openRequests} open)` : '';
  const lines = [
    md`• its form and field library`,
    md`• ${count(requests, 'Request')}${open} with their history: nobody finds them in Slack any more`,
    md`• what was still to be sent for them${connectedTools > 0 ? ` to ${count(connectedTools, 'connected tool')}` : ''}`,
  ];
  return modal({
    title: 'Delete Stream',
    callbackId: modals.deleteStream,
    metadata: metadata.manageStream.print({ streamId: stream.id }),
    submit: 'Delete for good',
    blocks: [
      section(md`*${stream.name}* is deleted with\n${join(lines, '\n')}`),
      section(
        md`Tasks in connected tools and messages in the channel stay as they are. This cannot be undone; to keep what is there, archive the Stream instead.`,
      ),
      input(
        inputs.confirmName,
        'Name of the Stream',
        { type: 'plain_text_input', action_id: actions.answer, max_length: 200 },
        { hint: 'Type it to say that you mean this one.' },
      ),
    ],
  });
}

export function readDelete(state: ViewState): string {
  return typedText(state, inputs.confirmName);
}
