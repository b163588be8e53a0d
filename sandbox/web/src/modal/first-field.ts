import type { Block, Element } from '../../../slack/blocks.ts';
import type { Target } from '../block-kit/target.ts';

/** Which element has the keyboard when a form opens: the one that asks for it, else the first input. */
export function firstField(blocks: readonly Block[]): Target | null {
  const placed = blocks.flatMap((block) => {
    const elements = [block.accessory, block.element, ...(block.elements ?? [])];
    return elements.filter((element) => element !== undefined).map((element) => ({ block, element }));
  });
  const found =
    placed.find(({ element }) => asksForFocus(element)) ?? placed.find(({ block }) => block.type === 'input');
  return found ? { blockId: found.block.block_id, actionId: found.element.action_id } : null;
}

const asksForFocus = (element: Element): boolean =>
  'focus_on_load' in element && element.focus_on_load === true;
