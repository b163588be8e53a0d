import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedPeople } from '../../sandbox/asana/seed.ts';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { seedTokens } from '../../sandbox/smartsheet/seed.ts';
import { addField, opened } from '../support/people-at-work.ts';
import { type RunningWorld, seedGids, startIntake } from '../support/running-tools.ts';

let world: RunningWorld;
let bob: Person;
let card: Message;
/** Milliseconds that the app's clock is ahead of real time. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  world = await startIntake({ overrides: { clock: () => new Date(Date.now() + ahead) } });
  bob = world.slack.as('bob');
  const form = opened((await bob.slash('/request it')).modal);
  await form.fill({ Subject: 'New laptop', Details: 'Light', 'Due date': '2026-12-04', Priority: 'High' });
  await form.submit();
  card = await bob.channel('it').waitForMessage((message) => message.links().length >= 2, 20_000);
  await world.worker.idle();
}, 120_000);
afterEach(() => world.close());

const taskGid = () => world.asana.board(seedGids.itHelp).tasks[0]?.gid ?? '';
const sheet = () => world.smartsheet.sheet('IT help desk');
const sayInAsana = (text: string) =>
  world.asana.act(seedPeople.ada, { kind: 'add_comment', task: taskGid(), text }).gid ?? '';
const accountOf = (token: string) =>
  String(world.smartsheet.state.users.find((user) => user.token === token)?.id);
const sayInSmartsheet = (text: string) =>
  world.smartsheet.act(accountOf(seedTokens.person), {
    ...{ kind: 'add_comment', sheet: String(sheet().id), row: String(sheet().rows[0]?.id), text },
  }).id ?? '';

const inAsana = () => world.asana.state.stories.map(({ text }) => text);
const inSmartsheet = () =>
  (sheet().rows[0]?.discussions ?? []).flatMap(({ comments }) => comments.map(({ text }) => text));
const thread = () => bob.channel('it').thread(card);
const inThread = (words: string) => thread().filter((message) => message.text().includes(words));
const quiet = async () => {
  await world.settled();
  await world.worker.idle();
};

/** A tool that may have acted is asked again after half a minute, which passes once all else is done. */
async function askedAgain(isDone: () => boolean): Promise<void> {
  await world.settled();
  for (let turn = 0; turn < 5 && !isDone(); turn += 1) {
    await world.worker.idle();
    ahead += 31_000;
    await world.worker.idle();
  }
  await bob.waitFor(isDone, 20_000);
}

describe('comments between the thread and the tools', () => {
  test('[R9] a reply goes to both tools as a comment in the author’s name; its edit and its deletion follow', async () => {
    const reply = await world.slack
      .as('alice')
      .channel('it')
      .lastMessage()
      .reply('Ask <@U0BOB00001> &amp; me');
    await bob.waitFor(() => inAsana().length === 1 && inSmartsheet().length === 1, 20_000);
    expect(inAsana()).toEqual(['Alice Archer: Ask @Bob Baker & me']);
    expect(inSmartsheet()).toEqual(inAsana());
    await reply.edit('Ask me');
    await bob.waitFor(
      () => inAsana()[0] === 'Alice Archer: Ask me' && inSmartsheet()[0] === inAsana()[0],
      20_000,
    );
    await reply.delete();
    await bob.waitFor(() => inAsana().length === 0 && inSmartsheet().length === 0, 20_000);
    await quiet();
    // Nothing of it came back.
    expect(thread()).toEqual([]);
  }, 120_000);

  test('[R9] what the app and Slack say themselves, and what is said elsewhere, is no comment', async () => {
    await bob.channel('it').write('Not in a thread');
    await bob.channel('it').lastMessage().reply('In another thread');
    await card.click('Complete');
    await bob.waitFor(() => inThread('completed it').length === 1, 20_000);
    await quiet();
    expect([...inAsana(), ...inSmartsheet()]).toEqual([]);
  }, 120_000);

  test.each(['lose_answer', 'half_body'] as const)(
    '[R9] %s: a comment whose answer is lost is found again, not written twice; two of the same words are two',
    async (kind) => {
      world.asana.fail({ kind, method: 'POST', path: /stories$/, times: 1 });
      world.smartsheet.fail({ kind, method: 'POST', path: /discussions$/, times: 1 });
      await card.reply('On it');
      await card.reply('On it');
      const twice = ['Bob Baker: On it', 'Bob Baker: On it'];
      await askedAgain(() => inAsana().length === 2 && inSmartsheet().length === 2);
      await quiet();
      expect([inAsana(), inSmartsheet()]).toEqual([twice, twice]);
      expect(thread()).toHaveLength(2);
    },
    90_000,
  );

  test('[R9] a comment in a tool comes into the thread once, in its author’s name, and to the other tool; edits follow', async () => {
    const comment = sayInAsana('Which *size*, <13"> or 15"?');
    await bob.waitFor(() => inThread('Ada Lovelace').length === 1 && inSmartsheet().length === 1, 20_000);
    expect(inThread('Ada Lovelace')[0]?.text()).toContain('Which *size*, <13"> or 15"?');
    expect(inSmartsheet()).toEqual(['Ada Lovelace (Asana): Which *size*, <13"> or 15"?']);
    sayInSmartsheet('The large one');
    await bob.waitFor(() => inThread('The large one').length === 1 && inAsana().length === 2, 20_000);
    expect(inAsana().at(-1)).toBe('Ada Byron (Smartsheet): The large one');

    world.asana.act(seedPeople.ada, { kind: 'edit_comment', comment, text: 'Which size?' });
    await bob.waitFor(() => inThread('Which size?').length === 1, 20_000);
    world.asana.act(seedPeople.ada, { kind: 'delete_comment', comment });
    await bob.waitFor(() => inThread('Ada Lovelace').length === 0 && inSmartsheet().length === 1, 20_000);
    await quiet();
    expect(inSmartsheet()).toEqual(['The large one']);
    expect(thread()).toHaveLength(1);
  }, 90_000);

  test('[R9] a message whose answer is lost is found by its metadata, not posted twice', async () => {
    world.slack.fail({ kind: 'lose_answer', path: /chat\.postMessage$/, times: 1 });
    sayInAsana('Once');
    await bob.waitFor(() => inThread('Once').length === 1, 20_000);
    await bob.waitFor(() => inSmartsheet().length === 1, 20_000);
    sayInAsana('Then');
    await bob.waitFor(() => inThread('Then').length === 1, 60_000);
    await quiet();
    expect(inThread('Once')).toHaveLength(1);
  }, 90_000);

  test('[R9] what was said while a tool was down arrives when it is back', async () => {
    world.asana.fail({ kind: 'status', status: 503 });
    await card.reply('Anybody there?');
    await bob.waitFor(() => inSmartsheet().length === 1, 20_000);
    expect(inAsana()).toEqual([]);
    world.asana.clearFaults();
    await bob.waitFor(() => inAsana().length === 1, 60_000);
    expect(inAsana()).toEqual(['Bob Baker: Anybody there?']);
  }, 90_000);
});

const filesInAsana = () =>
  world.asana.state.attachments
    .filter(({ size }) => size !== undefined)
    .map(({ name, size }) => [name, size]);
const filesInSmartsheet = () =>
  (sheet().rows[0]?.attachments ?? [])
    .filter(({ attachmentType }) => attachmentType === 'FILE')
    .map(({ name }) => name);

describe('files', () => {
  test('[R9] files of the form are attached in both tools, as they are named there', async () => {
    const alice = world.slack.as('alice');
    await addField(alice, { Name: 'Proof', Type: 'Files' });
    await alice.modal?.closeAll();
    const form = opened((await bob.slash('/request it')).modal);
    await form.fill({
      ...{ Subject: 'With proof', Details: 'Light', 'Due date': '2026-12-04', Priority: 'High' },
      Proof: [{ name: 'proof.pdf', content: 'Paid' }],
    });
    await form.submit();
    const attached = () =>
      (sheet().rows[1]?.attachments ?? []).filter(({ attachmentType }) => attachmentType === 'FILE');
    await bob.waitFor(() => filesInAsana().length === 1 && attached().length === 1, 60_000);
    await quiet();
    expect(filesInAsana()).toEqual([['proof.pdf', 4]]);
    expect(attached()).toMatchObject([{ name: 'proof.pdf' }]);
  }, 120_000);

  test('[R9] files of a reply are attached in both tools, once each, also where an answer is lost', async () => {
    world.asana.fail({ kind: 'lose_answer', method: 'POST', path: /attachments$/, times: 1 });
    await card.reply('See', [{ name: 'Größe “neu”.txt', content: 'Hello' }]);
    await askedAgain(() => filesInAsana().length === 1 && filesInSmartsheet().length === 1);
    await bob.waitFor(() => inAsana().length === 1, 20_000);
    expect(inAsana()).toEqual(['Bob Baker: See\n(Größe “neu”.txt)']);
    await card.reply('And', [{ name: 'b.txt', content: 'Other' }]);
    await askedAgain(() => filesInAsana().length === 2 && filesInSmartsheet().length === 2);
    await quiet();
    expect(filesInAsana()).toEqual([
      ['Größe “neu”.txt', 5],
      ['b.txt', 5],
    ]);
    expect(filesInSmartsheet()).toEqual(['Größe “neu”.txt', 'b.txt']);
  }, 120_000);

  test('[R9] a file that is gone or too large is said in the thread, once, and holds nothing up', async () => {
    world.asana.fail({ kind: 'status', status: 503 });
    const reply = await card.reply('See', [
      { name: 'gone.txt', content: 'Hello' },
      { name: 'large.bin', content: new Uint8Array(31 * 1024 * 1024) },
    ]);
    await bob.waitFor(() => inThread('“large.bin”').length === 1, 30_000);
    expect(inThread('“large.bin”')[0]?.text()).toContain('it is larger than the 30 MB that fit there');
    await reply.deleteFile('gone.txt');
    world.asana.clearFaults();
    await askedAgain(() => filesInAsana().length === 1 && inThread('“gone.txt”').length === 1);
    expect(inThread('“gone.txt”')[0]?.text()).toContain('it is no longer in Slack');
    await bob.waitFor(() => inAsana().length === 1 && inSmartsheet().length === 1, 60_000);
    await quiet();
    expect(filesInSmartsheet()).toEqual(['gone.txt']);
    expect(filesInAsana()).toEqual([['large.bin', 31 * 1024 * 1024]]);
    expect(inThread('does not have the file')).toHaveLength(2);
  }, 120_000);
});
