import { parentPort, workerData } from 'node:worker_threads';
import { type TaskName, tasks } from './tasks.ts';

/** What a thread starts with: it does one task, answers and ends. */
export interface ThreadInput {
  task: TaskName;
  input: string;
}

const { task, input } = workerData as ThreadInput;
parentPort?.postMessage(tasks[task](input));
