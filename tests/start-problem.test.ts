import { expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { UnknownSchemaError } from '../src/db/schema-version.ts';
import { explainStartProblem } from '../src/start-problem.ts';

const settings = { PORT: 3000, DATABASE_URL: 'postgres://streamly:s3cret@db:5432/streamly' };
const explained = (error: unknown) => explainStartProblem(error, settings);
const coded = (code: string, more: object = {}) => Object.assign(new Error('raw'), { code, ...more });
const wrapped = (cause: Error) => new Error('Failed query: select 1', { cause });

test.each<[string, Error, string]>([
  ['a port that is in use', coded('EADDRINUSE', { syscall: 'listen' }), 'Port 3000 is in use already'],
  ['a port that needs rights', coded('EACCES', { syscall: 'listen' }), 'Choose one above 1023'],
  [
    'a folder that can’t be created',
    coded('EACCES', { syscall: 'mkdir', path: '/srv/data' }),
    'The folder /srv/data can’t be created',
  ],
  [
    'a read-only file',
    new Database.SqliteError('attempt to write a readonly database', 'SQLITE_READONLY'),
    'it is read-only',
  ],
  [
    'a file that can’t be opened',
    new Database.SqliteError('unable', 'SQLITE_CANTOPEN_ISDIR'),
    'can’t be opened',
  ],
  ['no database', new Database.SqliteError('file is not a database', 'SQLITE_NOTADB'), 'no SQLite database'],
  ['a full disk', new Database.SqliteError('full', 'SQLITE_FULL'), 'its disk is full'],
  [
    'a server that is not there',
    wrapped(coded('ECONNREFUSED', { syscall: 'connect' })),
    'nothing answers there',
  ],
  [
    'a host that nobody knows',
    wrapped(coded('ENOTFOUND', { syscall: 'getaddrinfo' })),
    'its host isn’t known',
  ],
  ['a wrong password', wrapped(coded('28P01')), 'the password is refused'],
  ['a database that is not there', wrapped(coded('3D000')), 'no database of that name'],
  ['a newer database', new UnknownSchemaError('The database was made by a newer version.'), 'newer version'],
])('[E1] %s is said in a sentence with what to do', (_, error, sentence) => {
  expect(explained(error)).toContain(sentence);
  expect(explained(error)).toMatch(/\.$/);
  expect(explained(error)).not.toContain('s3cret');
});

test('[E1] what nobody foresaw is not explained away', () => {
  expect(explained(new TypeError('undefined is not a function'))).toBeNull();
});
