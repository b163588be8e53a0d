import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Keeps a stand-in's state on disk, so that what "the tool" holds outlives a restart of the sandbox.
 * Written whole and renamed into place after every change: the state is small, and never half written.
 */
export interface StateFile<State> {
  load(): State | null;
  save(state: State): void;
}

/** `path` null keeps nothing. */
export function stateFile<State>(path: string | null): StateFile<State> {
  if (path === null) return { load: () => null, save: () => undefined };
  return {
    load() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as State;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    save(state) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(state));
      renameSync(`${path}.new`, path);
    },
  };
}
