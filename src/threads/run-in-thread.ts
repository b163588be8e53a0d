import { Worker } from 'node:worker_threads';
import type { TaskName, Tasks } from './tasks.ts';
import type { ThreadInput } from './thread.ts';

/** Enough for what the tasks make of inputs within their bounds, and no more than that. */
const maxHeapMb = 256;

/** Waits in line: one thread at a time, so that many large inputs take no core from those who wait for an answer. */
let lastInLine: Promise<unknown> = Promise.resolve();

/**
 * Does a task in a thread of its own while everything else goes on.
 *
 * @param timeLimitMs from now on, the wait for other threads included.
 * @returns null where it was not done in time, or needed too much memory.
 */
export async function runInThread<Name extends TaskName>(
  task: Name,
  input: Parameters<Tasks[Name]>[0],
  timeLimitMs: number,
): Promise<ReturnType<Tasks[Name]> | null> {
  const deadline = Date.now() + timeLimitMs;
  const done = lastInLine.then(() => {
    const left = deadline - Date.now();
    return left <= 0 ? null : runNow<Name>({ task, input }, left);
  });
  lastInLine = done.catch(() => undefined);
  return done;
}

function runNow<Name extends TaskName>(
  workerData: ThreadInput,
  timeLimitMs: number,
): Promise<ReturnType<Tasks[Name]> | null> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    const timer = setTimeout(() => end(null), timeLimitMs);
    function end(result: ReturnType<Tasks[Name]> | null): void {
      clearTimeout(timer);
      resolve(result);
      void thread.terminate();
    }
    thread.once('message', end);
    thread.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null);
      else reject(error);
    });
  });
}
