import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Modal, Person } from '../../sandbox/slack/driver.ts';
import { addField, backToStream, createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
let alice: Person;
let bob: Person;

beforeEach(async () => {
  app = await startApp();
  alice = app.slack.as('alice');
  bob = app.slack.as('bob');
  await createStream(alice);
});
afterEach(() => app.close());

const own = () => app.context.store.in(app.workspaceId);
const all = async () => (await own().read((db) => db.requests.page({ status: 'any' }))).requests;

async function submit(person: Person, words: Record<string, string>): Promise<Message> {
  const modal = opened((await person.slash('/request')).modal);
  await modal.fill({ Subject: 'New laptop', ...words });
  expect(await modal.submit()).toEqual({ closed: true });
  return alice
    .channel('it')
    .waitForMessage((message) => message.text().includes(words.Subject ?? 'New laptop'));
}

async function setStatuses(open: string, closed: string): Promise<Modal> {
  const modal = await openPart(alice, 'Statuses');
  await modal.fill({ 'Count as open': open, 'Count as closed': closed });
  await modal.submit();
  return modal;
}

/** Alice's filter of the list, with the Stream chosen. */
async function openFilter(): Promise<Modal> {
  const list = opened((await alice.slash('/request find')).modal);
  await list.click('Filter');
  const filter = opened(alice.modal);
  await filter.fill({ Stream: 'IT help' });
  await alice.waitFor(() => filter.value('Stream') === 'IT help');
  return filter;
}

/** The window of the Stream is open again. */
async function createdAgain(): Promise<void> {
  await (await alice.openHome()).click('Manage');
}

describe('statuses of a Stream’s own', () => {
  test('[S19] are given as lines, stand on the cards, and their Requests can be found by them', async () => {
    const card = await submit(bob, {});
    await setStatuses('New\n⏸️ Waiting', ':white_check_mark: Done\nDeclined');
    expect((await backToStream(alice)).texts().join('\n')).toContain('New, Waiting, Done, Declined');
    await alice.waitFor(() => card.text().includes('🟢 New'));
    await card.click('Change status');
    await opened(alice.modal).fill({ Status: 'Waiting' });
    await opened(alice.modal).submit();
    await alice.waitFor(() => card.text().includes('⏸️ Waiting'));
    await alice.waitFor(() => alice.channel('it').thread(card).length > 0);
    expect(alice.channel('it').thread(card).at(-1)?.text()).toContain('set *Status* to Waiting, was New');

    const [request] = await all();
    const found = await own().read(function* (db) {
      const fields = yield* db.streams.everyField(request?.streamId ?? '');
      const fieldId = fields.find(({ role }) => role === 'complete')?.id ?? '';
      const of = (status: string | undefined) =>
        db.requests.page({ fields: [{ fieldId, anyOf: [status ?? ''] }] });
      const stream = yield* db.streams.byId(request?.streamId ?? '');
      const ids = stream?.settings.statuses.map(({ id }) => id) ?? [];
      return [(yield* of(ids[0])).total, (yield* of(ids[1])).total];
    });
    expect(found).toEqual([0, 1]);
  });

  test('[S19, R5] the list’s filter offers the statuses of the chosen Stream, and says them', async () => {
    const card = await submit(bob, { Subject: 'First' });
    await submit(bob, { Subject: 'Second' });
    const withoutOwn = await openFilter();
    expect(withoutOwn.labels()).not.toContain('Status of the Stream');
    await withoutOwn.closeAll();
    await createdAgain();
    await setStatuses('New\n⏸️ Waiting', 'Done\nDeclined');
    await alice.waitFor(() => card.text().includes('New'));
    await card.click('Change status');
    await opened(alice.modal).fill({ Status: 'Waiting' });
    await opened(alice.modal).submit();
    await alice.modal?.closeAll();

    const filter = await openFilter();
    await filter.fill({ 'Status of the Stream': ['Waiting', 'Declined'] });
    expect(await filter.submit()).not.toHaveProperty('errors');
    const list = opened(alice.modal);
    await alice.waitFor(() => list.texts().join('\n').includes('Status of the Stream: Waiting, Declined'));
    expect(list.texts().join('\n')).toContain('First');
    expect(list.texts().join('\n')).not.toContain('Second');
    await list.choose('Saved filters', 'Save this filter…');
    const saving = opened(alice.modal);
    expect(saving.texts().join('\n')).toContain('Status of the Stream: Waiting, Declined');
    await saving.close();
    // Taken away, it is a filter that lets nothing pass, and says so.
    await list.closeAll();
    await createdAgain();
    await setStatuses('New', 'Done');
    await alice.modal?.closeAll();
    const again = opened((await alice.slash('/request find')).modal);
    expect(again.texts().join('\n')).toContain('Status of the Stream');
  }, 60_000);

  test('[S19] renamed, a status keeps its Requests; taken away, they get the first of its kind', async () => {
    await setStatuses('New\nDoing', 'Done');
    await submit(bob, { Subject: 'First' });
    const card = await submit(bob, { Subject: 'Second' });
    const bobs = bob
      .channel('it')
      .messages()
      .find((message) => message.ts === card.ts);
    await bobs?.click('Change status');
    await opened(bob.modal).fill({ Status: 'Doing' });
    await opened(bob.modal).submit();
    const statuses = async () => {
      const [stream] = await own().read((db) => db.streams.inUse('', 1));
      const names = new Map(stream?.settings.statuses.map(({ id, name }) => [id, name]));
      return (await all()).map(({ statusId }) => names.get(statusId ?? '') ?? null);
    };
    expect(await statuses()).toEqual(['Doing', 'New']);
    await backToStream(alice);
    await setStatuses('New\n⚙️ In work', 'Done');
    expect(await statuses()).toEqual(['In work', 'New']);
    await alice.waitFor(() => card.text().includes('⚙️ In work'));
    await backToStream(alice);
    await setStatuses('New', 'Done');
    expect(await statuses()).toEqual(['New', 'New']);
    await backToStream(alice);
    await setStatuses('', '');
    expect(await statuses()).toEqual([null, null]);
    await alice.waitFor(() => card.text().includes('🟢 Open'));
  });

  test.each([
    ['New', '', 'Count as closed', 'Name at least one that counts as closed'],
    ['New\nnew', 'Done', 'Count as open', '“new” is there twice'],
    ['New', 'New', 'Count as closed', '“New” is there twice'],
    ['Withdrawn', 'Done', 'Count as open', 'took back'],
    ['⏸️', 'Done', 'Count as open', 'has no name'],
    ['x'.repeat(31), 'Done', 'Count as open', 'at most 30 characters'],
    [
      Array.from({ length: 20 }, (_, i) => `S${i}`).join('\n'),
      'Done',
      'Count as closed',
      'at most 20 statuses',
    ],
  ])('[S19] %j and %j are refused under %s', async (open, closed, label, words) => {
    const modal = await setStatuses(open, closed);
    expect(modal.errors).toEqual({ [label]: expect.stringContaining(words) });
    const [stream] = await own().read((db) => db.streams.inUse('', 1));
    expect(stream?.settings.statuses).toEqual([]);
  });

  test('[S19, A7] only admins of the Stream set them, and the audit log tells of it', async () => {
    await setStatuses('New', 'Done');
    const log = await own().read(function* (db) {
      const [stream] = yield* db.streams.inUse('', 1);
      return yield* db.audit.page({ subjectId: stream?.id ?? '', limit: 10 });
    });
    expect(log.map(({ act }) => act)).toContainEqual({
      kind: 'changed',
      setting: 'Statuses that count as open',
      was: null,
      is: 'New',
    });
  });
});

describe('what the card shows', () => {
  test('[R3] the Stream chooses which answers stand on its cards', async () => {
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    const card = await submit(bob, { Details: 'In detail', Budget: '400 crowns' });
    const modal = await openPart(alice, 'Card');
    await modal.fill({ 'Answers on the card': 'Those chosen below', 'Chosen answers': ['Budget'] });
    expect(await modal.submit()).not.toHaveProperty('errors');
    await alice.waitFor(() => !card.text().includes('In detail'));
    expect(card.text()).toContain('400 crowns');
    expect((await backToStream(alice)).texts().join('\n')).toContain('Shows 1 answer');
    const again = await openPart(alice, 'Card');
    expect(again.value('Chosen answers')).toEqual(['Budget']);
    await again.fill({ 'Answers on the card': 'All answers' });
    await again.submit();
    await alice.waitFor(() => card.text().includes('In detail'));
  });
});

describe('for someone else', () => {
  async function allow(onBehalf: 'nobody' | 'team' | 'everyone') {
    await own().transaction(function* (db) {
      const [stream] = yield* db.streams.inUse('', 1);
      yield* db.streams.changeSettings(stream?.id ?? '', { onBehalf });
    });
  }

  test('[R1] where the Stream allows it, a Request is submitted for another one, who is its requester', async () => {
    await allow('team');
    const card = await submit(bob, { For: 'frank' });
    expect(await all()).toMatchObject([{ requesterId: app.slack.as('frank').id, submittedBy: bob.id }]);
    expect(card.text()).toContain('@frank, submitted by @bob');
    const copy = await app.slack.as('frank').dm().waitForMessage();
    expect(copy.text()).toContain('New laptop');
    expect(copy.menu()).toContain('Withdraw');
    await copy.click('History');
    expect(opened(app.slack.as('frank').modal).texts().join()).toContain('@bob submitted it for @frank');
  });

  test('[R1] left empty, or with oneself, it is one’s own', async () => {
    await allow('everyone');
    await submit(app.slack.as('frank'), {});
    await submit(bob, { For: 'bob', Subject: 'Mine' });
    expect(await all()).toMatchObject([
      { requesterId: bob.id, submittedBy: null },
      { requesterId: app.slack.as('frank').id, submittedBy: null },
    ]);
  });

  test('[R1] others are not asked, and a Submit that names someone all the same is refused', async () => {
    await allow('team');
    const frank = app.slack.as('frank');
    expect(opened((await frank.slash('/request')).modal).labels()).not.toContain('For');
    await opened(frank.modal).close();
    const modal = opened((await bob.slash('/request')).modal);
    await modal.fill({ Subject: 'New laptop', For: 'frank' });
    await allow('nobody');
    const { errors } = await modal.submit();
    expect(JSON.stringify(errors)).toContain('does not let you submit for someone else');
    expect(await all()).toEqual([]);
  });

  test('[R1] nobody submits for someone who left Slack', async () => {
    await allow('everyone');
    const modal = opened((await bob.slash('/request')).modal);
    await modal.fill({ Subject: 'New laptop', For: 'frank' });
    await app.slack.changePerson('frank', { role: 'deactivated' });
    const { errors } = await modal.submit();
    expect(errors).toEqual({ For: 'Frank Fischer is not in Slack any more.' });
  });
});
