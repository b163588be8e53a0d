import { newSecret } from './ids.ts';

/**
 * Blocks as the stand-in reads them after `checkBlocks` has passed them: one loose shape for all types,
 * since what each may hold has been settled by then.
 */
export interface Text {
  type: 'plain_text' | 'mrkdwn' | 'raw_text';
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface Option {
  text: Text;
  value?: string;
  description?: Text;
  url?: string;
}

export interface OptionGroup {
  label: Text;
  options: Option[];
}

export interface RichText {
  type: 'rich_text';
  elements: unknown[];
  block_id?: string;
}

export interface Element {
  type: string;
  action_id: string;
  text?: Text | string;
  value?: string;
  url?: string;
  placeholder?: Text;
  options?: Option[];
  option_groups?: OptionGroup[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_value?: string | RichText;
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  initial_user?: string;
  initial_users?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  default_to_current_conversation?: boolean;
  response_url_enabled?: boolean;
  min_query_length?: number;
  max_selected_items?: number;
  min_length?: number;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  confirm?: { title?: Text; text?: Text; confirm?: Text; deny?: Text };
  alt_text?: string;
  max_files?: number;
}

export interface Block {
  type: string;
  block_id: string;
  text?: Text | string;
  fields?: Text[];
  accessory?: Element;
  element?: Element;
  elements?: Element[];
  label?: Text;
  hint?: Text;
  optional?: boolean;
  dispatch_action?: boolean;
  title?: Text | string;
  alt_text?: string;
  /** Of a card. */
  actions?: Element[];
  /** Of a container. */
  child_blocks?: Block[];
}

/** An interactive element and the block that it stands in. */
export interface PlacedElement {
  block: Block;
  element: Element;
}

/** Elements with an action_id, in the order in which one sees them. */
export function interactiveElements(blocks: Block[]): PlacedElement[] {
  return blocks.flatMap(withInner).flatMap((block) =>
    elementsOf(block)
      .filter((element) => element.action_id !== undefined)
      .map((element) => ({ block, element })),
  );
}

/** A block and the blocks in it: those of a container, the cards of a carousel. */
function withInner(block: Block): Block[] {
  return [block, ...innerBlocks(block).flatMap(withInner)];
}

function innerBlocks(block: Block): Block[] {
  if (block.type === 'container') return block.child_blocks ?? [];
  if (block.type === 'carousel') return (block.elements ?? []) as unknown as Block[];
  return [];
}

function elementsOf(block: Block): Element[] {
  if (block.type === 'section') return block.accessory ? [block.accessory] : [];
  if (block.type === 'input') return block.element ? [block.element] : [];
  if (block.type === 'actions' || block.type === 'context_actions') return block.elements ?? [];
  if (block.type === 'card') return block.actions ?? [];
  return [];
}

export const optionsOf = (element: Element): Option[] => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];

const withoutAction = new Set(['image', 'mrkdwn', 'plain_text']);

/**
 * What Slack makes of blocks that it accepts: ids where there are none, `emoji` and `verbatim` spelled out.
 * A block without an id gets a new one each time, which is why what was typed in it is lost by an update.
 */
export function acceptedBlocks(blocks: unknown[]): Block[] {
  const accepted = completeTexts(structuredClone(blocks)) as Block[];
  for (const block of accepted.flatMap(withInner)) {
    block.block_id ||= newSecret(3);
    for (const element of elementsOf(block)) {
      if (!element.action_id && !withoutAction.has(element.type)) element.action_id = newSecret(3);
    }
  }
  return accepted;
}

function completeTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(completeTexts);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, completeTexts(inner)]));
  if (copy.type === 'plain_text' && typeof copy.text === 'string') return { emoji: true, ...copy };
  if (copy.type === 'mrkdwn' && typeof copy.text === 'string') return { verbatim: false, ...copy };
  return copy;
}
