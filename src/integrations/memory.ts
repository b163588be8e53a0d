const keptMs = 10 * 60_000;
const mostKept = 200;

/**
 * What each account was told and need not ask again soon, by its token: what one may see is not told to another.
 *
 * @param empty a memory of nothing
 */
export function createMemories<Memory>(empty: () => Memory): (token: string) => Memory {
  const memories = new Map<string, { memory: Memory; until: number }>();
  return (token) => {
    const now = Date.now();
    const known = memories.get(token);
    if (known && known.until > now) return known.memory;
    if (memories.size >= mostKept) memories.clear();
    const memory = empty();
    memories.set(token, { memory, until: now + keptMs });
    return memory;
  };
}
