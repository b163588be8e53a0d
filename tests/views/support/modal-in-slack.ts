import type { ModalView } from '@slack/types';
import type { ShownView } from '../../../src/views/form-fields.ts';
import type { ElementState, ViewState } from '../../../src/views/view-state.ts';
import { stateOf } from './state-of-view.ts';

/**
 * An open modal as Slack keeps it: when it is updated, an input of the same block, action and type keeps what was
 * entered, and every other one begins with its initial value.
 */
export class ModalInSlack {
  #view: ModalView;
  #state: ViewState;

  constructor(view: ModalView) {
    this.#view = view;
    this.#state = stateOf(view);
  }

  update(view: ModalView): void {
    const types = inputTypes(this.#view);
    const kept = Object.entries(inputTypes(view)).flatMap(([id, type]) => {
      const before = this.#state[id];
      return before && types[id] === type ? [[id, before] as const] : [];
    });
    this.#state = { ...stateOf(view), ...Object.fromEntries(kept) };
    this.#view = view;
  }

  enter(blockId: string, value: ElementState): void {
    this.#state = { ...this.#state, [blockId]: { answer: value } };
  }

  get view(): ModalView {
    return this.#view;
  }

  /** What a payload says of it. */
  get shown(): ShownView & { private_metadata: string } {
    const { blocks, private_metadata = '' } = this.#view;
    return {
      blocks: blocks.map(({ type, block_id: id }) => ({ type, ...(id !== undefined && { block_id: id }) })),
      state: { values: this.#state },
      private_metadata,
    };
  }

  /** Whether entering something in this block is told at once. */
  dispatches(blockId: string): boolean {
    return this.#view.blocks.some(
      (block) => block.block_id === blockId && 'dispatch_action' in block && block.dispatch_action === true,
    );
  }
}

function inputTypes({ blocks }: ModalView): Record<string, string> {
  return Object.fromEntries(
    blocks.flatMap((block) => ('element' in block ? [[String(block.block_id), block.element.type]] : [])),
  );
}
