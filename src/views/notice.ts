import type { Button } from '@slack/types';
import { actionsRow, type Message, section } from './blocks.ts';
import type { Mrkdwn } from './mrkdwn.ts';

/** A short message, ephemeral or not, with buttons where there is something to do about it. */
export function notice(text: Mrkdwn, buttons: readonly Button[] = []): Message {
  return {
    text: text.mrkdwn,
    blocks: [section(text), ...(buttons.length > 0 ? [actionsRow(buttons)] : [])],
  };
}
