import type { TaskPerson } from '../connector.ts';

/** What one account was told and need not ask again soon: people, and where projects are. */
export interface Memory {
  /** `workspace e-mail` to gid. */
  gids: Map<string, string>;
  /** By gid. */
  people: Map<string, TaskPerson>;
  /** Workspace by project. */
  workspaces: Map<string, string>;
}

const keptMs = 10 * 60_000;
const mostKept = 200;

/** The memory of each account, by its token: what one may see is not told to another. */
export function createMemories(): (token: string) => Memory {
  const memories = new Map<string, { memory: Memory; until: number }>();
  return (token) => {
    const now = Date.now();
    const known = memories.get(token);
    if (known && known.until > now) return known.memory;
    if (memories.size >= mostKept) memories.clear();
    const memory = { gids: new Map(), people: new Map(), workspaces: new Map() };
    memories.set(token, { memory, until: now + keptMs });
    return memory;
  };
}
