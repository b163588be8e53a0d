/** What stands in a file, as plain data with the lines, counted from 1, where it begins. */
export type FileNode = { line: number } & (
  | { entries: Map<string, { line: number; node: FileNode }> }
  | { items: FileNode[] }
  | { text: string }
  /** A number, true, false or nothing, as YAML reads it. */
  | { value: unknown }
);

/** The values alone. */
export function plainValue(node: FileNode | null): unknown {
  if (node === null) return undefined;
  if ('entries' in node) {
    return Object.fromEntries(Array.from(node.entries, ([name, entry]) => [name, plainValue(entry.node)]));
  }
  if ('items' in node) return node.items.map(plainValue);
  return 'text' in node ? node.text : node.value;
}

/** The line of an entry; of the last of the path that is there. */
export function lineOf(root: FileNode | null, path: readonly PropertyKey[]): number {
  let line = root?.line ?? 1;
  let node = root;
  for (const step of path) {
    if (node && 'entries' in node) {
      const entry = node.entries.get(String(step));
      if (!entry) break;
      ({ line, node } = entry);
    } else if (node && 'items' in node) {
      const item: FileNode | undefined = node.items[Number(step)];
      if (!item) break;
      line = item.line;
      node = item;
    } else break;
  }
  return line;
}
