import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedGids } from '../asana/seed.ts';
import type { Modal, Person } from '../slack/driver.ts';
import { addIntegrations, createIntake, smartsheetSheet, type Tell } from './intake.ts';
import { startWorld, type World } from './world.ts';

/** How long the app may take for what it does after the person has been answered. */
const patience = 60_000;

/**
 * Runs the main job once, prints each step with what was seen on each side, and checks all of it.
 *
 * @throws where anything is not as it should be.
 */
export async function tour(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'streamly-tour-'));
  const tell = numbered();
  const world = await startWorld(folder);
  try {
    tell('Streamly, Slack, Asana and Smartsheet are up', `process ${world.app.pid}, ${world.url}`);
    await addIntegrations(world, tell);
    await createIntake(world, tell);
    await submitAndFollow(world, tell);
    await powerCut(world, tell);
    console.log('\nAll of it held.');
  } finally {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function numbered(): Tell {
  let step = 0;
  return (what, seen) => {
    step += 1;
    console.log(`${String(step).padStart(2)}. ${what}\n    → ${seen.replaceAll('*', '')}`);
  };
}

/** A Request from its form to both tools, and its status back and forth. */
async function submitAndFollow(world: World, tell: Tell): Promise<void> {
  const bob = world.slack.as('bob');
  await submitRequest(world, bob, {
    Subject: 'New laptop',
    Details: 'The old one does not charge any more.',
    Assignee: 'alice',
    'Due date': '2026-12-04',
    Priority: 'High, today',
    Systems: ['VPN', 'Laptop'],
  });
  tell('Bob submits a Request with /request', 'the window closed: it is saved');

  const card = await bob.channel('it').waitForMessage((message) => message.links().length >= 2, patience);
  tell(
    'In #it',
    card
      .text()
      .split('\n')
      .filter((line) => !line.startsWith('*'))
      .join(' · '),
  );
  const copy = await bob.dm().waitForMessage((message) => message.text().includes('New laptop'), patience);
  tell('Bob has a DM', copy.text().split('\n')[0] ?? '');

  const [task] = tasksOf(world);
  expect(
    'one task in Asana, with every answer',
    tasksOf(world).length === 1 && task?.values.Priority === 'High, today' && task.dueOn === '2026-12-04',
  );
  tell(
    'In Asana',
    `“${task?.name}”, assignee ${task?.assignee}, due ${task?.dueOn}, ${columns(task?.values)}`,
  );
  const [row] = rowsOf(world);
  expect(
    'one row in Smartsheet, with every answer',
    rowsOf(world).length === 1 && row?.values.Priority === 'High, today',
  );
  tell('In Smartsheet', columns(row?.values));

  const alice = world.slack.as('alice');
  await card.click('Complete');
  await alice.waitFor(() => card.text().includes('Closed') && copy.text().includes('Closed'), patience);
  await alice.waitFor(() => tasksOf(world)[0]?.completed, patience);
  await alice.waitFor(() => rowsOf(world)[0]?.values.Complete === '☑', patience);
  tell('Bob clicks Complete', 'closed in the channel and the DM, completed in Asana, ticked in Smartsheet');
  await card.click('Reopen');
  await alice.waitFor(() => card.text().includes('Open') && !tasksOf(world)[0]?.completed, patience);
  await alice.waitFor(() => rowsOf(world)[0]?.values.Complete === '☐', patience);
  tell('and Reopen', 'open again in all four places');
}

/** The process dies between saving and delivering; the next one makes it good, once. */
async function powerCut(world: World, tell: Tell): Promise<void> {
  const bob = world.slack.as('bob');
  for (const tool of [world.asana, world.smartsheet]) tool.fail({ kind: 'hang' });
  await submitRequest(world, bob, { Subject: 'Badge for a visitor' });
  await world.app.kill();
  expect('no task is there yet', tasksOf(world).length === 1 && rowsOf(world).length === 1);
  tell('Bob submits another one while both tools hang, and the process is killed', 'saved, in no tool yet');
  for (const tool of [world.asana, world.smartsheet]) tool.clearFaults();
  await world.app.start();
  const card = await bob
    .channel('it')
    .waitForMessage((message) => message.text().includes('Badge') && message.links().length >= 2, patience);
  const cards = bob
    .channel('it')
    .messages()
    .filter((message) => message.text().includes('Badge'));
  expect(
    'one card, one task and one row of it',
    cards.length === 1 && tasksOf(world).length === 2 && rowsOf(world).length === 2,
  );
  tell(
    'It is started again',
    `${card.text().split('\n')[0]}: one card, one task in Asana, one row in Smartsheet`,
  );
}

async function submitRequest(
  { slack }: World,
  person: Person,
  words: Parameters<Modal['fill']>[0],
): Promise<void> {
  const { modal } = await slack.as(person.handle).slash('/request it');
  if (!modal) throw new Error('The form did not open.');
  await modal.fill(words);
  const { errors } = await modal.submit();
  expect('the form is taken', errors === undefined);
}

const tasksOf = ({ asana }: World) => asana.board(seedGids.itHelp).tasks;
const rowsOf = ({ smartsheet }: World) => smartsheet.grid(String(smartsheet.sheet(smartsheetSheet).id)).rows;

function columns(values: Record<string, string> | undefined): string {
  return Object.entries(values ?? {})
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

function expect(what: string, holds: boolean): void {
  if (!holds) throw new Error(`Not so: ${what}.`);
}
