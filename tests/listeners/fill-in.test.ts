import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Condition } from '../../src/domain/streams/field.ts';
import { type FieldToGive, giveForm } from '../support/give-form.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
  await createStream(app.slack.as('alice'));
});
afterEach(() => app.close());

const options = ['Laptop', 'Phone'].map((label) => ({ id: label, label }));
const when = (fieldId: string, ...values: string[]): Condition => ({ fieldId, test: 'has', values });
const kind: FieldToGive = { name: 'Kind', type: 'select', options };
const inches: FieldToGive = {
  name: 'Inches',
  type: 'number',
  required: true,
  showWhen: [when('Kind', 'Laptop')],
};
const why: FieldToGive = { name: 'Why', type: 'text', showWhen: [when('Inches', '17')] };
/** Two pages and a few fields on a third one. */
const many = Array.from({ length: 185 }, (_, i): FieldToGive => ({ name: `Field ${i}`, type: 'text' }));

const open = async () => opened((await app.slack.as('bob').slash('/request')).modal);

async function saved() {
  return app.context.store.in(app.workspaceId).read(function* (db) {
    const { requests } = yield* db.requests.page({});
    const [request] = requests;
    return { requests, files: request ? yield* db.requestFiles.ofRequest(request.id) : [] };
  });
}

describe('a form with conditions', () => {
  test('[S13] shows and hides fields as one fills it in, and gives back what was typed into a hidden one', async () => {
    await giveForm(app, [kind, inches, why]);
    const modal = await open();
    expect(modal.labels()).toEqual(['Subject', 'Kind']);
    await modal.fill({ Subject: 'A machine', Kind: 'Laptop' });
    expect(modal.labels()).toEqual(['Subject', 'Kind', 'Inches']);
    await modal.fill({ Inches: '17' });
    expect(modal.labels()).toEqual(['Subject', 'Kind', 'Inches', 'Why']);
    await modal.fill({ Why: 'My eyes' });
    await modal.fill({ Kind: 'Phone' });
    expect(modal.labels()).toEqual(['Subject', 'Kind']);
    await modal.fill({ Kind: 'Laptop' });
    expect([modal.value('Inches'), modal.value('Why'), modal.value('Subject')]).toEqual([
      ...['17', 'My eyes', 'A machine'],
    ]);
    expect(await modal.submit()).toEqual({ closed: true });
    expect((await saved()).requests).toMatchObject([
      { subject: 'A machine', answers: { Kind: 'Laptop', Inches: '17', Why: 'My eyes' } },
    ]);
  });

  test('[S13] neither asks for a hidden required field nor saves what was typed into it', async () => {
    await giveForm(app, [kind, inches, why]);
    const modal = await open();
    await modal.fill({ Subject: 'A phone', Kind: 'Laptop' });
    await modal.fill({ Inches: '17' });
    await modal.fill({ Kind: 'Phone' });
    expect(await modal.submit()).toEqual({ closed: true });
    expect((await saved()).requests[0]?.answers).toEqual({ Kind: 'Phone' });
  });

  test('[S13] is evaluated again on the server: a shown field that the modal lacks is asked for first', async () => {
    await giveForm(app, [
      { name: 'Proof', type: 'files' },
      { ...inches, showWhen: [{ fieldId: 'Proof', test: 'is_not_empty', values: [] }] },
    ]);
    const modal = await open();
    await modal.fill({
      Subject: 'A claim',
      Proof: [{ name: 'bill.pdf', content: 'x', mimetype: 'application/pdf' }],
    });
    // A file input tells of nothing while the form is open.
    expect(modal.labels()).toEqual(['Subject', 'Proof']);
    const after = await modal.submit();
    expect(after.errors).toBeUndefined();
    expect(modal.labels()).toEqual(['Subject', 'Proof', 'Inches']);
    expect(modal.texts().join('\n')).toMatch(/Please answer this, too:\s+• Inches/);
    await modal.fill({ Inches: '3' });
    expect(await modal.submit()).toEqual({ closed: true });
    const { requests, files } = await saved();
    expect(files).toMatchObject([{ name: 'bill.pdf', mimetype: 'application/pdf', size: 1 }]);
    expect(requests[0]?.answers).toEqual({ Proof: [files[0]?.id], Inches: '3' });
  });

  test('[S13, R2] keeps what was typed where the modal was changed by somebody else meanwhile', async () => {
    await giveForm(app, [kind, inches]);
    const modal = await open();
    await modal.fill({ Kind: 'Laptop' });
    const first = app.slack.deliveries.findLast(({ payload }) =>
      JSON.stringify(payload).includes('block_actions'),
    );
    await modal.fill({ Subject: 'Newer', Inches: '13' });
    await modal.fill({ Kind: 'Phone' });
    if (!first) throw new Error('The choice was not delivered.');
    // The first choice arrives once more, late: it shows nothing of what is past.
    await app.slack.as('bob').replay(first);
    expect(modal.labels()).toEqual(['Subject', 'Kind']);
    await modal.fill({ Kind: 'Laptop' });
    expect([modal.value('Subject'), modal.value('Inches')]).toEqual(['Newer', '13']);
  });

  test('[S17, S13] that lost a field meanwhile says so, and keeps what was typed into the others', async () => {
    await giveForm(app, [kind, inches, { name: 'Colour', type: 'text' }]);
    const modal = await open();
    await modal.fill({ Subject: 'A machine', Kind: 'Laptop' });
    await modal.fill({ Inches: '17', Colour: 'Red' });
    await app.context.store.in(app.workspaceId).transaction(function* (db) {
      const [stream] = yield* db.streams.inUse('', 1);
      yield* db.streams.deleteField(stream?.id ?? '', 'Colour', app.context.clock());
      yield* db.streams.publish(stream?.id ?? '', { userId: 'U', at: app.context.clock() });
    });
    await modal.submit();
    expect(modal.labels()).toEqual(['Subject', 'Kind', 'Inches']);
    expect(modal.texts().join('\n')).toMatch(/was changed while you filled it in.*Colour.*Red/s);
    await modal.fill({ Kind: 'Phone' });
    await modal.fill({ Kind: 'Laptop' });
    expect(modal.value('Inches')).toBe('17');
    expect(await modal.submit()).toEqual({ closed: true });
    expect((await saved()).requests[0]?.answers).toEqual({ Kind: 'Laptop', Inches: '17' });
  });
});

describe('a form of several pages', () => {
  test('[S13, R2] goes on and back with nothing lost between them, and submits on the last one alone', async () => {
    await giveForm(app, many);
    const modal = await open();
    expect(modal.texts()).toContain('Page 1 of 3');
    expect([modal.submitText, modal.buttons()]).toEqual(['Next', []]);
    await modal.fill({ Subject: 'A long story', 'Field 0': 'first' });
    await modal.submit();
    expect(modal.texts()).toContain('Page 2 of 3');
    expect(modal.submitText).toBe('Next');
    await modal.fill({ 'Field 100': 'middle' });
    await modal.click('Back');
    expect([modal.value('Subject'), modal.value('Field 0')]).toEqual(['A long story', 'first']);
    await modal.fill({ 'Field 0': 'first, changed' });
    await modal.submit();
    expect(modal.value('Field 100')).toBe('middle');
    await modal.submit();
    expect(modal.texts()).toContain('Page 3 of 3');
    expect(modal.submitText).toBe('Submit');
    expect((await saved()).requests).toEqual([]);
    await modal.fill({ 'Field 184': 'last' });
    await modal.submitTwice();
    expect((await saved()).requests).toMatchObject([
      {
        subject: 'A long story',
        answers: { 'Field 0': 'first, changed', 'Field 100': 'middle', 'Field 184': 'last' },
      },
    ]);
  });

  test('[S14, R2] says what is wrong on its own page, and leads back to another one that became wrong', async () => {
    const budget: FieldToGive = { name: 'Budget', type: 'number', max: { kind: 'fixed', value: '100' } };
    await giveForm(app, [budget, ...many]);
    const modal = await open();
    await modal.fill({ Subject: 'Chairs', Budget: '101' });
    expect((await modal.submit()).errors).toEqual({ Budget: 'Budget must be 100 or less.' });
    expect(modal.texts()).toContain('Page 1 of 3');
    await modal.fill({ Budget: '99' });
    await modal.submit();
    await modal.submit();
    // What was right when the first page was left is wrong by now.
    const { store } = app.context;
    const own = store.in(app.workspaceId);
    const draft = await own.read((db) => db.drafts.byId(modal.id, app.slack.as('bob').id));
    if (!draft) throw new Error('Nothing is kept of the other pages.');
    await own.transaction((db) =>
      db.drafts.put({ ...draft, answers: { ...draft.answers, Budget: '1000' } }, new Date()),
    );
    await modal.submit();
    expect(modal.texts().join('\n')).toMatch(/Nothing is submitted yet.*• Budget must be 100 or less/s);
    expect(modal.texts()).toContain('Page 1 of 3');
    expect(modal.value('Subject')).toBe('Chairs');
    expect((await saved()).requests).toEqual([]);
  });

  test('[S13] skips a page whose fields are all hidden', async () => {
    const ofSecondPage = many
      .slice(90, 182)
      .map((field) => ({ ...field, showWhen: [when('Kind', 'Laptop')] }));
    await giveForm(app, [kind, ...many.slice(0, 90), ...ofSecondPage, ...many.slice(182)]);
    const modal = await open();
    expect(modal.texts()).toContain('Page 1 of 2');
    await modal.fill({ Subject: 'Short', Kind: 'Phone' });
    await modal.submit();
    expect(modal.labels()).toContain('Field 184');
    await modal.click('Back');
    await modal.fill({ Kind: 'Laptop' });
    expect(modal.texts()).toContain('Page 1 of 3');
  });

  test('[S6, R2] keeps files of a page that one comes back to, until they are taken away or replaced', async () => {
    await giveForm(app, [{ name: 'Proof', type: 'files', required: true }, ...many]);
    const modal = await open();
    await modal.fill({ Subject: 'A claim', Proof: [{ name: 'one.pdf', content: '1' }] });
    await modal.submit();
    await modal.click('Back');
    expect(modal.texts().join('\n')).toContain('one.pdf');
    expect(modal.value('Proof')).toEqual([]);
    await modal.submit();
    await modal.click('Back');
    await modal.click('Remove');
    expect(modal.texts().join('\n')).not.toContain('one.pdf');
    await modal.fill({ Proof: [{ name: 'two.pdf', content: '22' }] });
    for (let page = 0; page < 3; page += 1) await modal.submit();
    expect((await saved()).files).toMatchObject([{ name: 'two.pdf', size: 2 }]);
  });
});

describe('a form when it opens', () => {
  test('[S14] has its defaults in it, also on other pages and in fields that are hidden', async () => {
    const today = { kind: 'today' as const, days: 3 };
    await giveForm(app, [
      { ...kind, default: { kind: 'fixed', value: 'Phone' } },
      { name: 'Owner', type: 'user', default: { kind: 'requester' } },
      { name: 'Needed', type: 'date', default: today, min: { kind: 'today', days: 0 } },
      { ...why, showWhen: [when('Kind', 'Laptop')], default: { kind: 'fixed', value: 'Because' } },
      ...many,
      { name: 'Last', type: 'text', default: { kind: 'fixed', value: 'The end' } },
    ]);
    const modal = await open();
    expect([modal.value('Kind'), modal.value('Owner')]).toEqual(['Phone', 'bob']);
    expect(modal.value('Needed')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await modal.fill({ Subject: 'All as it is', Kind: 'Laptop' });
    expect(modal.value('Why')).toBe('Because');
    for (let page = 0; page < 3; page += 1) await modal.submit();
    expect((await saved()).requests[0]?.answers).toMatchObject({
      ...{ Kind: 'Laptop', Owner: app.slack.as('bob').id, Why: 'Because', Last: 'The end' },
    });
  });

  test('[R1] has the text of a message in its first long text, or above it where it asks for none', async () => {
    const message = await app.slack.as('bob').channel('random').write('The printer is on fire');
    await giveForm(app, [
      { name: 'Notes', type: 'text', multiline: true, default: { kind: 'fixed', value: 'x' } },
    ]);
    expect(opened(await message.shortcut('Make a Request of it')).value('Notes')).toContain('on fire');
    await giveForm(app, [kind]);
    const modal = opened(await message.shortcut('Make a Request of it'));
    expect(modal.texts().join('\n')).toMatch(/no field for the message.*The printer is on fire/s);
  });

  test('[S14] says under a field what is wrong with it, in the words of the admin', async () => {
    await giveForm(app, [
      {
        name: 'Code',
        type: 'text',
        pattern: { source: '[A-Z]{2}-\\d+', message: 'A code looks like AB-12.' },
      },
      { name: 'Day', type: 'date', min: { kind: 'today', days: 0 } },
    ]);
    const modal = await open();
    await modal.fill({ Subject: 'x', Code: 'AB12', Day: '2020-01-01' });
    expect((await modal.submit()).errors).toEqual({
      Code: 'A code looks like AB-12.',
      Day: 'Day must not be before today.',
    });
  });
});

test('[S6] every type is filled in, saved, and shown on the card; a section says what it has to say', async () => {
  await giveForm(app, [
    { name: 'About you', type: 'section', hint: 'So that we can reach you.' },
    { name: 'Count', type: 'number' },
    { name: 'Mail', type: 'email' },
    { name: 'Site', type: 'url' },
    { name: 'Starts', type: 'datetime' },
    { name: 'Daily at', type: 'time' },
    { name: 'Agreed', type: 'checkbox', placeholder: 'I agree', required: true },
    { name: 'One of', type: 'radio', options },
    { name: 'Some of', type: 'checkboxes', options },
    { name: 'Story', type: 'rich_text' },
    { name: 'Proof', type: 'files', maxFiles: 2 },
  ]);
  const modal = await open();
  expect(modal.texts().join('\n')).toMatch(/\*About you\*\s+So that we can reach you\./);
  await modal.fill({
    ...{ Subject: 'Everything', Count: '007', Mail: 'ada@acme.example', Site: 'https://acme.example/x' },
    ...{ Starts: '2030-01-02T03:04:00Z', 'Daily at': '17:30', Agreed: ['I agree'], 'One of': 'Phone' },
    ...{ 'Some of': ['Laptop', 'Phone'], Story: 'Once upon a time' },
    Proof: [
      { name: 'a.pdf', content: 'a' },
      { name: 'b.png', content: 'bb' },
    ],
  });
  expect(await modal.submit()).toEqual({ closed: true });
  const { requests, files } = await saved();
  expect(requests[0]?.answers).toMatchObject({
    ...{ Count: '7', Mail: 'ada@acme.example', Site: 'https://acme.example/x', Agreed: 'yes' },
    ...{ Starts: '2030-01-02T03:04:00.000Z', 'Daily at': '17:30', 'One of': 'Phone' },
    ...{ 'Some of': ['Laptop', 'Phone'], Proof: expect.arrayContaining(files.map(({ id }) => id)) },
  });
  const card = await app.slack
    .as('alice')
    .channel('it')
    .waitForMessage((one) => one.text().includes('#1'));
  for (const words of [
    'Everything',
    '7',
    'ada@acme.example',
    '17:30',
    'Phone',
    'Once upon',
    'a.pdf',
    'b.png',
  ]) {
    expect(card.text()).toContain(words);
  }
});
