import { and, eq, lt } from 'drizzle-orm';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** Milliseconds for which a file waits for its person to look it over. */
const keptFor = 24 * 60 * 60 * 1000;

/** Stream files between the window that takes them and the one that asks whether to go on. */
export function streamFileQueries(q: TenantQueries) {
  const { streamFiles } = q.schema;
  return {
    /** Also forgets those that nobody went on with. */
    *put(file: { id: string; userId: string; text: string; createdAt: Date }): Steps<void> {
      const tooOld = new Date(file.createdAt.getTime() - keptFor);
      yield* q.remove(streamFiles, lt(streamFiles.createdAt, tooOld));
      yield* q.insert(streamFiles, file);
    },
    /** The text of a file that the person has given. */
    *text(id: string, userId: string): Steps<string | undefined> {
      const found = yield* q.first(streamFiles, and(eq(streamFiles.id, id), eq(streamFiles.userId, userId)));
      return found?.text;
    },
  };
}

export type StreamFileQueries = ReturnType<typeof streamFileQueries>;
