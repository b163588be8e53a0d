import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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
