import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { type Plan, planBefore } from '../../sandbox/demo/seed/plan.ts';
import { streams } from '../../sandbox/demo/seed/streams.ts';
import { seed, seedStartsAt, seedTiming } from '../../sandbox/demo/seed.ts';
import { startWorld, type World } from '../../sandbox/demo/world.ts';
import type { Message } from '../../sandbox/slack/driver.ts';

const now = new Date();
const today = now.toISOString().slice(0, 10);
const channels = ['general', 'it', 'design', 'office', 'board'];
const streamKeys = ['it', 'creative', 'office'] as const;

const folders: string[] = [];
let world: World;
let plan: Plan;

/** A world of its own takes the place of the one that was there. */
async function seedWorld(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'streamly-seed-'));
  folders.push(folder);
  world = await startWorld(folder, { startAt: seedStartsAt(now), timing: seedTiming });
  plan = await seed(world, now);
}

beforeAll(seedWorld, 400_000);
afterAll(async () => {
  await world.close();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

const messagesOf = ({ slack }: World, channel: string) => slack.as('alice').channel(channel).messages();
const isCard = (message: Message) => message.metadata?.event_type === 'streamly_request';
const timeOf = ({ ts }: { ts: string }) => new Date(Number(ts) * 1000);
const tasksOf = ({ asana }: World) =>
  [seedGids.itHelp, seedGids.launch].flatMap((gid) => asana.board(gid).tasks);
const rowsOf = ({ smartsheet }: World) => {
  const sheet = smartsheet.sheet('IT help desk');
  return smartsheet.grid(String(sheet.id)).rows;
};

/** All that people see of it, by the minute, without the ids that are new each time. */
function portrait(of: World) {
  return {
    messages: channels.map((channel) =>
      messagesOf(of, channel).map((message) => [
        timeOf(message).toISOString().slice(0, 16),
        message.text(),
        message.buttons(),
      ]),
    ),
    tasks: tasksOf(of).map(({ name, completed, assignee, dueOn, values }) => ({
      name,
      completed,
      assignee,
      dueOn,
      values,
    })),
    rows: rowsOf(of).map(({ values: { 'Request ID': _, ...values } }) => values),
  };
}

describe('the seed', () => {
  test('[E3] ends with every Request as planned, in Slack, in the DM of its requester, in Asana and in Smartsheet', () => {
    for (const request of plan.requests) {
      const { channel, components } = streams[request.stream];
      const has = (message: { text(): string }) => message.text().includes(` ${request.subject}\n`);
      const cards = messagesOf(world, channel).filter(has);
      const copies = world.slack.as(request.requester).dm().messages().filter(has);
      expect(cards).toHaveLength(1);
      expect(copies).toHaveLength(1);
      for (const message of [...cards, ...copies]) {
        expect(message.text()).toContain(request.isOpen ? '🟢 Open' : '✅ Closed');
        expect(message.text()).toContain(
          `*Assignee*\n${request.assignee === null ? 'nobody' : `@${request.assignee}`}`,
        );
        expect(message.text().match(/Open in /g) ?? []).toHaveLength(components.length);
      }
      const tasks = tasksOf(world).filter(({ name }) => name === request.subject);
      const rows = rowsOf(world).filter(({ values }) => values.Subject === request.subject);
      expect(tasks.map(({ completed, dueOn }) => ({ completed, dueOn }))).toEqual(
        request.stream === 'office' ? [] : [{ completed: !request.isOpen, dueOn: request.dueDate }],
      );
      expect(rows.map(({ values }) => values.Complete)).toEqual(
        request.stream === 'it' ? [request.isOpen ? '☐' : '☑'] : [],
      );
    }
  });

  test('[E3] has nothing beside the plan: cards, tasks, rows and what the app itself counts are as many', async () => {
    const planned = (stream: string) => plan.requests.filter((request) => request.stream === stream).length;
    for (const stream of streamKeys) {
      expect(messagesOf(world, streams[stream].channel).filter(isCard)).toHaveLength(planned(stream));
    }
    expect(tasksOf(world)).toHaveLength(planned('it') + planned('creative'));
    expect(rowsOf(world)).toHaveLength(planned('it'));

    const home = (await world.slack.as('alice').openHome()).texts();
    const mine = home.slice(home.indexOf('My Requests') + 1);
    const more = Number(/and (\d+) more Request/.exec(mine.join('\n'))?.[1] ?? 0);
    const shown = mine.filter((text) => /#\d+ /.test(text)).length;
    expect(shown + more).toBe(plan.requests.filter(({ requester }) => requester === 'alice').length);
  });

  test('[E3] tells of two weeks of working days, and the clock is back at real time', () => {
    const cards = streamKeys.flatMap((stream) => messagesOf(world, streams[stream].channel).filter(isCard));
    const days = new Set(cards.map((card) => timeOf(card).toISOString().slice(0, 10)));
    expect(days.size).toBe(10);
    for (const day of days) {
      expect(day < today).toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(new Date(day).getUTCDay());
    }
    expect(world.clock.offset).toBe(0);
  });

  test('[E3] looks like work: many states, all types of field, and people who talk', () => {
    const { requests } = plan;
    const count = (fits: (request: (typeof requests)[number]) => boolean) => requests.filter(fits).length;
    expect(requests).toHaveLength(60);
    expect(count(({ isOpen }) => !isOpen)).toBeGreaterThan(25);
    expect(count(({ isOpen }) => isOpen)).toBeGreaterThan(20);
    expect(count(({ assignee }) => assignee === null)).toBeGreaterThan(8);
    expect(count(({ isOpen, dueDate }) => isOpen && dueDate !== null && dueDate < today)).toBeGreaterThan(4);
    expect(new Set(requests.map(({ requester }) => requester)).size).toBe(9);

    const answered = plan.steps.flatMap((step) => (step.kind === 'submit' ? Object.keys(step.entries) : []));
    const asked = streamKeys.flatMap((stream) => streams[stream].fields);
    for (const { Name } of asked) expect(answered).toContain(Name);
    expect(new Set(asked.map(({ Type }) => Type)).size).toBe(8);
    const said = channels
      .flatMap((channel) => messagesOf(world, channel))
      .filter(({ metadata }) => metadata === null);
    expect(said).toHaveLength(plan.steps.filter(({ kind }) => kind === 'write').length);
    expect(said.filter(({ threadTs }) => threadTs !== null).length).toBeGreaterThan(2);
  });

  test('[E3] is kept when the sandbox is started again, and is the same the second time', async () => {
    const first = portrait(world);
    await world.close();
    world = await startWorld(folders[0] ?? '');
    expect(portrait(world)).toEqual(first);

    await world.close();
    await seedWorld();
    expect(portrait(world)).toEqual(first);
  }, 400_000);
});

test('[E3] the plan of a weekend is that of the working days before it', () => {
  const saturday = planBefore(new Date('2026-11-21T03:00:00Z'));
  expect(saturday.startsAt.toISOString()).toBe('2026-11-09T07:00:00.000Z');
  expect(saturday.steps.at(-1)?.at.toISOString().slice(0, 10)).toBe('2026-11-20');
  const monday = planBefore(new Date('2026-11-23T22:00:00Z'));
  expect(monday.steps).toEqual(saturday.steps);
});
