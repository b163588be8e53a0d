import { setTimeout as delay } from 'node:timers/promises';
import { createQueues } from '../queue.ts';

/** Runs what changes something for an account when it is its turn. */
export type Pace = <T>(account: string, write: () => Promise<T>) => Promise<T>;

/**
 * One change after the other, with a pause behind each, as GitHub asks of integrations (best practices for the REST
 * API): what comes faster meets its secondary limits.
 */
export function createPace(pauseMs: number): Pace {
  const queues = createQueues();
  return (account, write) =>
    new Promise((resolve, reject) => {
      void queues.run(account, async () => {
        await write().then(resolve, reject);
        await delay(pauseMs, undefined, { ref: false });
      });
    });
}
