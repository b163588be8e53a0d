import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { addIntegrations, createIntake } from '../../sandbox/demo/intake.ts';
import { startWorld, type World } from '../../sandbox/demo/world.ts';
import { opened } from '../support/people-at-work.ts';

const hour = 3_600_000;
const patience = 20_000;
const startAt = new Date('2026-03-02T09:00:00Z');

let folder: string;
let world: World;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streamly-clock-'));
  world = await startWorld(folder, { startAt });
  await addIntegrations(world, () => undefined);
  await createIntake(world, () => undefined);
}, 60_000);
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const tasks = () => world.asana.state.tasks.filter(({ projects }) => projects.includes(seedGids.itHelp));
const bob = () => world.slack.as('bob');

async function submit(subject: string): Promise<void> {
  const form = opened((await bob().slash('/request it')).modal);
  await form.fill({ Subject: subject });
  expect(await form.submit()).toEqual({ closed: true });
}

const cardOf = (subject: string) =>
  bob()
    .channel('it')
    .waitForMessage((message) => message.text().includes(subject) && message.links().length >= 2, patience);

/** In whole hours: what happened took moments, not an hour. */
const hourOf = (time: number) => new Date(Math.floor(time / hour) * hour).toISOString();

describe('the clock of the sandbox', () => {
  test('[E3] at a moved time Slack, Asana, Smartsheet and the app agree on when a Request came', async () => {
    const moved = new Date('2026-03-19T13:00:00Z');
    await world.clock.moveTo(moved);
    await submit('On a day in March');

    const card = await cardOf('On a day in March');
    expect(hourOf(Number(card.ts) * 1000)).toBe(moved.toISOString());
    expect(hourOf(Date.parse(tasks()[0]?.createdAt ?? ''))).toBe(moved.toISOString());
    const [row] = world.smartsheet.sheet('IT help desk').rows;
    expect(hourOf(Date.parse(row?.createdAt ?? ''))).toBe(moved.toISOString());
    const submitted = world.app.log.find(({ msg }) => msg === 'request submitted');
    expect(hourOf(submitted?.time ?? 0)).toBe(moved.toISOString());
  }, 60_000);

  test('[E3, I10] moving on makes a delivery due that a tool had put off for an hour', async () => {
    world.asana.fail({
      kind: 'status',
      status: 429,
      retryAfter: 3600,
      times: 1,
      method: 'POST',
      path: /\/tasks$/,
    });
    await submit('Put off');
    const postponed = await bob().waitFor(
      () =>
        world.app.log.find(
          ({ msg, failure, kind }) =>
            msg === 'delivery postponed' && failure === 'rate_limited' && kind === 'tool.task',
        ),
      patience,
    );
    expect(Date.parse(String(postponed.until)) - postponed.time).toBeGreaterThan(0.9 * hour);
    expect(tasks()).toHaveLength(0);

    await world.clock.moveBy(hour);
    await cardOf('Put off');
    expect(tasks()).toHaveLength(1);
  }, 60_000);

  test('[E3] an app that is started again goes by the moved clock, and back at real time so does everything', async () => {
    await world.app.stop();
    const moved = new Date('2026-05-04T07:00:00Z');
    await world.clock.moveTo(moved);
    await world.app.start();
    expect(hourOf(world.app.log.findLast(({ msg }) => msg === 'streamly is up')?.time ?? 0)).toBe(
      moved.toISOString(),
    );

    await world.clock.backToRealTime();
    const before = Date.now();
    await submit('Back again');
    const card = await cardOf('Back again');
    expect(Number(card.ts) * 1000).toBeGreaterThanOrEqual(before);
    expect(world.app.log.find(({ msg }) => msg === 'request submitted')?.time).toBeGreaterThanOrEqual(before);
  }, 60_000);
});
