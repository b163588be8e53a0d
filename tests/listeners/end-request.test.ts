import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Message, Person } from '../../sandbox/slack/driver.ts';
import { changeRequest } from '../../src/domain/requests/change-request.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
let alice: Person;
let bob: Person;
let frank: Person;

/** Alice makes the Stream and is its admin; Bob is in the team; Frank submits. */
beforeEach(async () => {
  app = await startApp();
  alice = app.slack.as('alice');
  bob = app.slack.as('bob');
  frank = app.slack.as('frank');
  await createStream(alice);
  const modal = opened((await frank.slash('/request')).modal);
  await modal.fill({ Subject: 'New laptop', Details: 'Secret' });
  await modal.submit();
  await alice.channel('it').waitForMessage();
  await frank.dm().waitForMessage();
});
afterEach(() => app.close());

const own = () => app.context.store.in(app.workspaceId);
const request = async () =>
  (await own().read((db) => db.requests.page({ status: 'any' }))).requests.find(({ number }) => number === 1);

function cardFor(person: Person, where = person.channel('it')): Message {
  const card = where.messages().find((message) => message.fallback().startsWith('#1 '));
  if (!card) throw new Error('No card.');
  return card;
}

describe('Withdraw', () => {
  test('[R10] the requester is asked, then the Request is closed as withdrawn, everywhere, and can be reopened', async () => {
    const copy = cardFor(frank, frank.dm());
    expect(copy.buttons()).toEqual([]);
    expect(copy.menu()).toEqual(['History', 'Withdraw']);
    await copy.click('Withdraw');
    const modal = opened(frank.modal);
    expect(modal.texts().join()).toContain('Withdraw *#1 New laptop*?');
    expect(await request()).toMatchObject({ isOpen: true });
    expect(await modal.submit()).toEqual({ closed: true });

    expect(await request()).toMatchObject({ isOpen: false, withdrawnAt: expect.any(Date) });
    const card = cardFor(alice);
    await alice.waitFor(() => card.text().includes('🚫 Withdrawn') && copy.text().includes('🚫 Withdrawn'));
    expect(copy.menu()).toEqual(['History']);
    await alice.waitFor(() => alice.channel('it').thread(card).length > 0);
    expect(alice.channel('it').thread(card)[0]?.text()).toBe('Frank Fischer withdrew it');

    await card.click('Reopen');
    await alice.waitFor(() => card.text().includes('🟢 Open'));
    expect(await request()).toMatchObject({ isOpen: true, withdrawnAt: null });
  });

  test('[R10, A8] nobody else can, also not by a Submit that is not theirs; nor once it is closed', async () => {
    await cardFor(frank, frank.dm()).click('Withdraw');
    const modal = opened(frank.modal);
    await cardFor(bob).click('Complete');
    expect((await modal.submit()).modal?.texts().join()).toContain('closed already');
    const sent = app.slack.deliveries.findLast(({ payload }) =>
      JSON.stringify(payload).includes('view_submission'),
    );
    if (!sent) throw new Error('The submission was not delivered.');
    await cardFor(bob).click('Reopen');
    const forged = sent.body.replaceAll(frank.id, bob.id);
    const { answer } = await app.slack.sendRaw({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...app.slack.sign(forged) },
    });
    expect(JSON.stringify(answer)).toContain('Only the person who submitted a Request');
    expect(await request()).toMatchObject({ isOpen: true, withdrawnAt: null });
  });
});

describe('Delete', () => {
  test('[R10] a Stream admin is told what is lost; then the messages say only that it was deleted, and it is gone', async () => {
    const card = cardFor(alice);
    const copy = cardFor(frank, frank.dm());
    await card.click('Delete');
    const modal = opened(alice.modal);
    expect(modal.texts().join()).toContain('gone for good');
    expect(await modal.submit()).toEqual({ closed: true });
    await alice.waitFor(() => card.text().includes('deleted') && copy.text().includes('deleted'));
    expect(card.text()).toBe('🗑️ *#1* was deleted by @alice.');
    expect(card.buttons()).toEqual([]);
    expect(copy.text()).not.toContain('Secret');
    await app.worker.idle();
    expect(await request()).toBeUndefined();
  });

  test('[R10] the team alone may not; old buttons of a deleted Request say that it is gone', async () => {
    await cardFor(bob).click('Delete');
    expect(bob.modal).toBeNull();
    expect(bob.ephemerals().at(-1)?.text()).toContain('Only the admins of this Stream');
    await cardFor(bob).click('Complete');
    const click = app.slack.deliveries.findLast(
      ({ kind, payload }) => kind === 'interaction' && JSON.stringify(payload).includes('request_complete'),
    );
    await cardFor(alice).click('Delete');
    await opened(alice.modal).submit();
    if (!click) throw new Error('The click was not delivered.');
    await bob.replay(click);
    await bob.waitFor(() => bob.ephemerals().at(-1)?.text() === 'This Request was deleted.');
  });
});

describe('History', () => {
  test('[R7] is read from the menu in sentences, newest first, in the reader’s time, page by page', async () => {
    const { id = '' } = (await request()) ?? {};
    await cardFor(bob).click('Assign to me');
    const person = await own().read((db) => db.people.byId(bob.id));
    if (!person) throw new Error('Bob is not known.');
    for (let day = 1; day <= 25; day += 1) {
      const dueDate = `2030-12-${String(day).padStart(2, '0')}`;
      const actor = { kind: 'person', person } as const;
      await own().transaction((db) => changeRequest(db, id, actor, { dueDate }, new Date()));
    }
    await cardFor(frank).click('History');
    const modal = opened(frank.modal);
    expect(modal.texts()[1]).toBe('@bob set *Due date* to 25 Dec 2030, was 24 Dec 2030');
    expect(JSON.stringify(modal.view.blocks)).toMatch(/<!date\^\d+\^/);
    expect(modal.texts().join('\n')).not.toContain('submitted it');
    expect(modal.buttons()).toEqual(['Older']);
    await modal.click('Older');
    expect(modal.texts().join('\n')).toContain('@bob set *Due date* to 1 Dec 2030\n');
    expect(modal.texts().at(-2)).toBe('@frank submitted it');
    expect(modal.buttons()).toEqual(['Newer']);
    await modal.click('Newer');
    expect(modal.texts()[1]).toContain('25 Dec 2030');
  });

  test('[R7, S11] is shown to nobody who may not see the Request', async () => {
    const { streamId = '' } = (await request()) ?? {};
    await own().transaction((db) => db.streams.changeSettings(streamId, { maySee: 'team_and_requester' }));
    const grace = app.slack.as('grace');
    await cardFor(grace).click('History');
    expect(grace.modal).toBeNull();
    expect(grace.ephemerals().at(-1)?.text()).toContain('may see this Request');
    await cardFor(frank).click('History');
    expect(opened(frank.modal).title).toBe('History');
  });
});
