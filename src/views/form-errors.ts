import { parseFieldBlockId, plainInputId } from './block-ids.ts';
import { cut } from './text.ts';

const longestError = 300;

/**
 * Puts messages under the inputs of the open view: keys are field ids, or the names of `inputs`.
 *
 * Slack shows only errors of input blocks that the view has; the rest is returned apart, to be said in
 * another way.
 */
export function errorsByBlock(
  messages: Readonly<Record<string, string>>,
  blocks: readonly { type: string; block_id?: string }[],
): { errors: Record<string, string>; rest: string[] } {
  const inputIds = blocks.flatMap((block) =>
    block.type === 'input' && block.block_id ? [block.block_id] : [],
  );
  const idOf = new Map(
    inputIds.map((id) => [parseFieldBlockId(id) ?? plainInputId(id).replace(/^input:/, ''), id]),
  );
  const errors: Record<string, string> = {};
  const rest: string[] = [];
  for (const [key, message] of Object.entries(messages)) {
    const blockId = idOf.get(key);
    if (blockId === undefined) rest.push(message);
    else errors[blockId] = cut(message, longestError);
  }
  return { errors, rest };
}
