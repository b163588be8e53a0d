import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedPeople } from '../../sandbox/asana/seed.ts';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { opened } from '../support/people-at-work.ts';
import { type RunningWorld, seedGids, startIntake } from '../support/running-tools.ts';

let world: RunningWorld;
let bob: Person;
let card: Message;

beforeEach(async () => {
  world = await startIntake();
  bob = world.slack.as('bob');
  const form = opened((await bob.slash('/request it')).modal);
  await form.fill({ Subject: 'New laptop', Details: 'Light', 'Due date': '2026-12-04', Priority: 'High' });
  await form.submit();
  card = await bob.channel('it').waitForMessage((message) => message.links().length >= 2, 20_000);
  await world.worker.idle();
}, 60_000);
afterEach(() => world.close());

const sheetId = () => String(world.smartsheet.sheet('IT help desk').id);
const sheet = () => world.smartsheet.sheet('IT help desk');
const rowId = () => String(sheet().rows[0]?.id);
const columnId = (title: string) => String(sheet().columns.find((column) => column.title === title)?.id);
const cells = () => world.smartsheet.grid(sheetId()).rows[0]?.values ?? {};
const task = () => world.asana.board(seedGids.itHelp).tasks[0];
const taskGid = () => task()?.gid ?? '';
const history = () =>
  world.context.store.in(world.workspaceId).read(function* (db) {
    const [request] = (yield* db.requests.page({})).requests;
    return request ? yield* db.requests.history(request.id) : [];
  });

/** In the thread of the card. */
const replies = (words: string) =>
  bob
    .channel('it')
    .thread(card)
    .filter((message) => message.text().includes(words));

describe('changes in a tool', () => {
  test('[I9] what is changed in Asana arrives in Slack and in Smartsheet, and is not written back to Asana', async () => {
    const asana = world.asana.exchanges.length;
    world.asana.editTask(taskGid(), { name: 'Lighter laptop', completed: true, dueOn: '2026-12-24' });
    await bob.waitFor(() => card.text().includes('Lighter laptop'), 20_000);
    await bob.waitFor(() => cells().Complete === '☑' && cells()['Due date'] === '2026-12-24', 20_000);
    await world.worker.idle();
    expect(task()).toMatchObject({ name: 'Lighter laptop', completed: true, dueOn: '2026-12-24' });
    const written = world.asana.exchanges
      .slice(asana)
      .filter(({ method }) => method === 'PUT')
      .map(({ body }) => Object.keys((body as { data: object }).data));
    // The description says all of it again; no field is written.
    expect(written.flat().filter((name) => name !== 'html_notes')).toEqual([]);
    const kinds = (await history()).filter(({ actor }) => actor === 'asana').map(({ change }) => change.kind);
    expect(kinds.toSorted()).toEqual(['completed', 'due_date_set', 'subject_set']);
  }, 60_000);

  test('[I9] what is changed in Smartsheet arrives in Slack and in Asana: a select, a text, the assignee', async () => {
    world.smartsheet.byHand.editCell(sheetId(), rowId(), columnId('Priority'), 'Low');
    world.smartsheet.byHand.editCell(sheetId(), rowId(), columnId('Details'), '=1+1');
    world.smartsheet.byHand.editCell(sheetId(), rowId(), columnId('Assignee'), {
      objectType: 'CONTACT',
      email: 'Alice@acme.example',
      name: 'Alice',
    });
    await bob.waitFor(() => task()?.values.Priority === 'Low' && task()?.values.Details === '=1+1', 20_000);
    await bob.waitFor(() => task()?.assignee === 'Alice Archer', 20_000);
    await bob.waitFor(() => card.text().includes('Low') && card.text().includes('=1+1'), 20_000);
  }, 60_000);

  test('[I9] changes on both sides at once: different fields keep both, and of one field the last change holds', async () => {
    for (const tool of [world.asana, world.smartsheet]) tool.fail({ kind: 'status', status: 503 });
    await card.click('Complete');
    world.asana.clearFaults();
    world.smartsheet.clearFaults();
    world.asana.editTask(taskGid(), { name: 'Renamed meanwhile' });
    await bob.waitFor(() => task()?.completed && cells().Complete === '☑', 30_000);
    await bob.waitFor(() => cells().Subject === 'Renamed meanwhile', 30_000);
    expect(task()?.name).toBe('Renamed meanwhile');
  }, 90_000);

  test('[I9] somebody who is not in Slack is not taken over; it is said in the thread, once, and left in the tool', async () => {
    world.asana.editTask(taskGid(), { assignee: seedPeople.guest });
    const said = () => replies('was not taken over');
    await bob.waitFor(() => said().length === 1, 30_000);
    world.asana.editTask(taskGid(), { dueOn: '2026-12-30' });
    await bob.waitFor(() => cells()['Due date'] === '2026-12-30', 30_000);
    await world.worker.idle();
    expect(said()).toHaveLength(1);
    expect(task()?.assignee).toBe('Gus Gardner');
  }, 90_000);

  test('[I9] a task that is deleted in the tool is said in the thread, once; it works again when it is back', async () => {
    const gid = taskGid();
    world.asana.deleteTask(gid);
    await bob.waitFor(() => replies('has the task no more').length === 1, 30_000);
    await card.click('Complete');
    await bob.waitFor(() => cells().Complete === '☑', 30_000);
    await world.worker.idle();
    expect(replies('has the task no more')).toHaveLength(1);
    world.asana.restoreTask(gid);
    await bob.waitFor(() => replies('has the task again').length === 1, 30_000);
    await bob.waitFor(() => task()?.completed, 30_000);
  }, 90_000);

  test('[I9, I8] a column that people delete is made anew and filled again; nothing of the Request is lost by it', async () => {
    world.smartsheet.byHand.deleteColumn(sheetId(), columnId('Priority'));
    await bob.waitFor(() => cells().Priority === 'High', 30_000);
    expect(card.text()).toContain('High');
    expect(sheet().columns.filter(({ title }) => title === 'Priority')).toHaveLength(1);
  }, 60_000);
});
