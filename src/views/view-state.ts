import { cleanText } from '../domain/requests/clean-text.ts';
import { trimText } from '../domain/text/visible-text.ts';
import type { BlockId } from './id-kinds.ts';

/** What Slack says an input holds. Each type of element fills one of these. */
export interface ElementState {
  value?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
  /** Seconds since the epoch. */
  selected_date_time?: number | null;
  rich_text_value?: unknown;
  files?: readonly unknown[];
  selected_option?: { value: string } | null;
  selected_options?: readonly { value: string }[];
  selected_user?: string | null;
  selected_users?: readonly string[];
  selected_channel?: string | null;
  selected_channels?: readonly string[];
  selected_conversation?: string | null;
}

/** The inputs of a view as Slack sends them: block id → action id → what the element holds. */
export type ViewState = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

/** What the input of a block holds; nothing where the view has no such block. */
export function inputState(state: ViewState, blockId: BlockId): ElementState {
  return Object.values(state[blockId] ?? {})[0] ?? {};
}

/** The text of an input, trimmed and without control characters; empty where there is none. */
export function typedText(state: ViewState, blockId: BlockId): string {
  return trimText(cleanText(inputState(state, blockId).value ?? ''));
}

/** The value of a select's option; null where nothing is chosen. */
export function chosenOption(state: ViewState, blockId: BlockId): string | null {
  return inputState(state, blockId).selected_option?.value ?? null;
}

/** Whether the one box of a checkbox input is ticked. */
export function isTicked(state: ViewState, blockId: BlockId): boolean {
  return (inputState(state, blockId).selected_options ?? []).length > 0;
}

/** The values of a multi select's options, or of ticked boxes. */
export function chosenOptions(state: ViewState, blockId: BlockId): string[] {
  return (inputState(state, blockId).selected_options ?? []).map(({ value }) => value);
}

/** The people of a multi users select, each once, sorted. */
export function chosenUsers(state: ViewState, blockId: BlockId): string[] {
  return [...new Set(inputState(state, blockId).selected_users)].toSorted();
}
