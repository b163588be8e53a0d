import { is, type SQL, sql } from 'drizzle-orm';
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
  return sql`(select ${requestWords.number} from ${requestWords} where ${requestWords.seq} in ${found} and ${requestWords.workspaceId} = ${workspaceId})`;
}

/** Holds where the Request of that number has all of the words. */
export function hasWords(
  { requestWords }: Schema,
  workspaceId: string,
  words: readonly string[],
  number: SQL,
): SQL {
  const own = sql`${requestWords.workspaceId} = ${workspaceId} and ${requestWords.number} = ${number}`;
  if (is(requestWords, PgTable)) {
    return sql`exists (select 1 from ${requestWords} where ${own} and ${vectorMatch(requestWords, workspaceId, words)})`;
  }
  // The order of a cross join is kept: the one row first, then whether the index has it.
  return sql`exists (select 1 from ${requestWords} cross join request_words_index on request_words_index.rowid = ${requestWords.seq} where ${own} and request_words_index match ${fts5Query(workspaceId, words)})`;
}

function vectorMatch(
  requestWords: Schema['requestWords'],
  workspaceId: string,
  words: readonly string[],
): SQL {
  const query = [workspaceWord(workspaceId), ...words].map((word) => `'${word}'`).join(' & ');
  return sql`array_to_tsvector(string_to_array(${requestWords.words}, ' ')) @@ ${`${query}:*`}::tsquery`;
}

function fts5Query(workspaceId: string, words: readonly string[]): string {
  return `${[workspaceWord(workspaceId), ...words].map((word) => `"${word}"`).join(' AND ')}*`;
}
