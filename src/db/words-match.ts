import { and, is, type SQL, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Schema } from './schema.ts';

/**
 * The word that every Request of a workspace has, so that the index itself keeps workspaces apart. `searchWords`
 * makes no word with this dot.
 */
export function workspaceWord(workspaceId: string): string {
  return `·${workspaceId.toLowerCase()}`;
}

/**
 * The numbers of the latest Requests, at most so many, that have all of the words, the last one as a beginning: by
 * FTS5 on SQLite, by a tsvector on PostgreSQL. Words come from `searchWords` and are quoted: nothing in them is
 * search syntax.
 */
export function numbersWithWords(
  { requestWords }: Schema,
  workspaceId: string,
  words: readonly string[],
  atMost: number,
): SQL {
  if (is(requestWords, PgTable)) {
    return sql`(select ${requestWords.number} from ${requestWords} where ${requestWords.workspaceId} = ${workspaceId} and ${vectorMatch(requestWords, workspaceId, words)} order by ${requestWords.seq} desc limit ${atMost})`;
  }
  const found = sql`(select rowid from request_words_index where request_words_index match ${fts5Query(workspaceId, words)} order by rowid desc limit ${atMost})`;
  return numbersAt(requestWords, workspaceId, found);
}

/** The numbers of the latest Requests, at most so many, that have one of the words whole; see `numbersWithWords`. */
export function numbersWithAnyWord(
  { requestWords }: Schema,
  workspaceId: string,
  words: readonly string[],
  atMost: number,
): SQL {
  const own = workspaceWord(workspaceId);
  if (is(requestWords, PgTable)) {
    const any = `'${own}' & (${words.map((word) => `'${word}'`).join(' | ')})`;
    return sql`(select ${requestWords.number} from ${requestWords} where ${requestWords.workspaceId} = ${workspaceId} and ${wordsVector(requestWords)} @@ ${any}::tsquery order by ${requestWords.seq} desc limit ${atMost})`;
  }
  const any = `"${own}" AND (${words.map((word) => `"${word}"`).join(' OR ')})`;
  const found = sql`(select rowid from request_words_index where request_words_index match ${any} order by rowid desc limit ${atMost})`;
  return numbersAt(requestWords, workspaceId, found);
}

/**
 * Holds where the Request of that number has all of the words. Its own words are read: to ask an index about one
 * Request, with a word's beginning, takes a thousand times longer. They hold no sign that `like` gives a meaning.
 */
export function hasWords(
  { requestWords }: Schema,
  workspaceId: string,
  words: readonly string[],
  number: SQL,
): SQL {
  const last = words.length - 1;
  const patterns = words.map((word, at) => (at === last ? `% ${word}%` : `% ${word} %`));
  const all = and(...patterns.map((pattern) => sql`${requestWords.words} || ' ' like ${pattern}`));
  return sql`exists (select 1 from ${requestWords} where ${requestWords.workspaceId} = ${workspaceId} and ${requestWords.number} = ${number} and ${all})`;
}

/** Of these rows the numbers. The plus keeps SQLite from reading all of the workspace's rows by the index that begins so. */
function numbersAt(requestWords: Schema['requestWords'], workspaceId: string, rowids: SQL): SQL {
  return sql`(select ${requestWords.number} from ${requestWords} where ${requestWords.seq} in ${rowids} and +${requestWords.workspaceId} = ${workspaceId})`;
}

function vectorMatch(
  requestWords: Schema['requestWords'],
  workspaceId: string,
  words: readonly string[],
): SQL {
  const query = [workspaceWord(workspaceId), ...words].map((word) => `'${word}'`).join(' & ');
  return sql`${wordsVector(requestWords)} @@ ${`${query}:*`}::tsquery`;
}

/** What the index of PostgreSQL is made of. */
function wordsVector(requestWords: Schema['requestWords']): SQL {
  return sql`array_to_tsvector(string_to_array(${requestWords.words}, ' '))`;
}

function fts5Query(workspaceId: string, words: readonly string[]): string {
  return `${[workspaceWord(workspaceId), ...words].map((word) => `"${word}"`).join(' AND ')}*`;
}
