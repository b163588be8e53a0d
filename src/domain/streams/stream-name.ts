import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { nameKey } from './field.ts';
import { longestStreamDescription, longestStreamName } from './stream.ts';

/** Words after `/request` that mean something else. */
const takenWords = ['new', 'help', 'find'];

/** Why a Stream cannot be called that (S1), or null. The name is trimmed. Pure. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'Give the Stream a name.';
  if (/[\r\n]/.test(name)) return 'The name must be one line.';
  if (name.length > longestStreamName) {
    return `The name may have at most ${longestStreamName} characters; this has ${name.length}.`;
  }
  if (takenWords.includes(nameKey(name))) {
    return `“/request ${name}” has a meaning of its own. Choose another name.`;
  }
  return null;
}

/** Why a Stream cannot be described so, or null. Pure. */
export function descriptionProblem(description: string): string | null {
  return description.length > longestStreamDescription
    ? `The description may have at most ${longestStreamDescription} characters.`
    : null;
}

/** Which Stream has the name already, in words, or null. `ownId` may have it. */
export function* nameTaken(db: WorkspaceDb, name: string, ownId?: string): Steps<string | null> {
  const taken = yield* db.streams.byName(name);
  if (!taken || taken.id === ownId) return null;
  return taken.archivedAt
    ? `An archived Stream is called “${taken.name}”. Choose another name.`
    : `There is a Stream called “${taken.name}” already. Choose another name.`;
}
