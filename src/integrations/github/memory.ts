import type { TaskPerson } from '../connector.ts';

/** What one account was told of people. */
export interface Memory {
  /** By e-mail; null: nobody shows it. */
  logins: Map<string, string | null>;
  /** By login. */
  people: Map<string, TaskPerson>;
  /** By `owner/name login`. */
  assignable: Map<string, boolean>;
}

export function emptyMemory(): Memory {
  return { logins: new Map(), people: new Map(), assignable: new Map() };
}
