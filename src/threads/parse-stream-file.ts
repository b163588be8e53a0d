import { type ParsedFile, parseFile } from '../domain/streams/file/parse-file.ts';
import { runInThread } from './run-in-thread.ts';

/** In UTF-16 units: what everyone can wait for. */
const maxLengthHere = 4000;
/** Slack waits 3 seconds for an answer, and the file was fetched within 1.5. */
const timeLimitMs = 1200;

/** Reads a Stream's file; a large one in a thread of its own, so that nobody waits for it but who gave it. */
export async function parseStreamFile(text: string, limitMs = timeLimitMs): Promise<ParsedFile> {
  if (text.length <= maxLengthHere) return parseFile(text);
  const parsed = await runInThread('parseFile', text, limitMs);
  const words = 'This file takes too long to read. Try again, or make it smaller.';
  return parsed ?? { root: null, problems: [{ line: 1, words }], isYaml: false };
}
