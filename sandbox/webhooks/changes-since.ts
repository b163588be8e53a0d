/** Hands out what was added to a feed since it was asked last; what the feed forgot meanwhile is left out. */
export function feedReader<Change extends object>(feed: () => readonly Change[]): () => Change[] {
  let last = feed().at(-1);
  return () => {
    const all = feed();
    const from = last === undefined ? 0 : all.indexOf(last) + 1;
    last = all.at(-1) ?? last;
    return all.slice(from);
  };
}
