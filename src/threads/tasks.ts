import { parseFile } from '../domain/streams/file/parse-file.ts';

/** What a thread of its own can do, by name: pure functions from plain data to plain data. */
export const tasks = { parseFile };

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
