import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Modal, Person } from '../../sandbox/slack/driver.ts';
import { giveForm } from '../support/give-form.ts';
import { createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
  await createStream(person('alice'));
});
afterEach(() => app.close());

const person = (handle: string) => app.slack.as(handle);
const inStore = () => app.context.store.in(app.workspaceId);
async function subjects(): Promise<string[]> {
  const { requests } = await inStore().read((db) => db.requests.page({ pageSize: 50 }));
  return requests.map(({ subject }) => subject);
}

async function fillIn(who: Person, words: Record<string, string>): Promise<Modal> {
  const form = opened((await who.slash('/request it help')).modal);
  await form.fill(words);
  return form;
}

/** Submits what looks like nothing that is open, or what is not pointed out. */
async function submitted(who: Person, subject: string): Promise<void> {
  expect(await (await fillIn(who, { Subject: subject })).submit()).toEqual({ closed: true });
}

/** Submits, and is shown what looks alike. */
async function hint(form: Modal): Promise<Modal> {
  const { modal, errors } = await form.submit();
  expect(errors).toBeUndefined();
  expect(opened(modal).title).toBe('Open already?');
  return opened(modal);
}

const submissions = () =>
  app.slack.deliveries.filter(({ payload }) => JSON.stringify(payload).includes('view_submission'));

describe('a Request that looks like an open one', () => {
  test('[R1] is pointed out before it is submitted, and submitted all the same, once, as it was typed', async () => {
    const bob = person('bob');
    await submitted(person('frank'), 'New laptop for Judy');
    await app.worker.idle();
    const form = await fillIn(bob, { Subject: 'Laptop for Judy', Details: 'A light one' });
    const shown = await hint(form);
    expect(shown.texts().join('\n')).toMatch(/open looks like yours.*#1 New laptop for Judy.*Open/s);
    expect(shown.texts().join('\n')).toContain('Nothing is submitted yet');
    expect(await subjects()).toEqual(['New laptop for Judy']);

    await shown.submitTwice();
    expect(bob.modal).toBeNull();
    expect(await subjects()).toEqual(['Laptop for Judy', 'New laptop for Judy']);
    const card = await bob.channel('it').waitForMessage((each) => each.text().includes('#2'));
    expect(card.text()).toContain('A light one');
  });

  test('[R1, R2] Go back leads to the form with all that was typed; what looks alike no more is simply submitted', async () => {
    await submitted(person('frank'), 'Broken screen');
    const form = await fillIn(person('bob'), { Subject: 'My screen is broken', Details: 'Third floor' });
    await (await hint(form)).close();
    expect([form.value('Subject'), form.value('Details')]).toEqual(['My screen is broken', 'Third floor']);
    await form.fill({ Subject: 'A chair' });
    expect(await form.submit()).toEqual({ closed: true });
    expect(await subjects()).toEqual(['A chair', 'Broken screen']);
  });

  test('[R1, R2, S13] over a form of several pages too: all pages are kept, files among them, and submitted as they stand', async () => {
    await submitted(person('frank'), 'Broken screen');
    await giveForm(app, [
      { name: 'Floor', type: 'text' },
      { name: 'More', type: 'section', startsPage: true },
      { name: 'Proof', type: 'files' },
      { name: 'Why', type: 'text' },
    ]);
    const bob = person('bob');
    const form = await fillIn(bob, { Subject: 'Broken screen', Floor: 'third' });
    await form.submit();
    const proof = [{ name: 'screen.png', content: 'x', mimetype: 'image/png' }];
    await form.fill({ Why: 'It fell', Proof: proof });
    await (await hint(form)).close();
    expect(form.value('Why')).toBe('It fell');
    await form.click('Back');
    expect([form.value('Subject'), form.value('Floor')]).toEqual(['Broken screen', 'third']);
    await form.fill({ Floor: 'fourth' });
    await form.submit();
    expect(form.value('Why')).toBe('It fell');
    await (await hint(form)).submit();
    expect(bob.modal).toBeNull();
    const { requests } = await inStore().read((db) => db.requests.page({}));
    expect(requests[0]).toMatchObject({
      subject: 'Broken screen',
      answers: { Floor: 'fourth', Why: 'It fell', Proof: expect.anything() },
    });
  });

  test('[R1, R2] neither Submit makes a second Request when Slack sends it again', async () => {
    const bob = person('bob');
    await submitted(bob, 'Broken screen');
    const form = await fillIn(bob, { Subject: 'Broken screen' });
    const shown = await hint(form);
    await shown.submit();
    const [ofForm, anyway] = submissions().slice(-2);
    if (!ofForm || !anyway) throw new Error('Nothing was submitted.');
    await bob.replay(ofForm);
    await bob.replay(anyway);
    await app.settled();
    expect(await subjects()).toEqual(['Broken screen', 'Broken screen']);
  });

  test('[R1] up to three are shown, the likest first, none that is closed or of another Stream', async () => {
    await createStream(person('alice'), { Name: 'Design', Channel: 'design' });
    const design = opened((await person('frank').slash('/request design')).modal);
    await design.fill({ Subject: 'Blue laptop sleeve' });
    await design.submit();
    const stop = await openPart(person('alice'), 'Manage Stream');
    await stop.closeAll();
    const of = await inStore().read((db) => db.streams.byName('it help'));
    if (!of) throw new Error('No Stream.');
    await inStore().transaction((db) => db.streams.changeSettings(of.id, { pointOutAlike: false }));
    for (const subject of [
      'Laptop sleeve',
      'A blue sleeve',
      'Blue laptop sleeve',
      'The blue laptop sleeve',
    ]) {
      await submitted(person('frank'), subject);
    }
    await submitted(person('frank'), 'Blue laptop sleeve, please');
    await inStore().transaction((db) => db.streams.changeSettings(of.id, { pointOutAlike: true }));
    const cards = person('alice').channel('it');
    const closed = await cards.waitForMessage((each) => each.text().includes('sleeve, please'));
    await closed.click('Complete');
    const shown = await hint(await fillIn(person('bob'), { Subject: 'Blue laptop sleeve' }));
    const lines = shown
      .texts()
      .join('\n')
      .match(/#\d+ [^\n*|>]+/g);
    expect(lines).toEqual(['#4 Blue laptop sleeve', '#5 The blue laptop sleeve', '#2 Laptop sleeve']);
  });

  test('[R1, S11, R16] nobody is shown what they may not see', async () => {
    const [bob, frank, judy] = [person('bob'), person('frank'), person('judy')];
    await submitted(frank, 'Broken screen');
    const of = await inStore().read((db) => db.streams.byName('it help'));
    if (!of) throw new Error('No Stream.');
    await inStore().transaction((db) => db.streams.changeSettings(of.id, { maySee: 'team_and_requester' }));
    await submitted(judy, 'Broken screen');
    await hint(await fillIn(bob, { Subject: 'Broken screen' }));
    await bob.modal?.closeAll();
    const own = await hint(await fillIn(judy, { Subject: 'Broken screen' }));
    expect(own.texts().join('\n')).toContain('#2');
    expect(own.texts().join('\n')).not.toContain('#1');
    await judy.modal?.closeAll();

    await inStore().transaction(function* (db) {
      yield* db.streams.changeSettings(of.id, { maySee: 'everyone' });
      const { requests } = yield* db.requests.page({});
      for (const request of requests) yield* db.requests.change(request, { isPrivate: true }, new Date());
    });
    await submitted(person('yuki'), 'Broken screen');
  });

  test('[R1] a Stream can leave that out', async () => {
    const alice = person('alice');
    await submitted(person('frank'), 'Broken screen');
    const window = await openPart(alice, 'Submitting');
    expect(window.value('Before a Request is submitted')).toEqual([
      'Point out open Requests that look like it',
    ]);
    await window.fill({ 'Before a Request is submitted': [] });
    expect(await window.submit()).not.toHaveProperty('errors');
    await alice.modal?.closeAll();
    await submitted(person('bob'), 'Broken screen');
  });
});

describe('what is wrong is said first, and rights are asked anew', () => {
  test('[R1, R2] a wrong answer is said under its field before anything is pointed out', async () => {
    await submitted(person('frank'), 'Broken screen');
    const form = await fillIn(person('bob'), { Subject: 'Broken screen', Assignee: 'frank' });
    expect((await form.submit()).errors).toEqual({
      Assignee: expect.stringContaining('must be in the team'),
    });
  });

  test('[R1, S11] who lost the right meanwhile cannot submit anyway, and nobody can for somebody else', async () => {
    const [bob, frank, judy] = [person('bob'), person('frank'), person('judy')];
    await submitted(bob, 'Broken screen');
    const shown = await hint(await fillIn(judy, { Subject: 'Broken screen' }));
    const of = await inStore().read((db) => db.streams.byName('it help'));
    if (!of) throw new Error('No Stream.');
    const listed = { who: 'listed' as const, userIds: [frank.id], groupIds: [] };
    await inStore().transaction((db) => db.streams.changeSettings(of.id, { maySubmit: listed }));
    await shown.submit();
    expect(opened(judy.modal).texts().join('\n')).toContain('takes Requests of certain people only');
    const sent = submissions().at(-1);
    if (!sent) throw new Error('Nothing was submitted.');
    const body = sent.body.replaceAll(judy.id, frank.id);
    await frank.replay({ ...sent, body });
    await app.settled();
    expect(await subjects()).toEqual(['Broken screen']);
    await opened(judy.modal).close();
    expect(opened(judy.modal).value('Subject')).toBe('Broken screen');
  });
});
