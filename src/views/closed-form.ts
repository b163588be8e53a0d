import type { ModalView } from '@slack/types';
import { actionsRow, button, section } from './blocks.ts';
import { actions } from './ids.ts';
import { metadata, type RequestFormMetadata } from './metadata.ts';
import { modal } from './modal.ts';
import { md } from './mrkdwn.ts';

/** Asks a person who closed a form before they submitted it whether to continue it. */
export function closedForm(
  streamName: string,
  ids: Pick<RequestFormMetadata, 'streamId' | 'formVersion' | 'asksForWhom' | 'privacy'>,
): ModalView {
  return modal({
    title: streamName,
    metadata: metadata.requestForm.print({ ...ids, page: 0, pages: 1, isLast: true }),
    blocks: [
      section(
        md`You closed this form before you submitted it. Do you want to use the answers that were kept?`,
      ),
      actionsRow([
        button('Continue where you left off', actions.continueForm, { style: 'primary' }),
        button('Start over', actions.startFormOver),
      ]),
    ],
  });
}
