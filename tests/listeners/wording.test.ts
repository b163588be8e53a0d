import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Modal } from '../../sandbox/slack/driver.ts';
import { createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
/** Milliseconds since the epoch; it stands still unless the test says so. */
let now: number;
beforeEach(async () => {
  now = Date.now();
  app = await startApp({ working: false, overrides: { clock: () => new Date(now) } });
  await createStream(person('alice'), { Team: ['bob', 'frank'] });
});
afterEach(() => app.close());

const person = (handle: string) => app.slack.as(handle);
const inStore = () => app.context.store.in(app.workspaceId);
const wordingOfStream = async () =>
  (await inStore().read((db) => db.streams.byName('it help')))?.settings.wording;
const dms = (handle: string) =>
  person(handle)
    .dm()
    .messages()
    .map((message) => message.text());

/** Everything that is due by then. */
async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += 1000) {
    now += 1000;
    await app.worker.idle();
  }
}

async function openWording(event: string): Promise<Modal> {
  await (await openPart(person('alice'), 'Wording')).click('Change', { beside: `*${event}*` });
  return opened(person('alice').modal);
}

async function word(event: string, words: Parameters<Modal['fill']>[0]) {
  const modal = await openWording(event);
  await modal.fill(words);
  const { errors } = await modal.submit();
  expect(errors).toBeUndefined();
  await person('alice').waitFor(() => opened(person('alice').modal).title === 'Wording');
}

async function submit(subject: string, more: Record<string, string> = {}) {
  const form = opened((await person('judy').slash('/request it help')).modal);
  await form.fill({ Subject: subject, ...more });
  expect(await form.submit()).toEqual({ closed: true });
  await pass(3000);
}

const cardFor = (handle: string) =>
  person(handle)
    .channel('it')
    .messages()
    .findLast((message) => message.metadata?.event_type === 'streamly_request');
const card = () => cardFor('bob');
const ownCard = () =>
  person('judy')
    .dm()
    .messages()
    .find((message) => message.metadata?.event_type === 'streamly_request');

describe('the wording of what requesters are told', () => {
  test('[S18] the preview follows what is typed, and an unknown placeholder is refused with the known ones', async () => {
    const modal = await openWording('Received');
    expect(modal.value('What they are told')).toBe(
      'Your Request to *{stream}* has arrived. This message always shows how it stands.',
    );
    await modal.fill({ 'What they are told': 'Thanks {requester}! {Number} {subject} is with {stream}.' });
    await person('alice').waitFor(() =>
      modal.texts().some((text) => text.includes('Thanks @alice! #12 New laptop is with IT help.')),
    );
    await modal.fill({ 'What they are told': 'Thanks {name}' });
    await person('alice').waitFor(() =>
      modal.texts().some((text) => text.includes('{name} is no placeholder')),
    );
    expect((await modal.submit()).errors).toEqual({
      'What they are told': expect.stringContaining(
        '{name} is no placeholder. These are: {number}, {subject}',
      ),
    });
    await modal.click('Use the default');
    await person('alice').waitFor(() =>
      String(modal.value('What they are told')).startsWith('Your Request to'),
    );
    expect((await modal.submit()).errors).toBeUndefined();
    expect(await wordingOfStream()).toEqual({});
  }, 60_000);

  test('[S18] the requester’s message says it in the Stream’s words, while it is open and closed; values mention nobody', async () => {
    await word('Received', {
      'What they are told': 'Thanks! “{subject}” is with {stream}. Team: {assignee}.',
    });
    await word('Completed', { 'What they are told': 'Done: {status} :tada:' });
    await submit('<!channel> {link} <@U0ALICE001>');
    expect(ownCard()?.texts()[0]).toBe(
      'Thanks! “<!channel> {link} <@U0ALICE001>” is with IT help. Team: nobody.',
    );
    const sent = app.slack.exchanges.map(({ body }) => JSON.stringify(body)).join('\n');
    expect(sent).toContain('&lt;!channel&gt; {link} &lt;@U0ALICE001&gt;” is with');
    await card()?.click('Complete');
    await pass(3000);
    expect(ownCard()?.texts()[0]).toContain('Done: Closed');
    // Words that are changed while a Request is open show on it.
    await card()?.click('Reopen');
    await pass(3000);
    await word('Received', { 'What they are told': 'We have it.' });
    await pass(3000);
    expect(ownCard()?.texts()[0]).toBe('We have it.');
  }, 60_000);

  test('[S18] assigned, due date, completed and reopened are told directly where the Stream says so, one message a minute', async () => {
    await submit('Before');
    await card()?.click('Assign to me');
    await pass(70_000);
    expect(dms('judy').filter((text) => text.includes('takes care'))).toEqual([]);

    for (const event of ['Assigned', 'Due date set', 'Reopened']) {
      await word(event, { 'How it is told': 'By a direct message' });
    }
    await word('Completed', {
      'What they are told': 'Finished by {assignee}.',
      'How it is told': 'On their own message, and by a direct message',
    });
    await submit('A laptop');
    await card()?.click('Assign to me');
    await pass(3000);
    expect(dms('judy').at(-1)).toContain('@bob takes care of your Request #2 A laptop.');
    await card()?.click('Set due date');
    const due = opened(person('bob').modal);
    await due.fill({ 'Due date': '2027-01-31' });
    await due.submit();
    await card()?.click('Complete');
    await pass(70_000);
    expect(dms('judy').at(-1)).toContain('The due date of your Request #2 A laptop: 31 Jan 2027.');
    expect(dms('judy').at(-1)).toContain('#2 A laptop: Finished by @bob.');
    await card()?.click('Reopen');
    await pass(70_000);
    expect(dms('judy').at(-1)).toContain('Your Request #2 A laptop is open again: Open.');
  }, 120_000);

  test('[S18, S10] what is silenced is not told, and nobody is told of what they did themselves', async () => {
    const notifications = await openPart(person('alice'), 'Notifications');
    await notifications.fill({ 'This Stream': 'As ticked below', Completed: ['Direct message'] });
    await notifications.submit();
    await word('Received', { 'How it is told': 'Not told' });
    await submit('Quiet');
    expect(ownCard()).toBeUndefined();
    await card()?.click('Complete');
    await pass(70_000);
    expect(dms('judy').at(-1)).toMatch(/@bob completed .*#1 Quiet/);
    await word('Completed', { 'How it is told': 'Not told' });
    await word('Reopened', { 'How it is told': 'By a direct message' });
    const before = dms('judy').length;
    await card()?.click('Reopen');
    await pass(70_000);
    expect(dms('judy').length).toBe(before + 1);
    await card()?.click('Complete');
    await pass(70_000);
    expect(dms('judy').length).toBe(before + 1);
  }, 120_000);

  test('[S18, R10] a withdrawn and a deleted Request are told in the Stream’s words', async () => {
    await word('Withdrawn', { 'What they are told': 'You took {number} back.' });
    await word('Deleted', { 'What they are told': '{number} is gone, {requester}.' });
    await submit('A laptop');
    await ownCard()?.click('Withdraw');
    await opened(person('judy').modal).submit();
    await pass(3000);
    expect(ownCard()?.texts()[0]).toBe('You took #1 back.');
    const judys = ownCard();
    await cardFor('alice')?.click('Delete');
    await opened(person('alice').modal).submit();
    await pass(3000);
    expect(judys?.text()).toContain('#1 is gone, @judy.');
  }, 60_000);

  test('[S18, A7] it is in the audit log, and two admins do not undo each other unseen', async () => {
    const alices = await openWording('Assigned');
    const erin = person('erin');
    await (await erin.openHome()).click('Manage');
    await (await openPart(erin, 'Wording')).click('Change', { beside: '*Assigned*' });
    const erins = opened(erin.modal);
    await erins.fill({ 'What they are told': 'Erin’s words' });
    await erins.submit();
    await alices.fill({ 'What they are told': 'Alice’s words' });
    const { modal } = await alices.submit();
    expect(opened(modal).texts().join('\n')).toContain('changed while you looked at it');
    expect(opened(modal).value('What they are told')).toBe('Alice’s words');
    expect(await wordingOfStream()).toEqual({ assigned: { text: 'Erin’s words', told: 'usual' } });
    await opened(modal).submit();
    expect(await wordingOfStream()).toEqual({ assigned: { text: 'Alice’s words', told: 'usual' } });
    const [latest] = await inStore().read((db) => db.audit.page({ limit: 1 }));
    expect(latest?.act).toEqual({
      kind: 'changed',
      setting: 'What requesters are told: Assigned',
      was: 'Erin’s words',
      is: 'Alice’s words',
    });
  }, 60_000);
});
