import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { giveForm } from '../support/give-form.ts';
import { addField, changeField, draftField, opened, openPart } from '../support/people-at-work.ts';
import { type RunningWorld, seedGids, startIntake } from '../support/running-tools.ts';

let world: RunningWorld;
beforeEach(async () => {
  world = await startIntake();
}, 40_000);
afterEach(() => world.close());

const grid = () => world.smartsheet.grid(String(world.smartsheet.sheet('IT help desk').id));
const titles = () => grid().columns.map(({ title }) => title);
const isRed = (title: string) => {
  const hex = grid().columns.find((column) => column.title === title)?.background ?? '#FFFFFF';
  const [red = 0, green = 0, blue = 0] = (hex.match(/[0-9A-F]{2}/gi) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return red > 180 && red - green > 80 && red - blue > 80;
};

describe('a field that changes its place', () => {
  test('[I8, S8] off the form its column goes to the far right and turns red; back on the form it is taken back', async () => {
    const alice = world.slack.as('alice');
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    await addField(alice, { Name: 'Room', Type: 'Plain text' });
    await alice.waitFor(() => titles().includes('Room'), 20_000);
    await changeField(alice, 'Take off the form', 'Budget');
    await alice.waitFor(() => titles().at(-1) === 'Budget' && isRed('Budget'), 20_000);
    const columns = titles().length;
    await changeField(alice, 'Put on the form', 'Budget');
    await alice.waitFor(() => !isRed('Budget'), 20_000);
    expect(titles()).toHaveLength(columns);
    expect(titles().filter((title) => title === 'Budget')).toHaveLength(1);
  }, 90_000);

  test('[I8, S8] deleted and made again, it gets a column of its own; the old one stays red and is never taken', async () => {
    const alice = world.slack.as('alice');
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    await alice.waitFor(() => titles().includes('Budget'), 20_000);
    await changeField(alice, 'Delete', 'Budget');
    await alice.waitFor(() => isRed('Budget'), 20_000);
    await addField(alice, { Name: 'Budget', Type: 'Date' });
    await alice.waitFor(() => titles().filter((title) => title.startsWith('Budget')).length === 2, 20_000);
    expect(isRed('Budget')).toBe(true);
    const board = world.asana.board(seedGids.itHelp);
    expect(board.columns.filter((name) => name.startsWith('Budget'))).toHaveLength(2);
  }, 90_000);
});

describe('publishing with connected tools', () => {
  test('[S17, S4, I8] nothing goes to the tools before, and what will happen there is said first', async () => {
    const alice = world.slack.as('alice');
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    await alice.waitFor(() => titles().includes('Budget'), 20_000);
    await draftField(alice, { Name: 'Room', Type: 'Plain text' });
    await (await openPart(alice, 'Field library')).click('Delete', { beside: '*Budget*' });
    const question = opened(alice.modal);
    expect(question.texts().join('\n')).toContain(
      'Smartsheet (IT help desk): its column stays with what it holds, red and at the far right.',
    );
    await question.submit();
    await world.worker.idle();
    expect(titles()).not.toContain('Room');
    expect(isRed('Budget')).toBe(false);

    await (await openPart(alice, 'Form')).click('Publish');
    const publication = opened(alice.modal);
    const words = () => publication.texts().join('\n');
    await alice.waitFor(() => words().includes('Smartsheet: IT help desk'), 20_000);
    expect(words()).toContain('Budget: Its column "Budget" moves to the far right and turns red.');
    expect(words()).toContain('Room: A new column "Room" of type');
    expect(words()).toContain('“Budget” is deleted: no tool gets its answers any more.');
    await publication.submit();
    await alice.waitFor(() => titles().includes('Room') && isRed('Budget'), 20_000);
  }, 90_000);

  test('[S17] a tool that cannot be asked holds nothing up', async () => {
    const alice = world.slack.as('alice');
    await draftField(alice, { Name: 'Room', Type: 'Plain text' });
    world.asana.fail({ kind: 'status', status: 500 });
    await opened(alice.modal).click('Publish');
    const publication = opened(alice.modal);
    await alice.waitFor(() => publication.texts().join().includes('Asana could not be asked'), 40_000);
    expect(await publication.submit()).toEqual({ closed: true });
    world.asana.clearFaults();
    await alice.waitFor(() => titles().includes('Room'), 40_000);
  }, 120_000);
});

describe('answers of every type', () => {
  test('[S6, I7, I8] reach the tools in the types that fit, and what has none as text with its structure', async () => {
    const options = ['Laptop', 'Phone'].map((label) => ({ id: `id of ${label}`, label }));
    await giveForm(world, [
      { name: 'About you', type: 'section', hint: 'So that we can reach you.' },
      { name: 'Count', type: 'number' },
      { name: 'Share', type: 'number', decimals: true },
      { name: 'Mail', type: 'email' },
      { name: 'Starts', type: 'datetime' },
      { name: 'Agreed', type: 'checkbox' },
      { name: 'One of', type: 'radio', options },
      { name: 'Some of', type: 'checkboxes', options },
      { name: 'Story', type: 'rich_text' },
      { name: 'Proof', type: 'files' },
    ]);
    const modal = opened((await world.slack.as('bob').slash('/request')).modal);
    await modal.fill({
      ...{ Subject: 'Everything', Count: '12', Share: '0.25', Mail: 'ada@acme.example' },
      ...{
        Starts: '2030-01-02T03:04:00Z',
        Agreed: ['Yes'],
        'One of': 'Phone',
        'Some of': ['Laptop', 'Phone'],
      },
      ...{ Story: 'Once upon a <time>', Proof: [{ name: 'bill.pdf', content: 'x' }] },
    });
    expect(await modal.submit()).toEqual({ closed: true });

    const alice = world.slack.as('alice');
    const task = () => world.asana.board(seedGids.itHelp).tasks.find(({ name }) => name === 'Everything');
    await alice.waitFor(() => task() !== undefined && grid().rows.length > 0, 20_000);
    expect(task()?.values).toMatchObject({
      ...{ Count: '12', Share: '0.25', Mail: 'ada@acme.example', Starts: '2030-01-02 03:04 UTC' },
      ...{ Agreed: 'Yes', 'One of': 'Phone', 'Some of': 'Laptop, Phone', Story: 'Once upon a <time>' },
    });
    expect(task()?.values.Proof).toMatch(/^bill\.pdf \(https:\/\/.+\)$/);
    const row = grid().rows.find(({ values }) => Object.values(values).includes('Everything'));
    expect(row?.values).toMatchObject({
      ...{ Count: '12', Share: '0.25', 'One of': 'Phone', 'Some of': 'Laptop, Phone' },
      Story: 'Once upon a <time>',
    });
    const typeOf = (title: string) => grid().columns.find((column) => column.title === title)?.type;
    expect(['Count', 'Agreed', 'One of', 'Some of'].map(typeOf)).toEqual([
      ...['TEXT_NUMBER', 'CHECKBOX', 'PICKLIST', 'MULTI_PICKLIST'],
    ]);
    expect(titles()).not.toContain('About you');
  }, 90_000);
});
