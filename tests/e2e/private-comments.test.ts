import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { seedPeople } from '../../sandbox/asana/seed.ts';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { addField, createStream, opened, openPart } from '../support/people-at-work.ts';
import {
  addIntegration,
  connectTool,
  type RunningWorld,
  seedGids,
  startWorld,
} from '../support/running-tools.ts';

let world: RunningWorld;
let alice: Person;
let judy: Person;
let card: Message;

/** Alice’s Stream is connected to Asana; Judy’s private Request is a task there. */
beforeEach(async () => {
  world = await startWorld();
  alice = world.slack.as('alice');
  judy = world.slack.as('judy');
  await addIntegration(alice, 'Asana');
  await createStream(alice);
  await addField(alice, { Name: 'Proof', Type: 'Files' });
  await connectTool(alice, 'Asana');
  const access = await openPart(alice, 'Access');
  await access.fill({ 'New Requests are private': 'Where the requester says so' });
  await access.submit();
  const form = opened((await judy.slash('/request it')).modal);
  await form.fill({
    Subject: 'Kündigung',
    Details: 'Das Gehalt',
    Proof: [{ name: 'Gehaltszettel.pdf', content: 'Paid' }],
    Private: ['Only the team and the requester may see it'],
  });
  await form.submit();
  card = await alice.channel('it').waitForMessage((message) => message.text().includes('Private Request'));
  await alice.waitFor(() => world.asana.board(seedGids.itHelp).tasks.length > 0, 20_000);
  await quiet();
}, 120_000);
afterEach(() => world.close());

const quiet = async () => {
  await world.settled();
  await world.worker.idle();
};
const task = () => world.asana.board(seedGids.itHelp).tasks[0];
const sayInAsana = (text: string) =>
  world.asana.act(seedPeople.ada, { kind: 'add_comment', task: task()?.gid ?? '', text }).gid ?? '';
const texts = (messages: Message[]) => messages.map((message) => message.text());
const inChannel = () => texts(alice.channel('it').thread(card));
const toJudy = () => {
  const copy = judy.dm().messages()[0];
  return copy ? texts(judy.dm().thread(copy)) : [];
};
/** Everything in the channel as it is stored: words, blocks, metadata. */
const channel = () => JSON.stringify(world.slack.core.state.messages[alice.channel('it').id]);

test('[R16, R9] a comment made in a tool goes to the requester’s own thread; the channel hears that there is one', async () => {
  const comment = sayInAsana('Dein Gehalt steigt');
  await alice.waitFor(() => inChannel().length === 1 && toJudy().length === 1, 20_000);
  expect(inChannel()[0]).toContain('Somebody commented on the task in Asana');
  expect(toJudy()[0]).toContain('Dein Gehalt steigt');
  expect(toJudy()[0]).toContain('Replies here reach nobody');
  expect(channel()).not.toMatch(/Gehalt|Kündigung|Ada|U0JUDY0001/);
  await card.click('Open');
  expect(opened(alice.modal).texts().join('\n')).toMatch(
    /Open in Asana[\s\S]*Dein Gehalt steigt\nAda Lovelace in Asana/,
  );
  await opened(alice.modal).close();

  world.asana.act(seedPeople.ada, { kind: 'edit_comment', comment, text: 'Dein Gehalt bleibt' });
  await alice.waitFor(() => toJudy().join().includes('bleibt'), 20_000);
  world.asana.act(seedPeople.ada, { kind: 'delete_comment', comment });
  await alice.waitFor(() => toJudy().length === 0 && inChannel().length === 0, 20_000);
  await quiet();
  expect(channel()).not.toMatch(/Gehalt|Kündigung/);
}, 120_000);

test('[R16, I5, I9] changes, files and refusals of a tool are said in the channel without what is in them', async () => {
  world.asana.act(seedPeople.ada, { kind: 'edit_task', task: task()?.gid ?? '', name: 'Kündigung Meier' });
  await alice.waitFor(() => inChannel().some((text) => text.includes('changed it')), 20_000);
  world.asana.fail({ kind: 'status', status: 400 });
  await card.click('Edit');
  await opened(alice.modal).fill({ Details: 'Kein Gehalt' });
  await opened(alice.modal).submit();
  await alice.waitFor(() => card.buttons().includes('Retry'), 30_000);
  expect(card.text()).toContain('Open says why');
  await card.click('Open');
  expect(opened(alice.modal).texts().join('\n')).toMatch(/the task could not be brought up to date\. \S/);
  await opened(alice.modal).close();
  world.asana.clearFaults();
  await quiet();
  expect(channel()).not.toMatch(/Gehalt|Kündigung|Meier/);
}, 120_000);

test('[R16, R9] what tools said before a Request was made private is taken out of the channel, and goes to its requester', async () => {
  await card.click('Edit');
  await opened(alice.modal).fill({ Private: [] });
  await opened(alice.modal).submit();
  await alice.waitFor(() => card.text().includes('Kündigung'));
  sayInAsana('Dein Gehalt steigt');
  await alice.waitFor(() => channel().includes('Dein Gehalt steigt'), 20_000);
  await quiet();
  expect(toJudy()).toEqual([]);

  await card.click('Edit');
  await opened(alice.modal).fill({ Private: ['Only the team and the requester may see it'] });
  await opened(alice.modal).submit();
  await alice.waitFor(() => !/Gehalt|Kündigung/.test(channel()), 20_000);
  await alice.waitFor(() => toJudy().join().includes('Dein Gehalt steigt'), 20_000);
  expect(inChannel().join()).toContain('The Request is private now');
}, 120_000);
