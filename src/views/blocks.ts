import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import type { ActionId, BlockId } from './id-kinds.ts';
import { limits } from './limits/numbers.ts';
import { cutMrkdwn, type Mrkdwn } from './mrkdwn.ts';
import { cut } from './text.ts';

/** What `chat.postMessage` and `chat.update` are given beside the place. */
export interface Message {
  /** What notifications and screen readers say. */
  text: string;
  blocks: KnownBlock[];
}

/** Text without markup, cut in sight at `max`. Slack refuses empty texts, so an empty one becomes a dash. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: text.trim() === '' ? '–' : cut(text, max), emoji: false };
}

/** A text object in Slack's markup, cut in sight at `max`. */
export function mrkdwn(text: Mrkdwn, max: number = limits.block.sectionText): MrkdwnElement {
  return { type: 'mrkdwn', text: cutMrkdwn(text.mrkdwn, max) };
}

export function section(text: Mrkdwn, accessory?: SectionBlockAccessory, blockId?: BlockId): SectionBlock {
  return {
    type: 'section',
    ...(blockId && { block_id: blockId }),
    text: mrkdwn(text),
    ...(accessory && { accessory }),
  };
}

/** Text as it was typed: nothing of it is read as markup, so it can be copied back. */
export function verbatimSection(text: string): SectionBlock {
  return { type: 'section', text: plain(text, limits.block.sectionText) };
}

/** Up to ten texts in two columns. */
export function fieldsSection(fields: readonly Mrkdwn[]): SectionBlock {
  return {
    type: 'section',
    fields: fields
      .slice(0, limits.block.sectionFields)
      .map((field) => mrkdwn(field, limits.block.sectionField)),
  };
}

/** Slack shows `:tada:` in a header as the emoji that people typed. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: { ...plain(text, limits.block.header), emoji: true } };
}

/** A line of small grey text. */
export function context(text: Mrkdwn): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text, limits.block.contextText)] };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

export function actionsRow(elements: readonly ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements: elements.slice(0, limits.block.actionsElements) };
}

export interface ButtonOptions {
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  confirm?: ConfirmationDialog;
}

export function button(words: string, actionId: ActionId, options: ButtonOptions = {}): Button {
  return { type: 'button', text: plain(words, limits.element.buttonText), action_id: actionId, ...options };
}

/** A question before an act that cannot simply be taken back. */
export function confirmation(title: string, text: Mrkdwn, yes: string): ConfirmationDialog {
  return {
    title: plain(title, limits.confirm.title),
    text: mrkdwn(text, limits.confirm.text),
    confirm: plain(yes, limits.confirm.button),
    deny: plain('Cancel', limits.confirm.button),
  };
}

export function option(label: string, value: string, description = ''): PlainTextOption {
  return {
    text: plain(label, limits.option.text),
    value,
    ...(description.trim() !== '' && { description: plain(description, limits.option.description) }),
  };
}

export interface InputOptions {
  hint?: string;
  optional?: boolean;
  /** Tell us of each choice at once, as a block action. */
  dispatch?: boolean;
}

export function input(
  blockId: BlockId,
  label: string,
  element: InputBlockElement,
  options: InputOptions = {},
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.block.inputLabel),
    element,
    optional: options.optional ?? false,
    ...(options.hint?.trim() && { hint: plain(options.hint, limits.block.inputHint) }),
    ...(options.dispatch && { dispatch_action: true }),
  };
}

/** For elements: a placeholder only where there is one to show. */
export function placeholder(text: string): { placeholder?: PlainTextElement } {
  return text.trim() === '' ? {} : { placeholder: plain(text, limits.element.placeholder) };
}
