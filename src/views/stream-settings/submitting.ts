import type { ModalView } from '@slack/types';
import type { Submitting } from '../../domain/streams/settings/submitting.ts';
import { inputs } from '../block-ids.ts';
import { modals } from '../ids.ts';
import { boxesInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { isTicked, type ViewState } from '../view-state.ts';

const boxes = { alike: 'Point out open Requests that look like it' } as const;

/** The modal that says how people come to submit to a Stream (R1). */
export function submittingWindow(frame: WindowFrame, { pointOutAlike }: Submitting): ModalView {
  return settingsWindow(frame, {
    title: 'Submitting',
    callbackId: modals.streamSubmitting,
    blocks: [
      boxesInput(
        inputs.beforeSubmit,
        'Before a Request is submitted',
        boxes,
        pointOutAlike ? ['alike'] : [],
        {
          hint: 'Only those that the person may see. They can submit anyway.',
        },
      ),
    ],
  });
}

export function readSubmitting(state: ViewState): Submitting {
  return { pointOutAlike: isTicked(state, inputs.beforeSubmit) };
}
