import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Entry } from '../../sandbox/slack/driver.ts';
import { templateChoices } from '../../src/domain/streams/file/templates.ts';
import { addField, createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const channelNamed = (name: string) =>
  app.slack.workspace('acme').channels.find((each) => each.name === name);
const auditOf = () => app.context.store.in(app.workspaceId).read((db) => db.audit.page({ limit: 20 }));

describe('a channel for a Stream', () => {
  test('[S1] a new one is made, with a name proposed from that of the Stream, and the team is brought in', async () => {
    const alice = app.slack.as('alice');
    const modal = opened((await alice.slash('/request new')).modal);
    await modal.fill({ Name: 'Travel & Visa', Team: ['bob', 'judy'] });
    await modal.fill({ 'Where Requests appear': 'A new channel' });
    expect(modal.value('Name')).toBe('Travel & Visa');
    expect(modal.value('Team')).toEqual(['bob', 'judy']);
    expect(modal.value('Name of the channel')).toBe('travel-visa');
    expect(modal.labels()).not.toContain('Channel');
    await modal.submit();
    expect(opened(alice.modal).title).toBe('Manage Stream');
    const channel = channelNamed('travel-visa');
    expect(channel?.kind).toBe('public');
    const everyone = ['alice', 'bob', 'judy'].map((handle) => app.slack.as(handle).id);
    await alice.waitFor(() => everyone.every((id) => channel?.members.includes(id)));

    const form = opened((await app.slack.as('frank').slash('/request travel')).modal);
    await form.fill({ Subject: 'To Lisbon' });
    await form.submit();
    const card = await alice.channel('travel-visa').waitForMessage();
    expect(card.text()).toContain('To Lisbon');
  });

  test('[S1] also a private one', async () => {
    const alice = app.slack.as('alice');
    const modal = opened((await alice.slash('/request new')).modal);
    await modal.fill({ Name: 'Salaries', 'Where Requests appear': 'A new channel' });
    await modal.fill({ 'Who may find it': ['Only those who are invited'] });
    await modal.submit();
    expect(channelNamed('salaries')).toMatchObject({ kind: 'private' });
    await alice.waitFor(() => channelNamed('salaries')?.members.includes(alice.id));
  });

  test('[S1] a name that is taken is said under it, and everything that was typed stays', async () => {
    const modal = opened((await app.slack.as('alice').slash('/request new')).modal);
    await modal.fill({ Name: 'Random things', Description: 'Odd', 'Where Requests appear': 'A new channel' });
    await modal.fill({ 'Name of the channel': 'Random!' });
    expect((await modal.submit()).errors).toEqual({
      'Name of the channel': expect.stringContaining('There is a channel #random already'),
    });
    expect([modal.value('Name'), modal.value('Description')]).toEqual(['Random things', 'Odd']);
    await modal.fill({ 'Name of the channel': '!!!' });
    expect((await modal.submit()).errors).toEqual({ 'Name of the channel': 'Give the channel a name.' });
    await modal.fill({ 'Name of the channel': 'Random things' });
    await modal.submit();
    expect(channelNamed('random-things')).toBeDefined();
  });

  test('[S1] none is made for a Stream whose name is taken', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    const modal = opened((await alice.slash('/request new')).modal);
    await modal.fill({ Name: 'IT help', 'Where Requests appear': 'A new channel' });
    expect((await modal.submit()).errors).toEqual({ Name: expect.stringContaining('already') });
    expect(channelNamed('it-help')).toBeUndefined();
  });

  test('[S1] into a private one Streamly is let by what it says to type, and the window goes on', async () => {
    const alice = app.slack.as('alice');
    const modal = opened((await alice.slash('/request new')).modal);
    await modal.fill({ Name: 'Secrets', Description: 'Hush', Channel: 'secret', Team: ['bob'] });
    expect((await modal.submit()).errors).toEqual({
      Channel: expect.stringContaining('Type /invite @Streamly there'),
    });
    channelNamed('secret')?.members.push(app.slack.workspace('acme').bot.userId);
    await modal.submit();
    expect(opened(alice.modal).texts().join('\n')).toContain('*Secrets*\nHush');
  });

  test('[S1, A8] nobody and no group in the team is said under it', async () => {
    const modal = opened((await app.slack.as('alice').slash('/request new')).modal);
    await modal.fill({ Name: 'IT help', Channel: 'it', Team: [] });
    expect((await modal.submit()).errors).toEqual({ Team: expect.stringContaining('at least one person') });
  });
});

describe('templates', () => {
  test('[S12] from the empty App Home: name and description are proposed, the rest is as always', async () => {
    const bob = app.slack.as('bob');
    const home = await bob.openHome();
    await home.choose('Start from a template', 'Bug report');
    const modal = opened(bob.modal);
    expect(modal.value('Name')).toBe('Bug report');
    expect(modal.value('Start with')).toBe('Bug report');
    await modal.fill({ Name: 'Bugs', Channel: 'design' });
    await modal.submit();
    expect(opened(bob.modal).title).toBe('Manage Stream');
    const entries = await auditOf();
    expect(entries.map(({ act }) => act)).toContainEqual({
      kind: 'changed',
      setting: 'Started with',
      was: null,
      is: 'Bug report',
    });
  });

  test('[S12] chosen in the window, it proposes only what was not typed', async () => {
    const modal = opened((await app.slack.as('bob').slash('/request new')).modal);
    await modal.fill({ Name: 'Mine' });
    await modal.fill({ 'Start with': 'Facilities' });
    expect(modal.value('Name')).toBe('Mine');
    expect(modal.value('Description')).toContain('For the building');
  });

  const soon = Math.floor(Date.now() / 1000) + 86_400;
  /** What a requester fills in at least; the rest is hidden, optional, or there by default. */
  const least: Record<(typeof templateChoices)[number]['name'], Record<string, Entry>> = {
    'IT help': { 'What is it about?': 'Something else' },
    'Creative brief': {
      ...{ 'Kind of work': ['Text'], Goal: 'Sales', Audience: 'Shops', 'Key message': 'Buy' },
      'Due date': '2199-01-01',
    },
    'Purchase approval': {
      ...{ 'What is it?': 'Office', Supplier: 'Chairs Ltd', Amount: '129.90', 'Cost centre': '4711' },
      ...{ 'Is it in the budget?': 'Yes', 'Why is it needed?': 'To sit', Approver: 'bob' },
    },
    'Bug report': { Product: 'API', 'How can we see it?': 'Call it', 'How bad is it?': 'It is a detail' },
    'Content calendar': {
      ...{ Channels: ['Blog'], Format: 'Post', 'Publish on': soon, Details: 'An idea' },
    },
    Facilities: { 'What do you need?': 'Cleaning', Building: 'Outside' },
  };

  test.each(templateChoices.map(({ name }) => name))(
    '[S12] %s becomes an intake that works',
    async (name) => {
      const alice = app.slack.as('alice');
      const modal = opened((await alice.slash('/request new')).modal);
      await modal.fill({ 'Start with': name });
      await modal.fill({ Channel: 'it' });
      await modal.submit();
      await opened(alice.modal).closeAll();
      const frank = app.slack.as('frank');
      const form = opened((await frank.slash(`/request ${name}`)).modal);
      expect((await form.submit()).errors).toMatchObject({ Subject: expect.any(String) });
      for (const [label, entry] of Object.entries(least[name])) await form.fill({ [label]: entry });
      await form.fill({ Subject: 'The first one' });
      expect(await form.submit()).toEqual({ closed: true });
      const card = await alice.channel('it').waitForMessage();
      expect(card.text()).toContain('The first one');
    },
  );
});

describe('duplicating a Stream', () => {
  test('[S12] takes form, settings and team, and neither Requests nor the name', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice, { Description: 'Ask us' });
    await addField(alice, { Name: 'Priority', Type: 'Select', Options: 'Low, High' });
    await opened(alice.modal).closeAll();
    const form = opened((await app.slack.as('frank').slash('/request IT help')).modal);
    await form.fill({ Subject: 'Laptop', Priority: 'High' });
    await form.submit();

    const home = await alice.openHome();
    await home.click('Manage');
    await opened(alice.modal).click('Duplicate');
    const modal = opened(alice.modal);
    expect(modal.title).toBe('Duplicate Stream');
    expect(['Name', 'Description', 'Channel', 'Team'].map((label) => modal.value(label))).toEqual([
      'IT help (copy)',
      'Ask us',
      'it',
      ['alice', 'bob'],
    ]);
    await modal.fill({ Name: 'HR help', Channel: 'office' });
    await modal.submit();
    const copy = opened((await app.slack.as('frank').slash('/request HR')).modal);
    expect(copy.labels()).toEqual(form.open ? form.labels() : expect.arrayContaining(['Priority']));
    await copy.fill({ Subject: 'Holidays', Priority: 'Low' });
    expect(await copy.submit()).toEqual({ closed: true });
    const card = await alice.channel('office').waitForMessage();
    expect(card.text()).toContain('Holidays');
    expect(card.text()).not.toContain('Laptop');
  });

  test('[S12, S11] who may not manage the Stream may not duplicate it', async () => {
    const alice = app.slack.as('alice');
    const manage = await createStream(alice);
    await manage.click('Duplicate');
    const clicked = app.slack.deliveries.at(-1);
    const forged = (clicked?.body ?? '').replaceAll(alice.id, app.slack.as('frank').id);
    const sent = await app.slack.sendRaw({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...app.slack.sign(forged) },
    });
    expect(sent.status).toBe(200);
    await app.slack
      .as('frank')
      .dm()
      .waitForMessage((message) => message.text().includes('Only the admins of this Stream'));
    expect(app.slack.as('frank').modal).toBeNull();
  });

  test('[S12] the parts of the window are those of the copy', async () => {
    const alice = app.slack.as('alice');
    const manage = await createStream(alice);
    await manage.click('Duplicate');
    await opened(alice.modal).submit();
    const library = await openPart(alice, 'Field library');
    expect(library.texts().join('\n')).toContain('*Other subject expert*\nOn the form');
  });
});
