/**
 * Items with a key each: their places. For what is written once and drawn anew when it changes, such as the words
 * of a text, where nothing moves and nothing has a name of its own.
 */
export const inOrder = <Item>(items: readonly Item[]): { key: string; item: Item }[] =>
  items.map((item, place) => ({ key: String(place), item }));
