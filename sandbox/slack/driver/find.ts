import { type Block, interactiveElements, optionsOf, type PlacedElement, type Text } from '../blocks.ts';
import type { FormValues } from '../state.ts';

/** Finding what a person means by the words that they see. Ids are never asked for. */

/** The driver was asked for something that is not on the screen, or is there twice. */
export class NotOnScreen extends Error {
  override name = 'NotOnScreen';
}

const words = (text: Text | string | undefined): string =>
  text === undefined ? '' : typeof text === 'string' ? text : text.text;

const isInput = ({ block }: PlacedElement) => block.type === 'input';
const isButton = ({ element }: PlacedElement) =>
  element.type === 'button' || element.type === 'workflow_button';
const isMenu = ({ element }: PlacedElement) => element.type === 'overflow';

export const inputLabels = (blocks: Block[]): string[] =>
  interactiveElements(blocks)
    .filter(isInput)
    .map(({ block }) => words(block.label));

export const buttonTexts = (blocks: Block[]): string[] =>
  interactiveElements(blocks)
    .filter(isButton)
    .map(({ element }) => words(element.text));

/** The entries of all overflow menus. */
export const menuEntries = (blocks: Block[]): string[] =>
  interactiveElements(blocks)
    .filter(isMenu)
    .flatMap(({ element }) => optionsOf(element).map((option) => option.text.text));

export function findInput(blocks: Block[], label: string): PlacedElement {
  const inputs = interactiveElements(blocks).filter(isInput);
  return theOne(
    inputs.filter(({ block }) => words(block.label) === label),
    `input labelled “${label}”`,
    inputs.map(({ block }) => words(block.label)),
  );
}

export interface Clickable extends PlacedElement {
  /** The value of the entry, when it is one of an overflow menu. */
  option?: string;
}

/**
 * A button by its text, or an entry of an overflow menu.
 *
 * @param beside words of the section that it stands in, where several have it.
 */
export function findClickable(blocks: Block[], text: string, beside = ''): Clickable {
  const placed = interactiveElements(blocks).filter(
    ({ block }) => beside === '' || words(block.text).includes(beside),
  );
  const entries = placed.filter(isMenu).flatMap((menu) =>
    optionsOf(menu.element).map((option) => ({
      ...menu,
      option: option.value ?? '',
      text: option.text.text,
    })),
  );
  const buttons = placed
    .filter(isButton)
    .map((button): Clickable & { text: string } => ({ ...button, text: words(button.element.text) }));
  const all = [...buttons, ...entries];
  return theOne(
    all.filter((each) => each.text === text),
    `button or menu entry “${text}”${beside === '' ? '' : ` beside “${beside}”`}`,
    all.map((each) => each.text),
  );
}

/** Anything that takes a value, by the label of its input, its placeholder, or the text of its section. */
export function findChooser(blocks: Block[], name: string): PlacedElement {
  const all = interactiveElements(blocks).filter((each) => !isButton(each) && !isMenu(each));
  const names = ({ block, element }: PlacedElement) =>
    [
      words(block.label),
      words(element.placeholder),
      block.type === 'section' ? words(block.text) : '',
    ].filter((each) => each !== '');
  return theOne(
    all.filter((each) => names(each).includes(name)),
    `element called “${name}”`,
    all.map((each) => names(each).join(' / ') || each.element.type),
  );
}

/** The errors under inputs, by label. */
export function errorsByLabel(blocks: Block[], errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([blockId, message]) => [
      words(blocks.find((block) => block.block_id === blockId)?.label) || blockId,
      message,
    ]),
  );
}

export function formValueOf(values: FormValues, { block, element }: PlacedElement) {
  return values[block.block_id]?.[element.action_id] ?? { type: element.type };
}

function theOne<Item>(found: Item[], what: string, there: string[]): Item {
  const [first] = found;
  const list = there.length === 0 ? 'nothing of the kind' : there.map((each) => `“${each}”`).join(', ');
  if (first === undefined) throw new NotOnScreen(`no ${what}; there is: ${list}`);
  if (found.length > 1) throw new NotOnScreen(`${found.length} times ${what}; there is: ${list}`);
  return first;
}
