import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { opened, openPart } from '../support/people-at-work.ts';
import { type RunningWorld, seedGids, startIntake } from '../support/running-tools.ts';

const patience = 30_000;
let world: RunningWorld;
let alice: Person;
let card: Message;

beforeEach(async () => {
  world = await startIntake();
  alice = world.slack.as('alice');
  const form = opened((await world.slack.as('bob').slash('/request it')).modal);
  await form.fill({ Subject: 'New laptop' });
  await form.submit();
  card = await alice.channel('it').waitForMessage((message) => message.links().length >= 2, patience);
  const statuses = await openPart(alice, 'Statuses');
  await statuses.fill({ 'Count as open': 'New\n⏸️ Waiting', 'Count as closed': 'Done\nDeclined' });
  await statuses.submit();
  await alice.waitFor(() => task()?.section === 'New' && cells().Status === 'New', patience);
}, 90_000);
afterEach(() => world.close());

const sheet = () => world.smartsheet.sheet('IT help desk');
const cells = () => world.smartsheet.grid(String(sheet().id)).rows[0]?.values ?? {};
const task = () => world.asana.board(seedGids.itHelp).tasks[0];
const sectionGid = (name: string) =>
  world.asana.state.sections.find((each) => each.name === name && each.project === seedGids.itHelp)?.gid ??
  '';
const stand = () => [task()?.section, task()?.completed, cells().Status, cells().Complete];

describe('statuses of a Stream’s own in the tools', () => {
  test('[S19] what is set in Slack moves the task to its section and sets the cell; a closed one completes it', async () => {
    await alice.waitFor(() => card.text().includes('🟢 New'), patience);
    await card.click('Change status');
    await opened(alice.modal).fill({ Status: 'Declined' });
    await opened(alice.modal).submit();
    await alice.waitFor(() => task()?.section === 'Declined' && cells().Status === 'Declined', patience);
    await world.worker.idle();
    expect(stand()).toEqual(['Declined', true, 'Declined', '☑']);
  }, 90_000);

  test('[S19, I9] what is set in a tool arrives in Slack and in the other: a section, a cell, a tick', async () => {
    world.asana.moveTask(task()?.gid ?? '', sectionGid('Waiting'));
    await alice.waitFor(() => card.text().includes('⏸️ Waiting') && cells().Status === 'Waiting', patience);

    const column = sheet().columns.find(({ title }) => title === 'Status');
    world.smartsheet.byHand.editCell(
      String(sheet().id),
      String(sheet().rows[0]?.id),
      String(column?.id),
      'Declined',
    );
    await alice.waitFor(() => card.text().includes('Declined') && task()?.section === 'Declined', patience);
    await alice.waitFor(() => task()?.completed === true && cells().Complete === '☑', patience);

    world.asana.editTask(task()?.gid ?? '', { completed: false });
    await alice.waitFor(() => task()?.section === 'New' && cells().Status === 'New', patience);
    await world.worker.idle();
    expect(stand()).toEqual(['New', false, 'New', '☐']);
    await alice.waitFor(() => card.text().includes('🟢 New'), patience);
  }, 120_000);

  test('[S19] a section that is no status is left to those who work in the tool, and said once', async () => {
    const { gid } = world.asana.addSection(seedGids.itHelp, 'Some day');
    world.asana.moveTask(task()?.gid ?? '', gid);
    const said = () =>
      alice
        .channel('it')
        .thread(card)
        .filter((message) => message.text().includes('was not taken over'));
    await alice.waitFor(() => said().length === 1, patience);
    expect(said()[0]?.text()).toContain('*Status*');
    await world.worker.idle();
    expect(stand()).toEqual(['Some day', false, 'New', '☐']);
  }, 90_000);
});
