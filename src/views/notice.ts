import type { Button, HomeView, ModalView } from '@slack/types';
import { actionsRow, type Message, section } from './blocks.ts';
import { modal } from './modal.ts';
import { type Mrkdwn, md } from './mrkdwn.ts';

/** A short message, ephemeral or not, with buttons where there is something to do about it. */
export function notice(text: string | Mrkdwn, buttons: readonly Button[] = []): Message {
  const words = md`${text}`;
  return {
    text: words.mrkdwn,
    blocks: [section(words), ...(buttons.length > 0 ? [actionsRow(buttons)] : [])],
  };
}

/** A modal that says one thing, such as why another one cannot be shown. */
export function noticeModal(title: string, text: string | Mrkdwn): ModalView {
  return modal({ title, blocks: [section(md`${text}`)], close: 'Close' });
}

/** An App Home that says one thing, such as why it cannot be shown. */
export function noticeHome(text: string | Mrkdwn): HomeView {
  return { type: 'home', blocks: [section(md`${text}`)] };
}
