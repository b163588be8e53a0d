import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openStore, type Store } from '../../src/db/store.ts';
import { findPostgres, type PostgresServer } from '../support/postgres.ts';

/** An engine that the contract is held against. */
export interface StoreEngine {
  name: 'SQLite' | 'PostgreSQL';
  /** An empty database. */
  database: () => Promise<{ url: string; drop: () => Promise<void> }>;
  stop: () => Promise<void>;
}

/** A fresh database, migrated, and the stores that a test opens on it. */
export interface TestDatabase {
  url: string;
  store: Store;
  clock: TestClock;
  /** One more store on the same database, as another process has it. */
  another: () => Store;
  /** Closes every store and removes the database. */
  end: () => Promise<void>;
}

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now: Date;
  pass: (milliseconds: number) => void;
}

/** SQLite in a file, and PostgreSQL where there is one. */
export async function storeEngines(): Promise<StoreEngine[]> {
  const postgres = await findPostgres();
  const sqlite: StoreEngine = { name: 'SQLite', database: sqliteFile, stop: async () => undefined };
  return postgres ? [sqlite, postgresEngine(postgres)] : [sqlite];
}

/** One database for test after test, as to make one takes long: each leaves it empty. */
function postgresEngine(postgres: PostgresServer): StoreEngine {
  let made: Promise<{ url: string; drop: () => Promise<void> }> | null = null;
  return {
    name: 'PostgreSQL',
    async database() {
      made ??= postgres.freshDatabase();
      const { url } = await made;
      return { url, drop: () => emptyPostgres(url) };
    },
    async stop() {
      await (await made)?.drop();
      await postgres.stop();
    },
  };
}

async function emptyPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('delete from workspaces; delete from seen_events');
  await client.end();
}

/** Opens a store on a fresh database of the engine. */
export async function testDatabase(engine: StoreEngine): Promise<TestDatabase> {
  const { url, drop } = await engine.database();
  const clock = testClock();
  const stores: Store[] = [];
  const another = () => {
    const store = openStore({ url, clock: () => clock.now });
    stores.push(store);
    return store;
  };
  const end = async () => {
    await Promise.all(stores.map((opened) => opened.close()));
    await drop();
  };
  const store = another();
  try {
    await store.migrate();
  } catch (error) {
    // What went wrong first is what is told.
    await end().catch(() => undefined);
    throw error;
  }
  return { url, store, clock, another, end };
}

function testClock(): TestClock {
  return {
    now: new Date('2030-05-06T07:08:09.123Z'),
    pass(milliseconds) {
      this.now = new Date(this.now.getTime() + milliseconds);
    },
  };
}

async function sqliteFile(): Promise<{ url: string; drop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'streamly-store-'));
  return {
    url: `file:${join(folder, 'streamly.db')}`,
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}
