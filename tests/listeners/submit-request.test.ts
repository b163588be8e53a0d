import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addField, backToStream, changeField, createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

/** Every Request of the workspace, newest first. */
function saved() {
  return app.context.store
    .in(app.workspaceId)
    .read((db) => db.requests.page({}))
    .then(({ requests }) => requests);
}

describe('ways to submit', () => {
  test('[R1] /request goes straight to the form where there is one Stream', async () => {
    await createStream(app.slack.as('alice'));
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    expect(modal.title).toBe('IT help');
    expect(modal.labels()).toEqual(['Subject', 'Details', 'Assignee', 'Due date', 'Other subject expert']);
  });

  test('[R1] /request lets one choose where there are several, and the window becomes the form', async () => {
    await createStream(app.slack.as('alice'));
    await createStream(app.slack.as('alice'), { Name: 'Design', Channel: 'design' });
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    await modal.fill({ Stream: 'Design' });
    await modal.submit();
    expect(modal.title).toBe('Design');
    await modal.fill({ Subject: 'A poster' });
    expect(await modal.submit()).toEqual({ closed: true });
    expect(await saved()).toMatchObject([{ subject: 'A poster' }]);
  });

  test('[R1] /request <Stream> finds it by its whole name, then by its first letters', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await createStream(alice, { Name: 'IT help for guests & others', Channel: 'it' });
    expect(opened((await alice.slash('/request it HELP')).modal).title).toBe('IT help');
    expect(opened((await alice.slash('/request it help for guests &')).modal).title).toBe(
      'IT help for guests & ot…',
    );
    const choice = opened((await alice.slash('/request it h')).modal);
    expect(choice.labels()).toEqual(['Stream']);
  });

  test('[R1] an unknown or archived Stream is said, with what to type instead', async () => {
    const alice = app.slack.as('alice');
    expect((await alice.slash('/request')).ephemeral).toContain('/request new');
    const modal = await createStream(alice);
    await modal.click('Archive');
    expect((await alice.slash('/request IT help')).ephemeral).toContain('“IT help” is archived');
    expect((await alice.slash('/request nothing 100%')).ephemeral).toContain('begins with “nothing 100%”');
    expect((await alice.slash('/request help')).ephemeral).toContain('/request new');
  });

  test('[R1] the global shortcut opens the form', async () => {
    await createStream(app.slack.as('alice'));
    expect(opened(await app.slack.as('bob').shortcut('Submit a Request')).title).toBe('IT help');
  });

  test('[R1] the message shortcut puts the text and link of the message into the Details', async () => {
    await createStream(app.slack.as('alice'));
    const bob = app.slack.as('bob');
    const message = await bob
      .channel('random')
      .write('The printer is *on fire*, <@U0ALICE001> &amp; <@U0JUDY0001>: <https://a.example|see>');
    const modal = opened(await message.shortcut('Make a Request of it'));
    // Alice is known by what she did; Judy has not been met yet.
    expect(modal.value('Details')).toContain(
      'The printer is *on fire*, @Alice Archer & @somebody: see (https://a.example)',
    );
    expect(modal.value('Details')).toContain('https://acme.slack.com/archives/C0RANDOM01/p');
  });

  test('[R1] of a long message the link stays whole, and it is said that the text was cut', async () => {
    await createStream(app.slack.as('alice'));
    const message = await app.slack.as('bob').channel('random').write('It is broken. '.repeat(400));
    const details = opened(await message.shortcut('Make a Request of it')).value('Details');
    expect(details).toMatch(
      /The message is longer.*\n\nhttps:\/\/acme\.slack\.com\/archives\/C0RANDOM01\/p\d{16}$/s,
    );
  });

  test('[R1] the App Home opens the form', async () => {
    await createStream(app.slack.as('alice'));
    const bob = app.slack.as('bob');
    const home = await bob.openHome();
    await home.click('Submit a Request');
    expect(opened(bob.modal).title).toBe('IT help');
  });
});

describe('what becomes of a Request', () => {
  test('[R3] it is shown in the channel with its answers and buttons, and the requester gets the same in a DM', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    const bob = app.slack.as('bob');
    const modal = opened((await bob.slash('/request')).modal);
    await modal.fill({
      Subject: 'New laptop',
      Details: 'The old one <b>died</b> & so did I',
      Assignee: 'alice',
      'Due date': '2026-12-04',
      'Other subject expert': 'judy',
    });
    expect(await modal.submit()).toEqual({ closed: true });

    const card = await alice.channel('it').waitForMessage((message) => message.text().includes('#1'));
    for (const words of [
      'New laptop',
      '🟢 Open',
      '@bob',
      '@alice',
      '4 Dec 2026',
      '<b>died</b> & so',
      '@judy',
    ]) {
      expect(card.text()).toContain(words);
    }
    expect(card.buttons()).toEqual(['Assign to me', 'Assign…', 'Complete', 'Edit']);
    const copy = await bob.dm().waitForMessage((message) => message.text().includes('#1'));
    expect(copy.text()).toContain('New laptop');
    await alice.waitFor(() => card.text().includes('New laptop'));
  });

  test('[R3, R7] Assign to me, Complete and Reopen change the card, the DM and the history', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    const bob = app.slack.as('bob');
    const frank = app.slack.as('frank');
    const modal = opened((await frank.slash('/request')).modal);
    await modal.fill({ Subject: 'New laptop' });
    await modal.submit();
    const card = await alice.channel('it').waitForMessage();
    const copy = await frank.dm().waitForMessage();

    await card.click('Assign to me');
    await alice.waitFor(() => card.text().includes('@alice'));
    await card.click('Complete');
    await alice.waitFor(() => card.text().includes('✅ Closed') && copy.text().includes('✅ Closed'));
    expect(card.buttons()).toEqual(['Reopen', 'Edit']);
    await card.click('Reopen');
    await bob.waitFor(() => card.text().includes('🟢 Open') && copy.text().includes('🟢 Open'));

    const [request] = await saved();
    const history = await app.context.store
      .in(app.workspaceId)
      .read((db) => db.requests.history(request?.id ?? ''));
    expect(history.map(({ change }) => change.kind)).toEqual([
      'submitted',
      'assigned',
      'completed',
      'reopened',
    ]);
  });

  test('[R3, A8] a click by someone outside the team changes nothing and says whom to ask, also when replayed', async () => {
    await createStream(app.slack.as('alice'), { Team: ['bob'] });
    const frank = app.slack.as('frank');
    const modal = opened((await frank.slash('/request')).modal);
    await modal.fill({ Subject: 'Mine' });
    await modal.submit();
    const card = await frank.channel('it').waitForMessage();
    await card.click('Complete');
    expect(frank.ephemerals().at(-1)?.text()).toContain('Only the team of this Stream');
    const click = app.slack.deliveries.findLast(
      ({ kind, payload }) => kind === 'interaction' && JSON.stringify(payload).includes('request_complete'),
    );
    if (!click) throw new Error('The click was not delivered.');
    await frank.replay(click);
    expect(await saved()).toMatchObject([{ isOpen: true, version: 1 }]);
  });
});

describe('nothing that was typed is lost', () => {
  test('[R2] a second click on Submit makes no second Request', async () => {
    await createStream(app.slack.as('alice'));
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    await modal.fill({ Subject: 'Once' });
    await modal.submitTwice();
    expect(await saved()).toMatchObject([{ number: 1, subject: 'Once' }]);
  });

  test('[R2, S4] an assignee outside the team is said under the field, and the form keeps what was typed', async () => {
    await createStream(app.slack.as('alice'));
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    await modal.fill({ Subject: 'For Frank', Assignee: 'frank' });
    const { errors } = await modal.submit();
    expect(errors).toEqual({ Assignee: expect.stringContaining('must be in the team') });
    expect(modal.value('Subject')).toBe('For Frank');
    expect(await saved()).toEqual([]);
  });

  test('[R2, S4] a Subject of more than 140 characters is refused under the field by the app too', async () => {
    await createStream(app.slack.as('alice'));
    const bob = app.slack.as('bob');
    const modal = opened((await bob.slash('/request')).modal);
    await modal.fill({ Subject: 'short' });
    await modal.submit();
    const sent = app.slack.deliveries.findLast(({ payload }) =>
      JSON.stringify(payload).includes('view_submission'),
    );
    if (!sent) throw new Error('The submission was not delivered.');
    const long = 'x'.repeat(141);
    const forged = sent.body
      .replace(encodeURIComponent('"value":"short"'), encodeURIComponent(`"value":"${long}"`))
      .replaceAll(modal.id, 'V0ANOTHER1');
    const answer = await app.slack.sendRaw({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...app.slack.sign(forged) },
    });
    expect(JSON.stringify(answer.answer)).toContain('at most 140 characters; this has 141');
    expect(await saved()).toHaveLength(1);
  });

  test('[R2, S8] a field that was deleted while the form was open: nothing is lost, and what to do is said', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    const bob = app.slack.as('bob');
    const modal = opened((await bob.slash('/request')).modal);
    await modal.fill({ Subject: 'Chairs', Budget: '400 crowns' });
    await changeField(alice, 'Delete', 'Budget');
    const after = await modal.submit();
    expect(after.errors).toBeUndefined();
    expect(modal.labels()).not.toContain('Budget');
    expect(modal.value('Subject')).toBe('Chairs');
    expect(modal.texts().join('\n')).toMatch(/was changed while you filled it in.*Budget.*400 crowns/s);
    expect(await saved()).toEqual([]);
    expect(await modal.submit()).toEqual({ closed: true });
    expect(await saved()).toMatchObject([{ subject: 'Chairs' }]);
  });

  test('[R2, S11] a Stream that was archived while its form was open says so, and the form stays', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    await modal.fill({ Subject: 'Too late' });
    await (await backToStream(alice)).click('Archive');
    expect((await modal.submit()).errors).toEqual({ Subject: expect.stringContaining('is archived') });
    expect(modal.value('Subject')).toBe('Too late');
  });

  test('[R2] when saving fails the window says so with a reference, and stays', async () => {
    await createStream(app.slack.as('alice'));
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    await modal.fill({ Subject: 'Unlucky' });
    const { store } = app.context;
    const whole = { ...store };
    store.in = (workspaceId) => ({
      ...whole.in(workspaceId),
      transaction: () => Promise.reject(new Error('SQLITE_FULL: database or disk is full')),
    });
    const { errors } = await modal.submit();
    expect(errors).toEqual({ Subject: expect.stringMatching(/went wrong on our side.*reference/) });
    expect(modal.value('Subject')).toBe('Unlucky');
    Object.assign(store, whole);
    expect(await modal.submit()).toEqual({ closed: true });
    expect(await saved()).toMatchObject([{ subject: 'Unlucky' }]);
  });
});
