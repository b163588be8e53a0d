import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openStore } from '../../src/db/store.ts';
import { claimSome, namesOf, workspaceWithTools } from '../contracts/store-claims-world.ts';
import { storeEngines, type TestDatabase, testDatabase } from '../contracts/store-engines.ts';

const engines = await storeEngines();
afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

/** Ends every connection to the database but the one that asks: a failover, as those who are connected see it. */
const terminateOthers = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'the test'`;
const breakOthers = (client: pg.Client) => client.query(terminateOthers);

/** The same from another process, for a body that waits for nothing. */
const elsewhere = `import pg from 'pg';
  const [url, sql] = process.argv.slice(1);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();`;

/** What only a server can meet: rows that others hold, and connections that break. */
describe.each(engines.filter(({ name }) => name === 'PostgreSQL'))('$name', (engine) => {
  const onDatabase = async (body: (world: TestDatabase, client: pg.Client) => Promise<void>) => {
    const world = await testDatabase(engine);
    const client = new pg.Client({ connectionString: world.url, application_name: 'the test' });
    await client.connect();
    try {
      await body(world, client);
    } finally {
      await client.end();
      await world.end();
    }
  };

  test('[I10] a claim waits for no delivery that a transaction holds: it is left for the next one', () =>
    onDatabase(async (world, client) => {
      await workspaceWithTools(world.store, 2);
      await world.store.in('T1').transaction(function* (db) {
        yield* db.deliveries.oweCard('R1', 'channel');
        yield* db.deliveries.oweCard('R2', 'channel');
      });
      await client.query('begin');
      await client.query("select seq from deliveries where request_id = 'R1' for update");
      expect(namesOf(await claimSome(world))).toEqual(['R2/channel']);
      await client.query('commit');
      expect(namesOf(await claimSome(world))).toEqual(['R1/channel']);
    }));

  test('[I10] a delivery that is settled while a claim looks for work is not claimed', () =>
    onDatabase(async (world, client) => {
      await workspaceWithTools(world.store, 1);
      await world.store.in('T1').transaction((db) => db.deliveries.oweCard('R1', 'channel'));
      await client.query('begin');
      await client.query("update deliveries set state = 'done', lease = null, settled_at = now()");
      const claiming = claimSome(world);
      await client.query('commit');
      expect(await claiming).toEqual([]);
    }));

  test('[E2, R2] a transaction that the server ends, since it and another wait for each other, is run again', () =>
    onDatabase(async (world, client) => {
      await workspaceWithTools(world.store, 2);
      await client.query('begin');
      await client.query("select id from requests where id = 'R2' for update");
      let runs = 0;
      const ours = world.store.in('T1').transaction(function* (db) {
        runs += 1;
        yield* db.requests.byId('R1', { lock: true });
        return yield* db.requests.byId('R2', { lock: true });
      });
      await setTimeout(200);
      await client.query("select id from requests where id = 'R1' for update");
      await client.query('commit');
      expect(await ours).toMatchObject({ id: 'R2' });
      expect(runs).toBe(2);
    }));

  test('[E2, A5] what such a transaction had read and changed is read anew', () =>
    onDatabase(async (world, client) => {
      await workspaceWithTools(world.store, 2);
      const days = async () => (await world.store.in('T1').read((db) => db.settings.get())).retentionDays;
      const before = await days();
      await client.query('begin');
      await client.query("select id from requests where id = 'R2' for update");
      const ours = world.store.in('T1').transaction(function* (db) {
        const { retentionDays } = yield* db.settings.get();
        yield* db.settings.change({ retentionDays: retentionDays + 1 });
        yield* db.settings.get();
        yield* db.requests.byId('R1', { lock: true });
        yield* db.requests.byId('R2', { lock: true });
      });
      await setTimeout(200);
      await client.query("select id from requests where id = 'R1' for update");
      await client.query('commit');
      await ours;
      expect(await days()).toBe(before + 1);
    }));

  test('[E2, R2] a connection that breaks between two queries of a transaction ends neither process nor work', () =>
    onDatabase(async (world, client) => {
      await workspaceWithTools(world.store, 2);
      await client.query('begin');
      await client.query("select id from requests where id = 'R2' for update");
      let runs = 0;
      const ours = world.store.in('T1').transaction(function* (db) {
        runs += 1;
        yield* db.deliveries.oweCard('R1', 'channel');
        yield* db.requests.byId('R2', { lock: true });
      });
      await setTimeout(200);
      await breakOthers(client);
      await client.query('commit');
      await ours;
      expect(runs).toBe(2);
      expect(namesOf(await claimSome(world))).toEqual(['R1/channel']);
    }));

  test('[E2, R2] a connection that breaks while nothing of its transaction runs ends no process', () =>
    onDatabase(async (world, client) => {
      await workspaceWithTools(world.store, 1);
      // On a connection that is checked out, with no query under way that could be told.
      let runs = 0;
      const ours = world.store.in('T1').transaction(function* (db) {
        runs += 1;
        yield* db.deliveries.oweCard('R1', 'channel');
        if (runs > 1) return;
        // The body itself waits for nothing but queries; the server is told by another connection meanwhile.
        execFileSync(process.execPath, ['--input-type=module', '-e', elsewhere, world.url, terminateOthers]);
        yield* db.requests.byId('R1');
      });
      await ours;
      expect(namesOf(await claimSome(world))).toEqual(['R1/channel']);
      expect((await client.query('select 1')).rowCount).toBe(1);
    }));

  test('[E2, R2] a commit whose answer is lost is not run again: nobody knows whether it holds', () =>
    onDatabase(async (world, client) => {
      await workspaceWithTools(world.store, 1);
      await client.query(`create function break_commit() returns trigger language plpgsql as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
      await client.query(`create constraint trigger breaks after insert on deliveries
        deferrable initially deferred for each row execute function break_commit()`);
      let runs = 0;
      const ours = world.store.in('T1').transaction(function* (db) {
        runs += 1;
        yield* db.deliveries.oweCard('R1', 'channel');
      });
      await expect(ours).rejects.toThrow();
      expect(runs).toBe(1);
      expect(await world.store.in('T1').read((db) => db.requests.byId('R1'))).toMatchObject({ id: 'R1' });
    }));

  test('[E2] a read whose connection breaks is read again', () =>
    onDatabase(async (world, client) => {
      await workspaceWithTools(world.store, 1);
      await client.query('begin');
      await client.query('lock table requests in access exclusive mode');
      const reading = world.store.in('T1').read((db) => db.requests.byId('R1'));
      await setTimeout(200);
      await breakOthers(client);
      await client.query('commit');
      expect(await reading).toMatchObject({ id: 'R1' });
    }));

  test('[E2] a connection that breaks while it listens is opened again, and what was missed is looked for', () =>
    onDatabase(async (world, client) => {
      let woken = 0;
      world.store.onDeliveriesWaiting(() => {
        woken += 1;
      });
      const listeners = async () => {
        const { rows } = await client.query<{ pid: number }>(
          `select pid from pg_stat_activity
           where datname = current_database() and query like 'LISTEN%' and state = 'idle'`,
        );
        return rows.map(({ pid }) => pid);
      };
      const until = async (holds: () => Promise<boolean>) => {
        while (!(await holds())) await setTimeout(20);
      };
      await until(async () => (await listeners()).length === 1);
      const before = await listeners();
      await client.query('select pg_terminate_backend($1)', before);
      const wokenBefore = woken;
      await until(async () => (await listeners()).some((pid) => !before.includes(pid)));
      await until(async () => woken > wokenBefore);
    }));

  test('[E4] closing a store leaves no connection behind, however many listen', () =>
    onDatabase(async (world, client) => {
      const leaving = openStore({ url: `${world.url}?application_name=leaving` });
      for (let count = 0; count < 3; count += 1) leaving.onDeliveriesWaiting(() => undefined);
      await leaving.in('T1').read((db) => db.streams.countInUse());
      const connections = async () => {
        const { rows } = await client.query(
          "select 1 from pg_stat_activity where application_name = 'leaving'",
        );
        return rows.length;
      };
      expect(await connections()).toBeGreaterThan(0);
      await leaving.close();
      while ((await connections()) > 0) await setTimeout(20);
      expect(await connections()).toBe(0);
    }));
});
