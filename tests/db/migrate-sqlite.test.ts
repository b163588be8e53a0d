import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { migrateSqlite } from '../../src/db/migrate-sqlite.ts';

const start = `create table parents (id text primary key);
--> statement-breakpoint
create table children (parent text not null references parents(id) on delete cascade);
--> statement-breakpoint
insert into parents values ('p');
--> statement-breakpoint
insert into children values ('p');`;
const buildAnew = `create table new_parents (id text primary key, name text);
--> statement-breakpoint
insert into new_parents (id) select id from parents;
--> statement-breakpoint
drop table parents;
--> statement-breakpoint
alter table new_parents rename to parents;`;
const orphan = `insert into parents values ('q', 'of no use');
--> statement-breakpoint
delete from parents where id = 'p';`;

async function withMigrations(
  body: (client: Database.Database, migrate: (...files: string[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'streamly-migrate-'));
  const client = new Database(':memory:');
  client.pragma('foreign_keys = ON');
  try {
    await mkdir(join(folder, 'meta'));
    await body(client, async (...files) => {
      const entries = files.map((_, n) => ({
        idx: n,
        version: '6',
        when: 1000 + n,
        tag: `${n}`,
        breakpoints: true,
      }));
      await writeFile(
        join(folder, 'meta/_journal.json'),
        JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
      );
      for (const [n, file] of files.entries()) await writeFile(join(folder, `${n}.sql`), file);
      migrateSqlite(client, folder);
    });
  } finally {
    client.close();
    await rm(folder, { recursive: true });
  }
}

const count = (client: Database.Database, table: string) =>
  client.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n;

test('[E4] a migration that builds a table anew keeps the rows that belong to it', () =>
  withMigrations(async (client, migrate) => {
    await migrate(start);
    await migrate(start, buildAnew);
    expect([count(client, 'parents'), count(client, 'children')]).toEqual([1, 1]);
    client.exec("delete from parents where id = 'p'");
    expect(count(client, 'children')).toBe(0);
  }));

test('[E4] a migration that would leave a row without its owner is refused, and nothing of it stays', () =>
  withMigrations(async (client, migrate) => {
    await expect(migrate(start, buildAnew, orphan)).rejects.toThrow('breaks references of children');
    expect(client.prepare('select name from sqlite_schema').all()).toEqual([]);
    await migrate(start, buildAnew);
    await expect(migrate(start, buildAnew, orphan)).rejects.toThrow('breaks references of children');
    expect([count(client, 'parents'), count(client, 'children')]).toEqual([1, 1]);
  }));

test('[E4] a migration is applied once', () =>
  withMigrations(async (client, migrate) => {
    await migrate(start);
    await migrate(start);
    expect(count(client, 'parents')).toBe(1);
  }));
