import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Modal, Person } from '../../sandbox/slack/driver.ts';
import { newField } from '../../src/domain/streams/field.ts';
import type { StreamSettings } from '../../src/domain/streams/stream-settings.ts';
import { type FieldToGive, giveForm } from '../support/give-form.ts';
import { addField, changeField, createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
let alice: Person;
let bob: Person;
let frank: Person;

/** Alice makes the Stream and is in its team with Bob; Frank submits. */
beforeEach(async () => {
  app = await startApp();
  alice = app.slack.as('alice');
  bob = app.slack.as('bob');
  frank = app.slack.as('frank');
  await createStream(alice);
});
afterEach(() => app.close());

const own = () => app.context.store.in(app.workspaceId);

async function submit(words: Record<string, string> = {}): Promise<Message> {
  const modal = opened((await frank.slash('/request')).modal);
  await modal.fill({ Subject: 'New laptop', ...words });
  expect(await modal.submit()).toEqual({ closed: true });
  return alice.channel('it').waitForMessage((message) => message.text().includes('New laptop'));
}

/** The card as another person sees it. */
function cardFor(person: Person): Message {
  const card = person
    .channel('it')
    .messages()
    .find((message) => message.text().includes('New laptop'));
  if (!card) throw new Error('No card.');
  return card;
}

async function request() {
  const { requests } = await own().read((db) => db.requests.page({ status: 'any' }));
  const [only] = requests;
  if (!only) throw new Error('No Request.');
  return only;
}

async function setting(changes: Partial<StreamSettings>): Promise<void> {
  const { streamId } = await request();
  await own().transaction((db) => db.streams.changeSettings(streamId, changes));
}

async function clickFor(person: Person, words: string): Promise<Modal> {
  await cardFor(person).click(words);
  return opened(person.modal);
}

const replies = () =>
  alice
    .channel('it')
    .thread(cardFor(alice))
    .map((message) => message.text());

describe('Edit', () => {
  test('[R6, R7] the team changes any answer in the form as it was submitted, and all is told', async () => {
    await submit({ Details: 'The old one died', 'Due date': '2030-12-01' });
    const modal = await clickFor(bob, 'Edit');
    expect(modal.title).toBe('Edit Request');
    expect(modal.labels()).toEqual(['Details', 'Assignee', 'Due date', 'Other subject expert', 'Private']);
    expect(modal.value('Details')).toBe('The old one died');
    expect(modal.texts().join()).toContain('#1');
    await modal.fill({ Details: 'It died\ntwice', 'Due date': '2030-12-04', Assignee: 'alice' });
    expect(await modal.submit()).toEqual({ closed: true });

    expect(await request()).toMatchObject({ dueDate: '2030-12-04', assigneeId: alice.id, version: 2 });
    await alice.waitFor(() => cardFor(alice).text().includes('twice'));
    expect(cardFor(alice).text()).toContain('4 Dec 2030');
    await frank.waitFor(() => frank.dm().messages()[0]?.text().includes('twice'));
    await alice.waitFor(() => replies().length > 0);
    expect(replies()).toEqual([
      [
        'Bob Baker set *Assignee* to @alice',
        'Bob Baker set *Due date* to 4 Dec 2030, was 1 Dec 2030',
        'Bob Baker set *Details* to It died twice, was The old one died',
      ].join('\n'),
    ]);
  });

  test('[R6, R2] a value that does not fit is said under its field, and nothing is saved or lost', async () => {
    await submit();
    const modal = await clickFor(bob, 'Edit');
    await modal.fill({ Assignee: 'frank', Details: 'Kept' });
    expect((await modal.submit()).errors).toEqual({
      Assignee: expect.stringContaining('must be in the team'),
    });
    expect(modal.value('Details')).toBe('Kept');
    expect(await request()).toMatchObject({ version: 1, answers: {} });
  });

  test('[R6] saving what was not changed changes nothing', async () => {
    await submit({ Details: 'As it is' });
    const modal = await clickFor(bob, 'Edit');
    expect(await modal.submit()).toEqual({ closed: true });
    expect(await request()).toMatchObject({ version: 1 });
  });

  test('[R6] an assignee who left the team stays, and stands in the way of no other change', async () => {
    await submit({ Assignee: 'bob' });
    const { streamId } = await request();
    await own().transaction((db) =>
      db.streams.putMembers(streamId, { team: [alice.id], admins: [alice.id] }),
    );
    const modal = await clickFor(alice, 'Edit');
    expect(modal.value('Assignee')).toBe('bob');
    await modal.fill({ Details: 'More' });
    expect(await modal.submit()).toEqual({ closed: true });
    expect(await request()).toMatchObject({ assigneeId: bob.id, version: 2 });
    await cardFor(bob).click('Complete');
    expect(bob.ephemerals().at(-1)?.text()).toContain('Only the team of this Stream');
  });

  test('[R6, S8] a deleted field is asked for no more, and its answer stays', async () => {
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    await submit({ Budget: '400 crowns' });
    const before = await request();
    const field = Object.keys(before.answers)[0] ?? '';
    await changeField(alice, 'Delete', 'Budget');
    const modal = await clickFor(bob, 'Edit');
    expect(modal.labels()).not.toContain('Budget');
    await modal.fill({ Details: 'More' });
    await modal.submit();
    expect((await request()).answers[field]).toBe('400 crowns');
  });
});

describe('a form that changes while it is edited', () => {
  const kind = newField({
    id: 'kind',
    name: 'Kind',
    type: 'select',
    options: [
      { id: 'buy', label: 'Buy' },
      { id: 'fix', label: 'Fix' },
    ],
  });
  const price = newField({
    id: 'price',
    name: 'Price',
    type: 'text',
    required: true,
    showWhen: [{ fieldId: 'kind', test: 'has', values: ['buy'] }],
  });

  test('[R6, S13] fields show and hide; what is hidden is taken away, and what is shown is asked for', async () => {
    await giveForm(app, [kind, price]);
    await submit({ Kind: 'Buy', Price: '400' });
    const modal = await clickFor(bob, 'Edit');
    expect(modal.value('Price')).toBe('400');
    await modal.fill({ Kind: 'Fix' });
    expect(modal.labels()).not.toContain('Price');
    expect(await modal.submit()).toEqual({ closed: true });
    expect((await request()).answers).toEqual({ kind: 'fix' });

    const again = await clickFor(bob, 'Edit');
    await again.fill({ Kind: 'Buy' });
    expect(again.labels()).toContain('Price');
    await again.fill({ Price: '500' });
    expect(await again.submit()).toEqual({ closed: true });
    expect((await request()).answers).toEqual({ kind: 'buy', price: '500' });
  });

  test('[R8, S13] a conflict is found in a form that changes, too', async () => {
    await giveForm(app, [kind, price]);
    await submit({ Kind: 'Buy', Price: '400' });
    const bobs = await clickFor(bob, 'Edit');
    const alices = await clickFor(alice, 'Edit');
    await alices.fill({ Price: '300' });
    await alices.submit();
    await bobs.fill({ Kind: 'Fix' });
    await bobs.fill({ Kind: 'Buy' });
    await bobs.fill({ Price: '500' });
    await bobs.submit();
    expect(bobs.texts().join('\n')).toContain('@alice set *Price* to 300, was 400');
    expect(bobs.value('Price')).toBe('500');
    expect(await bobs.submit()).toEqual({ closed: true });
    expect((await request()).answers).toEqual({ kind: 'buy', price: '500' });
  });

  test('[R6] a form of several pages is edited page by page, and keeps what is on the others', async () => {
    const many = Array.from({ length: 185 }, (_, i): FieldToGive => ({ name: `Field ${i}`, type: 'text' }));
    await giveForm(app, many);
    const form = opened((await frank.slash('/request')).modal);
    await form.fill({ Subject: 'New laptop', 'Field 0': 'first' });
    for (let page = 0; page < 2; page += 1) await form.submit();
    await form.fill({ 'Field 184': 'last' });
    expect(await form.submit()).toEqual({ closed: true });
    await alice.channel('it').waitForMessage((message) => message.text().includes('New laptop'));

    const modal = await clickFor(bob, 'Edit');
    expect(modal.value('Field 0')).toBe('first');
    await modal.fill({ 'Field 1': 'second' });
    while (modal.submitText === 'Next') await modal.submit();
    expect(modal.value('Field 184')).toBe('last');
    expect(await modal.submit()).toEqual({ closed: true });
    const { answers } = await request();
    expect(answers).toEqual({ 'Field 0': 'first', 'Field 1': 'second', 'Field 184': 'last' });
  });
});

describe('who may edit', () => {
  test('[R6] the requester may not, until the Stream lets them, and then all but what the form does not ask for', async () => {
    await submit();
    await cardFor(frank).click('Edit');
    expect(frank.modal).toBeNull();
    expect(frank.ephemerals().at(-1)?.text()).toContain('Only the team of this Stream');
    await setting({ requestersMayEdit: true });
    const modal = await clickFor(frank, 'Edit');
    await modal.fill({ Details: 'Mine to change' });
    expect(await modal.submit()).toEqual({ closed: true });
    expect(Object.values((await request()).answers)).toEqual(['Mine to change']);
  });

  test('[R6, S4] where the form does not ask for Assignee and Due date, the team alone sets them', async () => {
    await changeField(alice, 'Take off the form', 'Assignee');
    await changeField(alice, 'Take off the form', 'Due date');
    await submit();
    await setting({ requestersMayEdit: true });
    expect((await clickFor(frank, 'Edit')).labels()).toEqual(['Details', 'Other subject expert']);
    await opened(frank.modal).close();
    await cardFor(frank).click('Set due date');
    expect(frank.modal).toBeNull();
    const modal = await clickFor(bob, 'Edit');
    expect(modal.labels()).toEqual(['Details', 'Other subject expert', 'Assignee', 'Due date', 'Private']);
    await modal.fill({ 'Due date': '2030-12-04' });
    expect(await modal.submit()).toEqual({ closed: true });
    expect(await request()).toMatchObject({ dueDate: '2030-12-04' });
  });

  test('[R6, A8] a click and a Save that are sent once more by someone who lost their rights change nothing', async () => {
    await submit();
    const modal = await clickFor(bob, 'Edit');
    await modal.fill({ Details: 'First' });
    await modal.submit();
    const saved = app.slack.deliveries.findLast(({ payload }) =>
      JSON.stringify(payload).includes('view_submission'),
    );
    const { streamId, version } = await request();
    await own().transaction((db) =>
      db.streams.putMembers(streamId, { team: [alice.id], admins: [alice.id] }),
    );
    if (!saved) throw new Error('The submission was not delivered.');
    const { answer } = await bob.replay(saved);
    expect(JSON.stringify(answer)).toContain('Only the team of this Stream');
    expect(await request()).toMatchObject({ version });
  });
});

describe('two people at once', () => {
  test('[R8] what only one of them touched is saved, without a question', async () => {
    await submit({ Details: 'Old' });
    const bobs = await clickFor(bob, 'Edit');
    const alices = await clickFor(alice, 'Edit');
    await alices.fill({ 'Due date': '2030-12-04' });
    await alices.submit();
    await bobs.fill({ Details: 'New' });
    expect(await bobs.submit()).toEqual({ closed: true });
    const { dueDate, answers } = await request();
    expect(dueDate).toBe('2030-12-04');
    expect(Object.values(answers)).toEqual(['New']);
  });

  test('[R8] where both changed the same, the second is told, keeps what they typed, and can save it', async () => {
    await submit({ Details: 'Old', 'Due date': '2030-12-01' });
    const bobs = await clickFor(bob, 'Edit');
    const alices = await clickFor(alice, 'Edit');
    await alices.fill({ Details: 'By Alice', 'Due date': '2030-12-04' });
    await alices.submit();
    await bobs.fill({ Details: 'By Bob', 'Due date': '2030-12-05', 'Other subject expert': 'judy' });
    await bobs.submit();

    expect(bobs.open).toBe(true);
    expect(bobs.texts().join('\n')).toContain('@alice set *Details* to By Alice, was Old');
    expect(bobs.texts().join('\n')).toContain('@alice set *Due date* to 4 Dec 2030, was 1 Dec 2030');
    expect(bobs.value('Details')).toBe('By Bob');
    expect(bobs.value('Due date')).toBe('2030-12-05');
    // What nobody else had touched is saved already.
    expect(new Set(Object.values((await request()).answers))).toEqual(
      new Set(['By Alice', app.slack.as('judy').id]),
    );

    await bobs.fill({ 'Which Due date holds?': 'Leave theirs' });
    expect(await bobs.submit()).toEqual({ closed: true });
    const { dueDate, answers } = await request();
    expect(dueDate).toBe('2030-12-04');
    expect(Object.values(answers)).toContain('By Bob');
  });

  test('[R8] who chose theirs changes nothing; a third change meanwhile is asked about again', async () => {
    await submit({ Details: 'Old' });
    const bobs = await clickFor(bob, 'Edit');
    const change = async (details: string) => {
      const alices = await clickFor(alice, 'Edit');
      await alices.fill({ Details: details });
      await alices.submit();
    };
    await change('First');
    await bobs.fill({ Details: 'Mine' });
    await bobs.submit();
    await change('Second');
    await bobs.submit();
    expect(bobs.texts().join('\n')).toContain('to Second');
    expect(bobs.value('Details')).toBe('Mine');
    await bobs.fill({ 'Which Details holds?': 'Leave theirs' });
    expect(await bobs.submit()).toEqual({ closed: true });
    expect(Object.values((await request()).answers)).toEqual(['Second']);
  });

  test('[R8] both made the same of it: there is nothing to ask', async () => {
    await submit();
    const bobs = await clickFor(bob, 'Assign…');
    await cardFor(alice).click('Assign to me');
    await bobs.fill({ Assignee: 'Alice Archer' });
    expect(await bobs.submit()).toEqual({ closed: true });
    expect(await request()).toMatchObject({ assigneeId: alice.id, version: 2 });
  });

  test('[R8] a status that somebody else set meanwhile is asked about as well', async () => {
    await submit();
    const statuses = [
      { id: 'new', name: 'New', emoji: '', counts: 'open' as const },
      { id: 'doing', name: 'Doing', emoji: '⚙️', counts: 'open' as const },
      { id: 'done', name: 'Done', emoji: '', counts: 'closed' as const },
    ];
    await setting({ statuses });
    await cardFor(alice).click('Assign to me');
    await alice.waitFor(() => cardFor(alice).menu().includes('Change status'));
    const bobs = await clickFor(bob, 'Change status');
    await cardFor(alice).click('Complete');
    await bobs.fill({ Status: 'Doing' });
    await bobs.submit();
    expect(bobs.texts().join('\n')).toContain('@alice set *Status* to Done, was New');
    expect(await bobs.submit()).toEqual({ closed: true });
    expect(await request()).toMatchObject({ statusId: 'doing', isOpen: true, closedAt: null });
    await alice.waitFor(() => cardFor(alice).text().includes('⚙️ Doing'));
  });
});

describe('one thing alone', () => {
  test('[R3, R6] Assign… offers the team by name, and nobody', async () => {
    await submit();
    const modal = await clickFor(bob, 'Assign…');
    expect(modal.title).toBe('Assign');
    await modal.fill({ Assignee: 'Alice Archer' });
    await modal.submit();
    expect(await request()).toMatchObject({ assigneeId: alice.id });
    await alice.waitFor(() => cardFor(alice).text().includes('@alice'));
    const again = await clickFor(bob, 'Assign…');
    expect(again.value('Assignee')).toBe('Alice Archer');
  });

  test('[R3, R6] Set due date from the menu', async () => {
    await submit({ 'Due date': '2030-12-01' });
    const modal = await clickFor(bob, 'Set due date');
    expect(modal.value('Due date')).toBe('2030-12-01');
    await modal.fill({ 'Due date': '2030-12-04' });
    await modal.submit();
    expect(await request()).toMatchObject({ dueDate: '2030-12-04' });
  });

  test('[S19] a new Request has the first status; the status of a Request is changed from its menu', async () => {
    await submit();
    await setting({
      statuses: [
        { id: 'new', name: 'New', emoji: '', counts: 'open' },
        { id: 'declined', name: 'Declined', emoji: '', counts: 'closed' },
        { id: 'done', name: 'Done', emoji: '', counts: 'closed' },
      ],
    });
    const modal = opened((await frank.slash('/request')).modal);
    await modal.fill({ Subject: 'Another chair' });
    await modal.submit();
    const card = await alice.channel('it').waitForMessage((message) => message.text().includes('Another'));
    expect(card.text()).toContain('🟢 New');
    await card.click('Change status');
    await opened(alice.modal).fill({ Status: 'Done' });
    await opened(alice.modal).submit();
    await alice.waitFor(() => card.text().includes('✅ Done'));
    expect(card.buttons()).toContain('Reopen');
    await card.click('Reopen');
    await alice.waitFor(() => card.text().includes('🟢 New'));
    await card.click('Complete');
    await alice.waitFor(() => card.text().includes('✅ Declined'));
  });
});
