/** Every text that a person sees in a view or message, line by line, in order. */
export function visibleWords(node: unknown): string {
  return texts(node).join('\n');
}

function texts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(texts);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && (node.type === 'plain_text' || node.type === 'mrkdwn') && 'text' in node) {
    return [String(node.text)];
  }
  return Object.values(node).flatMap(texts);
}

/** The buttons of a view or message by their words: action id and value. */
export function buttonsOf(node: unknown): Record<string, { actionId: string; value: unknown }> {
  return Object.fromEntries(
    elements(node)
      .filter(({ type }) => type === 'button')
      .map((button) => [
        visibleWords(button.text),
        {
          actionId: String(button.action_id),
          value: button.value,
        },
      ]),
  );
}

/** The entries of the overflow menus of a view or message by their words, and their values. */
export function menuOf(node: unknown): Record<string, unknown> {
  return Object.fromEntries(
    elements(node)
      .filter(({ type }) => type === 'overflow')
      .flatMap(({ options }) => (Array.isArray(options) ? options.filter(isObject) : []))
      .map((option) => [visibleWords(option.text), option.value]),
  );
}

/** Every object of a view or message that has an action id. */
export function elements(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(elements);
  if (!isObject(node)) return [];
  const inside = Object.values(node).flatMap(elements);
  return 'action_id' in node ? [node, ...inside] : inside;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
