import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedPeople } from '../../sandbox/asana/seed.ts';
import type { Person } from '../../sandbox/slack/driver.ts';
import { opened, openPart } from '../support/people-at-work.ts';
import { type RunningWorld, seedGids, startIntake } from '../support/running-tools.ts';

let world: RunningWorld;
let alice: Person;

beforeEach(async () => {
  world = await startIntake();
  alice = world.slack.as('alice');
  await world.worker.idle();
}, 60_000);
afterEach(() => world.close());

async function openSync(tool: 'Asana' | 'Smartsheet') {
  const tools = await openPart(alice, 'Connected tools');
  await tools.click(`Sync with ${tool}`);
  return opened(alice.modal);
}
async function submitRequest(subject: string): Promise<void> {
  const bob = world.slack.as('bob');
  const form = opened((await bob.slash('/request it')).modal);
  await form.fill({ Subject: subject, 'Due date': '2026-12-04' });
  await form.submit();
  await bob.channel('it').waitForMessage((message) => message.links().length >= 2, 20_000);
  await world.worker.idle();
}
const task = () => world.asana.board(seedGids.itHelp).tasks.at(-1);

describe('Sync of a connected tool', () => {
  test('[I9] sets which way a field goes, says which ones do not go both ways, and takes it back', async () => {
    let modal = await openSync('Asana');
    expect(modal.texts().join('\n')).toContain('Asana tells of each change within seconds.');
    expect(modal.texts().join('\n')).toContain('Every field goes both ways.');
    await modal.fill({ Field: 'Due date', 'Which way it goes': 'Only to Asana' });
    expect(await modal.submit()).toEqual({ closed: true });
    modal = await openSync('Asana');
    expect(modal.texts().join('\n')).toContain('*Due date:* only to Asana');
    await modal.close();

    await submitRequest('New laptop');
    world.asana.editTask(task()?.gid ?? '', { dueOn: '2027-01-31', name: 'Renamed' });
    const card = world.slack.as('bob').channel('it').messages().at(-1);
    await alice.waitFor(() => card?.text().includes('Renamed'), 20_000);
    await alice.waitFor(() => task()?.dueOn === '2026-12-04', 20_000);

    modal = await openSync('Asana');
    await modal.fill({ Field: 'Due date', 'Which way it goes': 'Both ways: the last change holds' });
    await modal.submit();
    world.asana.editTask(task()?.gid ?? '', { dueOn: '2027-02-28' });
    await alice.waitFor(() => card?.text().includes('2027') || card?.text().includes('28'), 20_000);
  }, 120_000);

  test('[I9] half a choice is said under its input, and somebody who may not manage the Stream changes nothing', async () => {
    const modal = await openSync('Asana');
    await modal.fill({ Field: 'Priority' });
    const { errors } = await modal.submit();
    expect(JSON.stringify(errors)).toContain('Choose which way it goes.');
  }, 60_000);

  test('[I7] a section is chosen, and new tasks are put into it', async () => {
    const made = world.asana.act(seedPeople.ada, {
      kind: 'add_section',
      project: seedGids.itHelp,
      name: 'To do',
    });
    const modal = await openSync('Asana');
    await modal.fill({ Section: 'To do' });
    expect(await modal.submit()).toEqual({ closed: true });
    await submitRequest('New laptop');
    const section = world.asana.state.sections.find(({ gid }) => gid === made.gid);
    expect(section?.tasks).toEqual([task()?.gid]);
  }, 120_000);

  test('[I9] a sheet has no sections to choose from', async () => {
    expect(Object.values((await openSync('Smartsheet')).texts()).join('\n')).not.toContain('Section');
  }, 60_000);
});
