import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import pg from 'pg';
import { findPostgres } from '../support/postgres.ts';

const postgres = await findPostgres();
afterAll(() => postgres?.stop());

type Run = (sql: string) => Promise<unknown[]>;

/** The statements of each migration, in order, by the name of its file. */
async function migrations(engine: string): Promise<{ name: string; statements: string[] }[]> {
  const folder = new URL(`../../migrations/${engine}/`, import.meta.url);
  const journal = JSON.parse(await readFile(new URL('meta/_journal.json', folder), 'utf8')) as {
    entries: { tag: string }[];
  };
  return Promise.all(
    journal.entries.map(async ({ tag }) => ({
      name: tag,
      statements: (await readFile(new URL(`${tag}.sql`, folder), 'utf8')).split('--> statement-breakpoint'),
    })),
  );
}

async function migrate(run: Run, engine: string, part: 'before' | 'from'): Promise<void> {
  const all = await migrations(engine);
  const at = all.findIndex(({ name }) => name.endsWith('form-drafts'));
  const wanted = part === 'before' ? all.slice(0, at) : all.slice(at);
  for (const { statements } of wanted) for (const statement of statements) await run(statement);
}

/** A Stream of before there were drafts, with a field on its form, one in the library, and one that was deleted. */
const old = (time: string) => [
  `insert into workspaces (workspace_id, name, bot_token, bot_user_id, scopes, installed_at, last_request_number, settings)
   values ('T1', 'Acme', 'sealed', 'UB', '[]', ${time}, 0, '{}')`,
  `insert into streams (id, workspace_id, name, name_key, description, channel_id, channel_name, form_version, created_by, created_at)
   values ('S1', 'T1', 'IT', 'it', '', 'C1', 'it', 3, 'U1', ${time})`,
  ...[
    ['F1', 0, 'null'],
    ['F2', 'null', 'null'],
    ['F3', 'null', time],
  ].map(
    ([id, position, deletedAt]) =>
      `insert into fields (id, workspace_id, stream_id, name_key, definition, position, created_at, deleted_at)
       values ('${id}', 'T1', 'S1', '${id}', '{"id": "${id}", "name": "${id}", "type": "text"}', ${position}, ${time}, ${deletedAt})`,
  ),
];

const published = (id: string, position: number | null, deleted: boolean) => ({
  id,
  published: { definition: { id, name: id, type: 'text' }, position, deleted },
});

async function whatBecomesOfIt(run: Run, engine: string, time: string): Promise<void> {
  await migrate(run, engine, 'before');
  for (const statement of old(time)) await run(statement);
  await migrate(run, engine, 'from');
  const rows = (await run('select id, published from fields order by id')) as {
    id: string;
    published: unknown;
  }[];
  const read = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value) as unknown;
  expect(rows.map((row) => ({ id: row.id, published: read(row.published) }))).toEqual([
    published('F1', 0, false),
    published('F2', null, false),
    published('F3', null, true),
  ]);
}

test('[S17, E4] what a SQLite database of before drafts has counts as published', async () => {
  const client = new Database(':memory:');
  const run: Run = async (sql) => {
    if (/^\s*select/i.test(sql)) return client.prepare(sql).all();
    client.exec(sql);
    return [];
  };
  await whatBecomesOfIt(run, 'sqlite', '1700000000000');
  client.close();
});

if (postgres) {
  test('[S17, E4] what a PostgreSQL database of before drafts has counts as published', async () => {
    const { url, drop } = await postgres.freshDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const run: Run = async (sql) => (await client.query<Record<string, unknown>>(sql)).rows;
    try {
      await whatBecomesOfIt(run, 'postgres', "'2023-11-14T22:13:20Z'");
    } finally {
      await client.end();
      await drop();
    }
  });
}
