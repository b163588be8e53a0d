import type { TaskPerson } from '../connector.ts';

/** What one account was told: people, and where projects are. */
export interface Memory {
  /** `workspace e-mail` to gid. */
  gids: Map<string, string>;
  /** By gid. */
  people: Map<string, TaskPerson>;
  /** Workspace by project. */
  workspaces: Map<string, string>;
}

export function emptyMemory(): Memory {
  return { gids: new Map(), people: new Map(), workspaces: new Map() };
}
