import type { z } from 'zod';

/** What is wrong with a file, and at which of its entries. */
export interface Problem {
  path: readonly PropertyKey[];
  words: string;
  /** Nothing stands there: also where another problem keeps the reader from seeing it. */
  isMissing?: boolean;
}

/** The same for a person: lines count from 1. */
export interface FileProblem {
  line: number;
  words: string;
}

/** zod's findings in words. `pathOf` says where in the file something stands that has another name there. */
export function problemsOf(
  error: z.ZodError,
  pathOf: (path: readonly PropertyKey[]) => readonly PropertyKey[] = (path) => path,
): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const path = pathOf(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], words: `“${key}” means nothing here.` }));
    }
    const last = String(path.at(-1) ?? 'the file');
    if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid')) {
      return [{ path, words: `“${last}” must be one of: ${issue.values.map(String).join(', ')}.` }];
    }
    if (issue.code === 'invalid_type') {
      return issue.message.includes('received undefined')
        ? [{ path, words: `“${last}” is missing.`, isMissing: true }]
        : [{ path, words: `“${last}” must be ${kinds[issue.expected] ?? issue.expected}.` }];
    }
    return [{ path, words: `${typeof path.at(-1) === 'string' ? `“${last}”: ` : ''}${issue.message}` }];
  });
}

const kinds: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'a block of names and values',
  record: 'a block of names and values',
  boolean: 'true or false',
};
