import { blockKinds, type Surface } from './block-kit/blocks.ts';
import { limits } from './block-kit/limits.ts';
import { option, optionGroup, plainText } from './block-kit/objects.ts';
import { type Finding, flag, isShape, list, object, oneOf, type Rule, text } from './block-kit/rules.ts';

export type { Finding } from './block-kit/rules.ts';

const fileInputNowhereElse = 'file_input is only allowed in modals';

/** What Slack finds wrong with the blocks of a message, as far as its reference tells; empty: nothing. */
export function checkBlocks(blocks: unknown, surface: Surface, pointer = '/blocks'): Finding[] {
  const findings: Finding[] = [];
  const report = (finding: Finding) => void findings.push(finding);
  list(blockOn(surface), { min: surface === 'message' ? 0 : 1, max: limits.blocks[surface] })(
    blocks,
    pointer,
    report,
  );
  if (!Array.isArray(blocks)) return findings;
  duplicateIds(blocks, pointer, report);
  if (surface === 'message') wholeMessage(blocks, pointer, report);
  const focused = JSON.stringify(blocks).split('"focus_on_load":true').length - 1;
  if (focused > 1) report({ pointer, message: 'only one element may have focus_on_load' });
  return findings;
}

/** The whole of a modal or Home view. */
export function checkView(view: unknown): Finding[] {
  const findings: Finding[] = [];
  const report = (finding: Finding) => void findings.push(finding);
  if (!isShape(view)) return [{ pointer: '/view', message: 'must provide an object' }];
  const type = view.type;
  if (type !== 'modal' && type !== 'home') {
    return [{ pointer: '/view/type', message: `unsupported type: ${String(type)}` }];
  }
  (type === 'modal' ? modal : home)(view, '/view', report);
  if (view.blocks !== undefined) findings.push(...checkBlocks(view.blocks, type, '/view/blocks'));
  if (type === 'modal' && !view.submit && hasInput(view.blocks)) {
    report({ pointer: '/view', message: 'missing required field: submit' });
  }
  return findings;
}

/** An answer to a block_suggestion: `options` or `option_groups`, each at most 100. */
export function checkSuggestions(answer: unknown): Finding[] {
  const findings: Finding[] = [];
  const given = isShape(answer) ? ['options', 'option_groups'].filter((name) => answer[name]) : [];
  if (given.length !== 1) {
    return [{ pointer: '', message: 'exactly one of options, option_groups is required' }];
  }
  object({
    'options?': list(option, { min: 0, max: limits.selectOptions }),
    'option_groups?': list(optionGroup, { min: 0, max: limits.optionGroups }),
  })(answer, '', (finding) => void findings.push(finding));
  return findings;
}

/** True over Slack's 250 kB for one view. */
export const viewTooLarge = (view: unknown): boolean =>
  Buffer.byteLength(JSON.stringify(view)) > limits.viewBytes;

/** As `response_metadata.messages` says it. */
export const inSlacksWords = ({ pointer, message }: Finding): string =>
  `[ERROR] ${message} [json-pointer:${pointer}]`;

const anything: Rule = () => undefined;
const viewFields = {
  blocks: anything,
  'private_metadata?': text({ min: 0, max: limits.privateMetadata }),
  'callback_id?': text({ min: 0, max: limits.callbackId }),
  'external_id?': text({ min: 0, max: limits.externalId }),
};
const modal = object({
  type: oneOf('modal'),
  title: plainText(limits.viewTitle),
  'submit?': plainText(limits.viewTitle),
  'close?': plainText(limits.viewTitle),
  'clear_on_close?': flag,
  'notify_on_close?': flag,
  'submit_disabled?': flag,
  ...viewFields,
});
const home = object({ type: oneOf('home'), ...viewFields });

function blockOn(surface: Surface): Rule {
  return (block, pointer, report) => {
    if (!isShape(block)) return report({ pointer, message: 'must provide an object' });
    const type = String(block.type);
    const kind = Object.hasOwn(blockKinds, type) ? blockKinds[type] : undefined;
    if (!kind?.surfaces.includes(surface)) {
      return report({ pointer: `${pointer}/type`, message: `unsupported type: ${type}` });
    }
    kind.rule(block, pointer, report);
    const element = block.element;
    if (surface !== 'modal' && isShape(element) && element.type === 'file_input') {
      report({ pointer: `${pointer}/element/type`, message: fileInputNowhereElse });
    }
  };
}

function duplicateIds(blocks: unknown[], pointer: string, report: (finding: Finding) => void) {
  const blockIds = new Set<string>();
  blocks.forEach((block, index) => {
    if (!isShape(block)) return;
    const id = block.block_id;
    if (typeof id === 'string' && id !== '') {
      if (blockIds.has(id)) {
        report({ pointer: `${pointer}/${index}/block_id`, message: `\`block_id\` already exists: ${id}` });
      }
      blockIds.add(id);
    }
    const actionIds = new Set<unknown>();
    const elements = Array.isArray(block.elements) ? block.elements : [];
    elements.forEach((element, place) => {
      const actionId = isShape(element) ? element.action_id : undefined;
      if (actionId === undefined) return;
      if (actionIds.has(actionId)) {
        report({
          pointer: `${pointer}/${index}/elements/${place}/action_id`,
          message: `\`action_id\` already exists in this block: ${JSON.stringify(actionId)}`,
        });
      }
      actionIds.add(actionId);
    });
  });
}

/** What Slack counts over all blocks of a message. */
function wholeMessage(blocks: unknown[], pointer: string, report: (finding: Finding) => void) {
  const ofType = (type: string) => blocks.filter(isShape).filter((block) => block.type === type);
  if (textLength(ofType('markdown')) > limits.markdown) {
    report({
      pointer,
      message: `markdown blocks must be less than ${limits.markdown + 1} characters in all`,
    });
  }
  if (ofType('data_visualization').length > limits.charts) {
    report({ pointer, message: `no more than ${limits.charts} data_visualization blocks allowed` });
  }
  if (textLength(ofType('table')) > limits.tableCharacters) {
    report({ pointer, message: `tables must be less than ${limits.tableCharacters + 1} characters` });
  }
}

/** Of all `text` strings in a tree, in UTF-16 units. */
function textLength(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, each) => sum + textLength(each), 0);
  if (!isShape(node)) return 0;
  const { text, ...rest } = node;
  return (typeof text === 'string' ? text.length : textLength(text)) + textLength(Object.values(rest));
}

const hasInput = (blocks: unknown): boolean =>
  Array.isArray(blocks) && blocks.some((block) => isShape(block) && block.type === 'input');
