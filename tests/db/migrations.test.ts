import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import pg from 'pg';
import { postgresColumns, sqliteColumns } from '../../src/db/columns.ts';
import { defineSchema } from '../../src/db/schema.ts';
import { storeEngines, testDatabase } from '../contracts/store-engines.ts';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../..', import.meta.url));
const engines = await storeEngines();
afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

const dialects = {
  sqlite: { dialect: 'sqlite', schema: 'src/db/schema.sqlite.ts' },
  postgres: { dialect: 'postgresql', schema: 'src/db/schema.postgres.ts' },
};

describe('the generated migrations', () => {
  test.each(Object.entries(dialects))(
    '[E4] of %s are those of the schema',
    async (name, { dialect, schema }) => {
      const copy = await mkdtemp(join(tmpdir(), 'streamly-migrations-'));
      try {
        await cp(join(project, 'migrations', name), copy, { recursive: true });
        const before = await contentsOf(copy);
        // drizzle-kit takes every path as a relative one.
        const options = [`--dialect=${dialect}`, `--schema=${schema}`, `--out=${relative(project, copy)}`];
        const kit = join(project, 'node_modules/drizzle-kit/bin.cjs');
        const { stdout } = await run(process.execPath, [kit, 'generate', ...options], { cwd: project });
        expect(stdout).toContain('No schema changes');
        expect(await contentsOf(copy)).toEqual(before);
      } finally {
        await rm(copy, { recursive: true });
      }
    },
  );

  test('[E2] give the same tables and columns on every engine', () => {
    expect(columnsOf(defineSchema(sqliteColumns))).toEqual(columnsOf(defineSchema(postgresColumns)));
  });

  test.each(engines)('[E4] make of an empty database on $name all columns of the schema', async (engine) => {
    const database = await testDatabase(engine);
    try {
      const made = await (engine.name === 'SQLite' ? sqliteColumnsIn : postgresColumnsIn)(database.url);
      expect(made).toEqual(columnsOf(defineSchema(sqliteColumns)));
    } finally {
      await database.end();
    }
  });
});

async function contentsOf(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    paths.toSorted().map(async (path): Promise<[string, string]> => [path, await readFile(path, 'utf8')]),
  );
}

/** `table.column`, and `?` where it may be null. */
function columnsOf(schema: ReturnType<typeof defineSchema>): string[] {
  return Object.values(schema)
    .flatMap((table) =>
      Object.values(getTableColumns(table)).map(
        ({ name, notNull }) => `${getTableName(table)}.${name}${notNull ? '' : '?'}`,
      ),
    )
    .toSorted();
}

async function sqliteColumnsIn(url: string): Promise<string[]> {
  const client = new Database(url.slice('file:'.length), { readonly: true });
  try {
    const found = client
      .prepare<[], { name: string }>(
        `select t.name || '.' || c.name || iif(c."notnull", '', '?') as name
         from sqlite_schema t, pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like 'sqlite~_%' escape '~' and t.name not like '~_~_%' escape '~'
           -- The full text index and the tables that FTS5 keeps it in.
           and t.name not like 'request~_words~_index%' escape '~'`,
      )
      .all();
    return found.map(({ name }) => name).toSorted();
  } finally {
    client.close();
  }
}

async function postgresColumnsIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select table_name || '.' || column_name || case is_nullable when 'YES' then '?' else '' end as name
       from information_schema.columns where table_schema = 'public'`,
    );
    return rows.map(({ name }) => name).toSorted();
  } finally {
    await client.end();
  }
}
