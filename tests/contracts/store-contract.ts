import { afterAll, afterEach, beforeEach, describe } from '@jest/globals';
import { type StoreEngine, type TestDatabase, testDatabase } from './store-engines.ts';

/** Gives the database that was made for the test which runs. */
export type TheDatabase = () => TestDatabase;

/** Runs parts of the store's contract on one engine, every test on a database of its own. */
export function storeContract(
  engine: StoreEngine,
  parts: Record<string, (database: TheDatabase) => void>,
): void {
  describe(`the store on ${engine.name}`, () => {
    let current: TestDatabase | null = null;
    beforeEach(async () => {
      current = await testDatabase(engine);
    });
    afterEach(async () => {
      await current?.end();
      current = null;
    });
    afterAll(() => engine.stop());

    for (const [subject, part] of Object.entries(parts)) {
      describe(subject, () => {
        part(() => {
          if (!current) throw new Error('A database is there only while a test runs.');
          return current;
        });
      });
    }
  });
}
