import { elementRule } from './elements.ts';
import { isJson, type Json, objects, type Report, type Rule } from './finding.ts';
import { limits } from './numbers.ts';
import { ifThere, list, string, text, textObject } from './rules.ts';

const { block } = limits;

const accessory: Rule = (node, path, report) => {
  if (isJson(node.accessory)) elementRule('section')(node.accessory, `${path}.accessory`, report);
};

const textOrFields: Rule = (node, path, report) => {
  if (node.text === undefined && node.fields === undefined)
    report(path, 'must have text or fields', 'nothing');
};

const inputElement: Rule = (node, path, report) => {
  const element = isJson(node.element) ? node.element : {};
  elementRule('input')(element, `${path}.element`, report);
  if (node.dispatch_action === true && element.type === 'file_input') {
    report(`${path}.dispatch_action`, 'must not be there for files', 'true', () => {
      delete node.dispatch_action;
    });
  }
};

const uniqueActions: Rule = (node, path, report) => {
  const ids = objects(node.elements).map((element) => element.action_id);
  if (new Set(ids).size < ids.length) report(`${path}.elements`, 'action ids must differ', ids.length);
};

/** What each type of block must keep to. A type without rules here is refused: write its limits down first. */
const rulesOf: Record<string, readonly Rule[]> = {
  section: [
    textOrFields,
    text('text', block.sectionText, { plainOnly: false }),
    ifThere('fields', list('fields', block.sectionFields, textObject(block.sectionField, false))),
    accessory,
  ],
  header: [text('text', block.header, { required: true })],
  context: [list('elements', block.contextElements, textObject(block.contextText, false))],
  actions: [list('elements', block.actionsElements, elementRule('actions')), uniqueActions],
  divider: [],
  input: [text('label', block.inputLabel, { required: true }), text('hint', block.inputHint), inputElement],
  image: [
    string('image_url', block.imageUrl, { required: true }),
    string('alt_text', block.imageAltText, { required: true }),
    text('title', block.imageTitle),
  ],
};

/**
 * Checks the blocks of a view or message, at most `max`. A block that cannot be mended is replaced, in sight; what
 * is too much is replaced by a line that says how much.
 */
export function inspectBlocks(blocks: unknown[], max: number, report: Report): void {
  if (blocks.length > max) {
    report('blocks', `at most ${max} blocks`, blocks.length, () => dropFrom(blocks, max - 1));
  }
  const ids = new Set<string>();
  let focused = 0;
  blocks.forEach((value, i) => {
    const node = isJson(value) ? value : {};
    const path = `blocks[${i}]`;
    const inBlock: Report = (where, rule, found, fix) =>
      report(where, rule, found, fix ?? (() => replace(blocks, value)));
    inspectBlock(node, path, inBlock);

    if (typeof node.block_id === 'string') {
      if (ids.has(node.block_id)) inBlock(`${path}.block_id`, 'must be unique', node.block_id);
      ids.add(node.block_id);
    }
    focused += countFocus(node);
    if (focused > 1) {
      inBlock(path, 'only one element may have the focus', focused);
      focused = 1;
    }
  });
}

function inspectBlock(node: Json, path: string, report: Report): void {
  const rules = rulesOf[String(node.type)];
  if (!rules) {
    report(path, 'must be a known type of block', String(node.type));
    return;
  }
  for (const rule of [string('block_id', block.id), ...rules]) rule(node, path, report);
}

function countFocus(node: Json): number {
  return [node.element, node.accessory, ...objects(node.elements)].filter(
    (element) => isJson(element) && element.focus_on_load === true,
  ).length;
}

/** Leaves the first blocks and says how many are missing. */
export function dropFrom(blocks: unknown[], kept: number): void {
  const dropped = blocks.length - kept;
  blocks.splice(kept, dropped, contextLine(`… and ${dropped} more`));
}

function replace(blocks: unknown[], block: unknown): void {
  const i = blocks.indexOf(block);
  if (i >= 0) blocks[i] = contextLine('⚠️ Something here cannot be shown.');
}

function contextLine(words: string): Json {
  return { type: 'context', elements: [{ type: 'plain_text', text: words, emoji: false }] };
}
