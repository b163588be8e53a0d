import { ConfigError } from './config.ts';
import { UnknownSchemaError } from './db/schema-version.ts';

/** Where the app was to start. */
export interface StartSettings {
  PORT: number;
  DATABASE_URL: string;
}

/**
 * What an operator is told of an error that keeps the app from starting: what is wrong, and what to do about it.
 *
 * @returns null for what nobody foresaw: that is a bug, and its stack trace is of use.
 */
export function explainStartProblem(error: unknown, { PORT, DATABASE_URL }: StartSettings): string | null {
  const database = withoutPassword(DATABASE_URL);
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof ConfigError || each instanceof UnknownSchemaError) return each.message;
    const { code, path, syscall } = each as NodeJS.ErrnoException;
    if (syscall === 'listen') return explainPort(code, PORT);
    if (syscall === 'mkdir') {
      return `The folder ${path} can’t be created (${code}). Create it, let this user write to it, or choose another one in DATABASE_URL (${database}).`;
    }
    const known = code === undefined ? undefined : databaseProblems.find(([codes]) => codes.test(code));
    if (known) return `The database ${database} can’t be used: ${known[1]}`;
  }
  return null;
}

function explainPort(code: string | undefined, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use already. Stop what uses it, or choose another one with PORT.`;
  }
  if (code === 'EACCES') {
    return `This user can’t listen on port ${port}. Choose one above 1023 with PORT, or let the user use it.`;
  }
  return `Port ${port} can’t be used (${code}). Choose another one with PORT.`;
}

/** By SQLite's, PostgreSQL's and the network's codes. https://www.sqlite.org/rescode.html, PostgreSQL appendix A. */
const databaseProblems: readonly [RegExp, string][] = [
  [/^SQLITE_READONLY|^SQLITE_PERM/, 'it is read-only. Let this user write to the file and to its folder.'],
  [
    /^SQLITE_CANTOPEN/,
    'it can’t be opened. Check that it is a file, and that this user can read and write it and its folder.',
  ],
  [
    /^SQLITE_NOTADB|^SQLITE_CORRUPT/,
    'it is no SQLite database, or it is damaged. Restore a backup, or choose another file.',
  ],
  [/^SQLITE_FULL|^53100$/, 'its disk is full. Free some space.'],
  [
    /^SQLITE_BUSY|^SQLITE_LOCKED/,
    'another process has it locked. Stop that process, or wait until it is done.',
  ],
  [/^SQLITE_IOERR/, 'its disk can’t be read or written. Check the disk.'],
  [
    /^ECONNREFUSED$|^ETIMEDOUT$|^EHOSTUNREACH$|^ECONNRESET$/,
    'nothing answers there. Check that PostgreSQL runs and can be reached.',
  ],
  [/^ENOTFOUND$|^EAI_AGAIN$/, 'its host isn’t known. Check the name in DATABASE_URL.'],
  [/^28(000|P01)$/, 'the user or the password is refused. Check both in DATABASE_URL.'],
  [/^3D000$/, 'there is no database of that name. Create it, or correct DATABASE_URL.'],
  [/^42501$/, 'this user lacks rights in it. Make the user its owner.'],
  [/^57P03$/, 'the server is starting up or shutting down. Try again in a moment.'],
];

function withoutPassword(url: string): string {
  return url.replace(/(\/\/[^:/@]*):[^@]*@/, '$1:…@');
}
