import Database from 'better-sqlite3';
import { openStore } from '../../src/db/store.ts';
import { workspaceWord } from '../../src/db/words-match.ts';
import { subjectKey } from '../../src/domain/requests/request-query.ts';
import { searchWords } from '../../src/domain/requests/search-words.ts';
import { randomFrom } from '../statistics.ts';

export const workspaceId = 'T0BENCH';
export const streamCount = 200;
export const peopleCount = 5000;
/** The seeded Requests were created in this time. */
export const firstDay = Date.UTC(2027, 0, 1);
export const lastDay = Date.UTC(2029, 11, 31);

const day = 24 * 60 * 60 * 1000;
const words = [
  'Laptop',
  'access',
  'banner',
  'Invoice',
  'printer',
  'Contract',
  'launch',
  'review',
  'Onboarding',
  'fix',
];

/** Each is a word of every third Request. */
export const commonWords = ['urgent', 'please', 'tomorrow'];
export const optionIds = ['small', 'medium', 'large', 'huge', 'odd'];

export const streamId = (index: number) => `stream-${String(index).padStart(9, '0')}`;
export const personId = (index: number) => `U${String(index).padStart(10, '0')}`;
export const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/**
 * Fills a new SQLite file with the Requests of three years, as a workspace has them: a few Streams have most of
 * them, each has a team of its own, old ones are closed, due dates follow creation.
 */
export async function seedRequests(path: string, count: number): Promise<void> {
  const store = openStore({ url: `file:${path}` });
  await store.migrate();
  await store.close();
  const db = new Database(path);
  db.pragma('synchronous = OFF');
  insertParents(db);
  withoutIndexes(db, () => insertRequests(db, count));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function insertParents(db: Database.Database): void {
  db.prepare(
    `insert into workspaces (workspace_id, name, bot_token, bot_user_id, scopes, installed_at, last_request_number, settings)
     values (?, 'Bench', '', 'U0BOT', '[]', 0, 0, '{"adminIds":[],"mayCreateStreams":"everyone"}')`,
  ).run(workspaceId);
  const stream = db.prepare(
    `insert into streams (id, workspace_id, name, name_key, description, channel_id, channel_name, form_version, created_by, created_at)
     values (?, ?, ?, ?, '', 'C0BENCH', 'bench', 1, 'U0ADMIN', 0)`,
  );
  for (let index = 0; index < streamCount; index += 1) {
    stream.run(streamId(index), workspaceId, `Stream ${index}`, `stream ${index}`);
  }
}

/** Indexes that are made at the end take a fraction of the time. Those that are constraints stay. */
function withoutIndexes(db: Database.Database, body: () => void): void {
  const indexes = db
    .prepare(
      `select name, sql from sqlite_master where type = 'index' and tbl_name in ('requests', 'request_words', 'field_values') and sql is not null`,
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`drop index "${name}"`);
  body();
  for (const { sql } of indexes) db.exec(sql);
}

function insertRequests(db: Database.Database, count: number): void {
  const insert = db.prepare(
    `insert into requests (id, workspace_id, stream_id, number, subject, subject_key, is_open, requester_id, assignee_id,
       due_date, answers, form_version, submission_key, version, created_at, updated_at, closed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 2, ?, ?, ?)`,
  );
  const words = db.prepare(
    `insert into request_words (workspace_id, request_id, number, words) values (?, ?, ?, ?)`,
  );
  const value = db.prepare(
    `insert into field_values (workspace_id, request_id, number, field_id, value) values (?, ?, ?, ?, ?)`,
  );
  const random = randomFrom(count);
  const insertChunk = db.transaction((from: number, to: number) => {
    for (let number = from; number <= to; number += 1) {
      const row = requestRow(random, number, count);
      insert.run(...row);
      const id = `request-${number}`;
      const sought = searchWords(`${row[4]} ${commonWords[number % commonWords.length]} ${number}`);
      words.run(workspaceId, id, number, [workspaceWord(workspaceId), ...sought].join(' '));
      for (const [fieldId, chosen] of valuesOf(random, number)) {
        value.run(workspaceId, id, number, fieldId, chosen);
      }
    }
  });
  for (let from = 1; from <= count; from += 20_000) insertChunk(from, Math.min(count, from + 19_999));
}

/** Answers to two fields: one of few options, and a date. */
function valuesOf(random: () => number, number: number): [string, string][] {
  const option = optionIds[Math.floor(optionIds.length * random() ** 2)] as string;
  return [
    ['option', option],
    ['day', dateOf(firstDay + (number % 1000) * day)],
  ];
}

function requestRow(random: () => number, number: number, count: number): (string | number | null)[] {
  const below = (end: number) => Math.floor(random() * end);
  const stream = Math.floor(streamCount * random() ** 2.5);
  const createdAt = Math.floor(firstDay + ((lastDay - firstDay) * number) / count);
  const takenFor = below(40) * day;
  const isOpen = createdAt + takenFor > lastDay || random() < 0.03;
  const updatedAt = Math.min(lastDay, createdAt + takenFor + below(day));
  const subject = `${words[below(words.length)]} ${words[below(words.length)]} ${below(100_000)}`;
  return [
    `request-${number}`,
    workspaceId,
    streamId(stream),
    number,
    subject,
    subjectKey(subject),
    isOpen ? 1 : 0,
    personId(Math.floor(peopleCount * random() ** 1.5)),
    random() < 0.2 ? null : personId(stream * 5 + below(8)),
    random() < 0.4 ? null : dateOf(createdAt + below(60) * day),
    JSON.stringify({ details: `${subject}. `.repeat(12), expert: personId(below(peopleCount)) }),
    `V${number}`,
    createdAt,
    updatedAt,
    isOpen ? null : updatedAt,
  ];
}
