import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addField, changeField } from '../support/people-at-work.ts';
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
