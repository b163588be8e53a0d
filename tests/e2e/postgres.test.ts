import { afterAll, describe, expect, test } from '@jest/globals';
import { createWorker } from '../../src/deliveries/worker.ts';
import { opened } from '../support/people-at-work.ts';
import { findPostgres } from '../support/postgres.ts';
import { seedGids, startIntake } from '../support/running-tools.ts';

const byName = (a = '', b = '') => a.localeCompare(b);
const postgres = await findPostgres();
afterAll(() => postgres?.stop());

(postgres ? describe : describe.skip)('on PostgreSQL, by DATABASE_URL alone', () => {
  test('[E2, I10] two workers share the work, and each Request becomes one task in each tool', async () => {
    const database = await postgres?.freshDatabase();
    const world = await startIntake({ environment: { DATABASE_URL: database?.url ?? '' } });
    const second = createWorker(world.context);
    second.start();
    const bob = world.slack.as('bob');
    for (let n = 1; n <= 8; n += 1) {
      const form = opened((await bob.slash('/request it')).modal);
      await form.fill({ Subject: `Laptop ${n}` });
      expect(await form.submit()).toEqual({ closed: true });
    }
    const tasks = () => world.asana.board(seedGids.itHelp).tasks;
    const rows = () => world.smartsheet.grid(String(world.smartsheet.sheet('IT help desk').id)).rows;
    await bob.waitFor(() => tasks().length >= 8 && rows().length >= 8, 40_000);
    await bob.waitFor(
      () =>
        bob
          .channel('it')
          .messages()
          .filter((message) => message.links().length >= 2).length === 8,
      40_000,
    );
    const subjects = Array.from({ length: 8 }, (_, n) => `Laptop ${n + 1}`);
    expect(
      tasks()
        .map(({ name }) => name)
        .toSorted(byName),
    ).toEqual(subjects);
    expect(
      rows()
        .map(({ values }) => values.Subject)
        .toSorted(byName),
    ).toEqual(subjects);
    await second.stop();
    await world.close();
    await database?.drop();
  }, 120_000);
});
