import pg from 'pg';
import { ownCluster } from './postgres-cluster.ts';

/** A PostgreSQL on which tests may make databases of their own. */
export interface PostgresServer {
  /** Makes an empty database; gives its URL and a way to be rid of it. */
  freshDatabase: () => Promise<{ url: string; drop: () => Promise<void> }>;
  /** Stops the server where it was started for these tests. */
  stop: () => Promise<void>;
}

const usualAddresses = [
  'postgres://postgres@127.0.0.1:5432/postgres',
  'postgres://root@127.0.0.1:5432/postgres',
];
const connectTimeout = 2000;

/**
 * Finds a server for tests: `TEST_POSTGRES_URL`, else one on 127.0.0.1:5432 that asks for no password, else a
 * cluster of our own by the PostgreSQL that Debian has installed.
 *
 * @returns null where there is none; one line says so.
 * @throws where there is none and `CI=true` or `POSTGRES_REQUIRED` is set, or where `TEST_POSTGRES_URL` is of no use.
 */
export async function findPostgres(): Promise<PostgresServer | null> {
  const named = process.env.TEST_POSTGRES_URL;
  if (named) {
    if (await mayMakeDatabases(named)) return serverAt(named);
    throw new Error('TEST_POSTGRES_URL names no PostgreSQL on which a database can be made.');
  }
  for (const url of usualAddresses) if (await mayMakeDatabases(url)) return serverAt(url);
  const cluster = await ownCluster();
  if (cluster) return serverAt(cluster.url, cluster.stop);
  if (process.env.CI === 'true' || process.env.POSTGRES_REQUIRED) {
    throw new Error(
      'PostgreSQL is required here, and there is none: no server was found and none can be started.',
    );
  }
  process.stderr.write('Left out: everything on PostgreSQL. No server was found (see TEST_POSTGRES_URL).\n');
  return null;
}

async function mayMakeDatabases(url: string): Promise<boolean> {
  try {
    const { rows } = await query<{ may: boolean }>(
      url,
      'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
    );
    return rows[0]?.may ?? false;
  } catch {
    return false;
  }
}

let made = 0;

function serverAt(url: string, stop: () => Promise<void> = async () => undefined): PostgresServer {
  return {
    stop,
    async freshDatabase() {
      made += 1;
      const name = `streamly_test_${process.pid}_${Date.now().toString(36)}_${made}`;
      await query(url, `create database ${name} ${await localeUnlikeSqlite(url)}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return {
        url: own.href,
        drop: async () => {
          await query(url, `drop database ${name} with (force)`);
        },
      };
    },
  };
}

/**
 * A database that sorts like a dictionary, where SQLite sorts by code points: a query that leaves the order to the
 * server shows. (ICU locales of databases: PostgreSQL 15 and later.)
 */
async function localeUnlikeSqlite(url: string): Promise<string> {
  const { rows } = await query<{ version: number }>(
    url,
    `select current_setting('server_version_num')::int as version`,
  );
  const { version } = rows[0] ?? { version: 0 };
  return version < 150_000 ? '' : `template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'`;
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeout });
  await client.connect();
  try {
    return await client.query<Row>(text);
  } finally {
    await client.end();
  }
}
