import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type AppliedMigration, refuseUnknownSchema } from './schema-version.ts';

/**
 * Applies the migrations that a file has not seen yet, all or none. Drizzle's own migrator looks before it locks,
 * so that of two processes that start together one fails; and it leaves foreign keys on, so that a migration which
 * builds a table anew would take along all rows that belong to it.
 *
 * @throws UnknownSchemaError where the file has seen a migration that this version doesn't have; an error where a
 *   migration would leave a row that names one which is not there.
 */
export function migrateSqlite(client: Database.Database, migrationsFolder: string): void {
  const migrations = readMigrationFiles({ migrationsFolder });
  // Inside of a transaction this setting cannot be changed.
  client.pragma('foreign_keys = OFF');
  try {
    client
      .transaction(() => {
        client.exec(
          'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at integer)',
        );
        const applied = client
          .prepare<[], AppliedMigration>('select hash, created_at as at from __drizzle_migrations')
          .all();
        refuseUnknownSchema(applied, migrations);
        const last = Math.max(0, ...applied.map(({ at }) => at));
        const remember = client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
        for (const { sql, hash, folderMillis } of migrations) {
          if (folderMillis <= last) continue;
          for (const statement of sql) client.exec(statement);
          remember.run(hash, folderMillis);
        }
        const broken = client.pragma('foreign_key_check') as { table: string }[];
        if (broken.length > 0) throw new Error(`A migration breaks references of ${broken[0]?.table}.`);
      })
      .immediate();
  } finally {
    client.pragma('foreign_keys = ON');
  }
}
