import type { KnownBlock, ModalView } from '@slack/types';
import { plain } from './blocks.ts';
import { limits } from './limits/numbers.ts';

export interface ModalParts {
  title: string;
  blocks: KnownBlock[];
  /** One of `modals`; a modal that only shows something needs none. */
  callbackId?: string;
  /** Printed by the codec of the modal in `metadata`. */
  metadata?: string;
  /** Words on the button that submits; required by Slack where there are inputs. */
  submit?: string;
  close?: string;
  /** Whether Slack tells when the person closes it. */
  notifyOnClose?: boolean;
}

/** A modal; title and buttons are cut at Slack's 24 characters. */
export function modal({
  title,
  blocks,
  callbackId,
  metadata,
  submit,
  close = 'Cancel',
  notifyOnClose = false,
}: ModalParts): ModalView {
  return {
    type: 'modal',
    title: plain(title, limits.view.title),
    close: plain(close, limits.view.title),
    ...(submit !== undefined && { submit: plain(submit, limits.view.title) }),
    ...(notifyOnClose && { notify_on_close: true }),
    ...(callbackId !== undefined && { callback_id: callbackId }),
    ...(metadata !== undefined && { private_metadata: metadata }),
    blocks,
  };
}
