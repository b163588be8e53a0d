import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addField, changeField, createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

describe('creating a Stream', () => {
  test('[S1, S4] from the App Home: it begins with the default fields and a working form', async () => {
    const bob = app.slack.as('bob');
    const home = await bob.openHome();
    expect(home.texts()).toContain('No Streams yet');
    await home.click('Create Stream');
    const modal = opened(bob.modal);
    expect(modal.value('Team')).toEqual(['bob']);
    await modal.fill({ Name: 'IT help', Description: 'Broken? Tell us.', Channel: 'it' });
    await modal.submit();
    const fields = (await openPart(bob, 'Field library')).texts().join('\n');
    for (const words of [
      '*Complete*\nFilled in by Streamly',
      '*Requester*\nFilled in by Streamly',
      '*Subject*\nOn the form · Plain text · required',
      '*Details*\nOn the form',
      '*Assignee*\nOn the form',
      '*Due date*\nOn the form',
      '*Other subject expert*\nOn the form',
    ]) {
      expect(fields).toContain(words);
    }
    await bob.waitFor(() => home.texts().some((text) => text.includes('IT help')));
    expect(home.buttons()).toContain('Manage');
    expect((await app.slack.as('frank').openHome()).buttons()).not.toContain('Manage');
  });

  test('[S1] a name in use is said under the name without regard to case, and what was typed stays', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    const modal = opened((await alice.slash('/request new')).modal);
    await modal.fill({ Name: ' it HELP ', Description: 'Again', Channel: 'design', Team: ['bob'] });
    expect((await modal.submit()).errors).toEqual({ Name: expect.stringContaining('“IT help” already') });
    expect(modal.value('Description')).toBe('Again');
    await modal.fill({ Name: 'find' });
    expect((await modal.submit()).errors).toEqual({ Name: expect.stringContaining('meaning of its own') });
  });

  test('[S1] a channel that cannot be used is said under it: private without the app, or archived meanwhile', async () => {
    const modal = opened((await app.slack.as('alice').slash('/request new')).modal);
    await modal.fill({ Name: 'IT help', Channel: 'secret', Team: ['alice'] });
    expect((await modal.submit()).errors).toEqual({
      Channel: expect.stringContaining('is not in this private channel. Type /invite'),
    });
    await modal.fill({ Channel: 'random' });
    const random = app.slack.workspace('acme').channels.find(({ name }) => name === 'random');
    if (random) random.archived = true;
    expect((await modal.submit()).errors).toEqual({ Channel: expect.stringContaining('is archived') });
  });

  test('[S1, A8] guests and strangers create no Streams and submit nothing', async () => {
    const grace = app.slack.as('grace');
    expect((await grace.slash('/request new', { channel: 'it' })).ephemeral).toContain(
      'Only workspace admins',
    );
    await createStream(app.slack.as('alice'), { Channel: 'design' });
    expect((await grace.slash('/request', { channel: 'it' })).ephemeral).toContain('guests');
    const form = opened((await app.slack.as('bob').slash('/request')).modal);
    await form.fill({ Subject: 'A poster' });
    await form.submit();
    const dave = app.slack.as('dave');
    const card = await dave.channel('design').waitForMessage();
    await card.click('Assign to me');
    expect(dave.ephemerals().at(-1)?.text()).toContain('Only the team');
  });
});

describe('the field library', () => {
  test('[S5] fields of all eight types come on the form, and their answers on the card', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Room', Type: 'Plain text', Hint: 'As on the door', Placeholder: '4.12' });
    await addField(alice, { Name: 'Needed from', Type: 'Date' });
    await addField(alice, { Name: 'Priority', Type: 'Select', Options: 'Low,Medium, "High, today"' });
    await addField(alice, { Name: 'Systems', Type: 'Multi select', Options: 'Mail, VPN' });
    await addField(alice, { Name: 'Buddy', Type: 'User' });
    await addField(alice, { Name: 'Watchers', Type: 'Multiple users' });
    await addField(alice, { Name: 'Place', Type: 'Channel' });
    await addField(alice, { Name: 'Places', Type: 'Multiple channels' });

    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    expect(modal.labels().slice(-8)).toEqual([
      'Room',
      'Needed from',
      'Priority',
      'Systems',
      'Buddy',
      'Watchers',
      'Place',
      'Places',
    ]);
    await modal.fill({
      Subject: 'All of it',
      Room: '=1+1',
      'Needed from': '2027-01-31',
      Priority: 'High, today',
      Systems: ['Mail', 'VPN'],
      Buddy: 'judy',
      Watchers: ['frank', 'erin'],
      Place: 'random',
      Places: ['it', 'design'],
    });
    expect(await modal.submit()).toEqual({ closed: true });
    const card = await alice.channel('it').waitForMessage((message) => message.text().includes('All of it'));
    for (const words of [
      '=1+1',
      '31 Jan 2027',
      'High, today',
      'Mail, VPN',
      '@judy',
      '@frank',
      '#random',
      '#design',
    ]) {
      expect(card.text()).toContain(words);
    }
  });

  test('[S5] past 100 options a select offers what fits as one types, and nothing is cut off', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    const cities = Array.from({ length: 250 }, (_, n) => `City ${String(n).padStart(3, '0')}`);
    await addField(alice, { Name: 'City', Type: 'Select', Options: cities.join(', ') });
    const bob = app.slack.as('bob');
    const modal = opened((await bob.slash('/request')).modal);
    expect(await modal.options('City', '')).toHaveLength(100);
    expect(await modal.options('City', '249')).toEqual(['City 249']);
    await modal.fill({ Subject: 'Move', City: 'City 249' });
    await modal.submit();
    const card = await bob.channel('it').waitForMessage();
    expect(card.text()).toContain('City 249');
  });

  test.each([
    ['an existing field', { Name: ' details ' }, /already/],
    ['a default field', { Name: 'SUBJECT' }, /already/],
    ['nothing', { Name: '   ' }, /name/],
  ])('[S7] a new field may not take the name of %s', async (_of, words, message) => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await (await openPart(alice, 'Form')).click('Add field');
    const modal = opened(alice.modal);
    await modal.fill({ Type: 'Date', Hint: 'kept', ...words });
    expect((await modal.submit()).errors).toEqual({ Name: expect.stringMatching(message) });
    expect(modal.value('Hint')).toBe('kept');
  });

  test('[S5] options that cannot be read are said under them', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await (await openPart(alice, 'Form')).click('Add field');
    const modal = opened(alice.modal);
    await modal.fill({ Name: 'Size', Type: 'Select' });
    expect((await modal.submit()).errors).toEqual({ Options: 'Give at least one option.' });
    await modal.fill({ Options: 'S, M, s' });
    expect((await modal.submit()).errors).toEqual({ Options: '“s” is there twice.' });
    await modal.fill({ Options: '"S, M' });
    expect((await modal.submit()).errors).toEqual({ Options: expect.stringContaining('quote') });
    await modal.fill({ Options: 'S, M' });
    expect((await modal.submit()).errors).toBeUndefined();
  });

  test('[S8] a field taken off the form stays in the library and in old Requests, and comes back', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    const bob = app.slack.as('bob');
    const form = opened((await bob.slash('/request')).modal);
    await form.fill({ Subject: 'Chairs', Budget: '400' });
    await form.submit();
    await changeField(alice, 'Take off the form', 'Budget');
    expect(opened((await bob.slash('/request')).modal).labels()).not.toContain('Budget');
    const card = await bob.channel('it').waitForMessage();
    expect(card.text()).toContain('400');
    await changeField(alice, 'Put on the form', 'Budget');
    expect(opened((await bob.slash('/request')).modal).labels()).toContain('Budget');
  });

  test('[S8] deleted and made again under the same name it is another field, and old answers stay readable', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    const bob = app.slack.as('bob');
    const form = opened((await bob.slash('/request')).modal);
    await form.fill({ Subject: 'Chairs', Budget: '400' });
    await form.submit();
    await changeField(alice, 'Delete', 'Budget');
    await addField(alice, { Name: 'Budget', Type: 'Plain text' });
    const card = await bob.channel('it').waitForMessage();
    await card.click('Complete');
    await bob.waitFor(() => card.text().includes('Closed'));
    expect(card.text()).toContain('400');
    const again = opened((await bob.slash('/request')).modal);
    expect(again.labels().filter((label) => label === 'Budget')).toHaveLength(1);
  });

  test('[S11] only Stream admins and workspace admins manage it, also by a replayed click', async () => {
    const bob = app.slack.as('bob');
    await createStream(bob, { Team: ['frank'] });
    const home = await bob.openHome();
    await home.click('Manage');
    const click = app.slack.deliveries.findLast(({ payload }) =>
      JSON.stringify(payload).includes('stream_manage'),
    );
    if (!click) throw new Error('The click was not delivered.');
    const forged = click.body.replaceAll(bob.id, app.slack.as('judy').id);
    await app.slack.sendRaw({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...app.slack.sign(forged) },
    });
    expect(app.slack.as('judy').modal?.title ?? '').not.toBe('Manage Stream');
    expect((await app.slack.as('alice').openHome()).buttons()).toContain('Manage');
  });
});
