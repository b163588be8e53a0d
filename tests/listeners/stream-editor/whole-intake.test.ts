import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Modal, Person } from '../../../sandbox/slack/driver.ts';
import { createStream, draftField, opened, openPart, publish } from '../../support/people-at-work.ts';
import { type RunningApp, startApp } from '../../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function edit(alice: Person, name: string): Promise<Modal> {
  await (await openPart(alice, 'Form')).click('Edit', { beside: `*${name}*` });
  return opened(alice.modal);
}

async function showOnlyWhen(alice: Person, name: string, field: string, values: string[]): Promise<void> {
  const window = await edit(alice, name);
  await window.click('Show only when');
  await window.fill({ Field: field });
  await window.fill({ Values: values });
  expect((await window.submit()).errors).toBeUndefined();
  await window.close();
}

/** An empty form: what this person closed half filled before is not gone on with. */
async function open(who: Person) {
  const modal = opened((await who.slash('/request event')).modal);
  if (!modal.buttons().includes('Start over')) return modal;
  await modal.click('Start over');
  return opened(who.modal);
}

/** With the four default fields that are left on the form, twenty fields and two sections that begin pages. */
const given: Record<string, string>[] = [
  { Name: 'Kind of event', Type: 'Select', Options: 'Meeting, Party, "Talk, with guests"' },
  { Name: 'Guests', Type: 'Number' },
  { Name: 'Budget code', Type: 'Plain text' },
  { Name: 'Theme', Type: 'Plain text' },
  { Name: 'Speaker', Type: 'Plain text' },
  { Name: 'Speaker’s address', Type: 'Email' },
  { Name: 'The place', Type: 'Section', 'New page': 'The form goes on here on a page of its own' },
  { Name: 'City', Type: 'Radio buttons', Options: 'Prague, Brno' },
  { Name: 'Room', Type: 'Plain text' },
  { Name: 'Starts', Type: 'Date and time' },
  { Name: 'Doors open', Type: 'Time' },
  { Name: 'Map', Type: 'URL' },
  { Name: 'Parking', Type: 'Checkbox' },
  { Name: 'The rest', Type: 'Section', 'New page': 'The form goes on here on a page of its own' },
  { Name: 'Equipment', Type: 'Checkboxes', Options: 'Projector, Microphone, Piano' },
  { Name: 'Catering', Type: 'Multi select', Options: 'Coffee, Lunch, Dinner' },
  { Name: 'Allergies', Type: 'Plain text' },
  { Name: 'Announce in', Type: 'Channel' },
];

test('[S3 S6 S13 S17] an intake of twenty fields with conditions over three pages, built, filled in, changed and led back', async () => {
  const [alice, bob] = [app.slack.as('alice'), app.slack.as('bob')];
  await createStream(alice, { Name: 'Events' });
  for (const words of given) {
    const { 'New page': page, ...rest } = words;
    await draftField(alice, page === undefined ? rest : { ...rest, 'New page': [page] });
  }
  await showOnlyWhen(alice, 'Theme', 'Kind of event', ['Party']);
  await showOnlyWhen(alice, 'Speaker', 'Kind of event', ['Talk, with guests']);
  await showOnlyWhen(alice, 'Allergies', 'Catering', ['Lunch', 'Dinner']);
  await publish(alice);

  const form = await open(bob);
  expect(form.texts()).toContain('Page 1 of 3');
  expect(form.labels()).not.toContain('Theme');
  await form.fill({ 'Kind of event': 'Party' });
  await form.fill({ Subject: 'Summer party', Theme: 'The sea', Guests: '80' });
  await form.submit();
  expect(form.texts()).toEqual(expect.arrayContaining(['Page 2 of 3', '*The place*']));
  await form.fill({ City: 'Brno', Map: 'not an address' });
  expect((await form.submit()).errors).toBeDefined();
  await form.fill({ Map: 'https://maps.example.com/brno' });
  await form.submit();
  expect(form.texts()).toContain('Page 3 of 3');
  expect(form.labels()).not.toContain('Allergies');
  await form.fill({ Catering: ['Dinner'] });
  await form.fill({ Allergies: 'Nuts', Equipment: ['Piano'] });
  // Back to the first page: another kind takes the theme away, and gives it back.
  await form.click('Back');
  await form.click('Back');
  await form.fill({ 'Kind of event': 'Meeting' });
  expect(form.labels()).not.toContain('Theme');
  await form.fill({ 'Kind of event': 'Party' });
  expect(form.value('Theme')).toBe('The sea');
  await form.submit();
  await form.submit();
  expect(form.value('Allergies')).toBe('Nuts');
  expect(await form.submit()).toEqual({ closed: true });
  const card = await alice
    .channel('it')
    .waitForMessage((each) => each.texts().join().includes('Summer party'));
  for (const words of ['*Theme*\nThe sea', '*City*\nBrno', '*Allergies*\nNuts', '*Guests*\n80']) {
    expect(card.texts().join('\n')).toContain(words);
  }

  // Next month: renamed, taken off, put back, deleted, published, and led back.
  const window = await edit(alice, 'Guests');
  await window.fill({ Name: 'How many people' });
  await window.submit();
  await (await openPart(alice, 'Field library')).click('Take off the form', { beside: '*Parking*' });
  await (await openPart(alice, 'Field library')).click('Delete', { beside: '*Budget code*' });
  await opened(alice.modal).submit();
  await publish(alice);
  const labels = async () => {
    const page = await open(bob);
    const first = page.labels();
    await page.fill({ Subject: 'Look' });
    await page.submit();
    const second = page.labels();
    await page.closeAll();
    return [...first, ...second];
  };
  expect(await labels()).toEqual(expect.arrayContaining(['How many people', 'City']));
  expect(await labels()).not.toEqual(expect.arrayContaining(['Parking']));
  expect(await labels()).not.toEqual(expect.arrayContaining(['Budget code']));
  await (await openPart(alice, 'Field library')).click('Put on the form', { beside: '*Parking*' });
  await publish(alice);
  await opened(alice.modal).click('Versions');
  const versions = opened(alice.modal);
  await versions.click('Show', { beside: '*Version 2*' });
  await versions.click('Go back to this version');
  expect(versions.texts().join('\n')).toContain('Left out, since they were deleted: “Budget code”.');
  await versions.close();
  await publish(alice);
  expect(await labels()).toEqual(expect.arrayContaining(['Guests', 'Parking']));
  // The Request keeps what was answered, whatever became of the form.
  expect(card.texts().join('\n')).toContain('*Theme*\nThe sea');
}, 120_000);
