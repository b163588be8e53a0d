import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addField, createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const file = (...lines: string[]) =>
  ['streamly: 1', 'name: IT help', 'form:', '  - name: Subject', ...lines].join('\n');
const priority = ['  - name: Priority', '    type: select', '    options: [Low, High]'];

/** Clicks Export and reads the file that comes. */
async function exported(handle: string): Promise<string> {
  const person = app.slack.as(handle);
  while (opened(person.modal).title !== 'Manage Stream') await opened(person.modal).close();
  const before = person.dm().messages().length;
  await opened(person.modal).click('Export');
  await opened(person.modal).close();
  const files = () => Object.values(app.slack.core.state.files).filter(({ state }) => state === 'ready');
  await person.waitFor(() => person.dm().messages().length > before + 1);
  return Buffer.from(files().at(-1)?.content ?? '', 'base64').toString();
}

const streams = () => app.context.store.in(app.workspaceId).read((db) => db.streams.inUse('', 100));

/** The first window of an import, from the App Home. */
async function openImport(handle: string) {
  const person = app.slack.as(handle);
  const home = await person.openHome();
  await home.click('Streams');
  await home.click('Import a Stream');
  return opened(person.modal);
}

describe('export', () => {
  test('[S12] comes as a file in a direct message, and imported it makes the same Stream', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice, { Description: 'Ask us' });
    await addField(alice, { Name: 'Priority', Type: 'Select', Options: 'Low, "High, today"' });
    const text = await exported('alice');
    expect(text).toContain('name: IT help\ndescription: Ask us\n');
    expect(text).toContain(
      '- name: Priority\n    type: select\n    options:\n      - Low\n      - High, today\n',
    );
    await opened(alice.modal).closeAll();

    const modal = await openImport('bob');
    await modal.fill({
      File: [{ name: 'it.yaml', content: text.replace('name: IT help', 'name: HR help') }],
    });
    await modal.submit();
    const where = opened(app.slack.as('bob').modal);
    expect(where.value('Name')).toBe('HR help');
    expect(where.value('Team')).toEqual(['bob']);
    await where.fill({ Channel: 'design' });
    await where.submit();
    const form = opened((await app.slack.as('frank').slash('/request HR')).modal);
    expect(form.labels()).toEqual([
      ...['Subject', 'Details', 'Assignee', 'Due date', 'Other subject expert', 'Priority'],
    ]);
    await opened(app.slack.as('bob').modal).closeAll();
    await (await app.slack.as('bob').openHome()).click('Manage');
    expect((await exported('bob')).replace('name: HR help', 'name: IT help')).toBe(text);
  });

  test('[S15, S12] rules are in the file, whom and where they route to is not; imported again nothing changes', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Priority', Type: 'Select', Options: 'Low, High' });
    await (await openPart(alice, 'Routing')).click('Add rule');
    const rule = opened(alice.modal);
    await rule.click('Add a condition');
    await rule.fill({ Field: 'Priority', Values: ['High'], Name: 'Urgent' });
    await rule.fill({ Assignee: 'A person', Person: 'bob', 'Due date': 'Working days after submission' });
    await rule.fill({ 'How many days': '1' });
    expect((await rule.submit()).errors).toBeUndefined();
    const text = await exported('alice');
    expect(text).toContain('routing:\n    - name: Urgent\n      when:\n        - fieldId: "field: Priority"');
    expect(text).toContain('"option: Priority → High"');
    expect(text).not.toContain(app.slack.as('bob').id);

    const before = await streams();
    await (await openPart(alice, 'Manage Stream')).click('Import');
    const modal = opened(alice.modal);
    await modal.fill({ 'Or its text': text });
    await modal.submit();
    expect(opened(alice.modal).texts().join('\n')).toContain('is as the file says already');
    await opened(alice.modal).closeAll();
    // A file in which the rule is another one changes the rule, and leaves whom it assigns.
    await (await alice.openHome()).click('Manage');
    await opened(alice.modal).click('Import');
    await opened(alice.modal).fill({ 'Or its text': text.replace('days: 1', 'days: 2') });
    await opened(alice.modal).submit();
    await opened(alice.modal).submit();
    const [stream] = await streams();
    expect(stream?.settings.routing).toMatchObject([{ name: 'Urgent', due: { days: 2, working: true } }]);
    expect(stream?.settings.routingTargets).toEqual(before[0]?.settings.routingTargets);
  });

  test('[S18, S12] the wording is in the file; an unknown placeholder in it is said with its line', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await (await openPart(alice, 'Wording')).click('Change', { beside: '*Received*' });
    await opened(alice.modal).fill({ 'What they are told': 'We have it: {number}' });
    await opened(alice.modal).submit();
    const text = await exported('alice');
    expect(text).toContain(
      'wording:\n    received:\n      text: "We have it: {number}"\n      told: usual\n',
    );
    await opened(alice.modal).closeAll();
    const modal = await openImport('bob');
    const wrong = text.replace('{number}', '{nummer}').replace('name: IT help', 'name: HR');
    await modal.fill({ 'Or its text': wrong });
    const line = wrong.split('\n').findIndex((one) => one.includes('{nummer}')) + 1;
    expect((await modal.submit()).errors).toEqual({
      'Or its text': expect.stringContaining(`Line ${line}: Received: {nummer} is no placeholder.`),
    });
  });

  test('[S15, S12] a rule on a field that the file does not have is said with its line', async () => {
    await createStream(app.slack.as('alice'), { Name: 'Other' });
    const modal = await openImport('bob');
    const rules = (field: string) => [
      ...['settings:', '  routing:', '    - name: Urgent', '      when:'],
      ...[`        - fieldId: "${field}"`, '          test: has', '          values: [High]'],
    ];
    await modal.fill({ 'Or its text': file(...rules('field: Price')) });
    expect((await modal.submit()).errors).toEqual({
      'Or its text': expect.stringMatching(/^Line 9: .*Price/),
    });
    await modal.fill({ 'Or its text': file(...rules('Price')) });
    expect((await modal.submit()).errors).toEqual({
      'Or its text': expect.stringContaining('“Price” is no field of this file'),
    });
  });

  test('[S12, S11] who may not manage the Stream gets no file', async () => {
    const alice = app.slack.as('alice');
    await createStream(alice);
    await opened(alice.modal).click('Export');
    const clicked = app.slack.deliveries.findLast(({ body }) => body.includes('stream_export'));
    const forged = (clicked?.body ?? '').replaceAll(alice.id, app.slack.as('frank').id);
    await app.slack.sendRaw({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...app.slack.sign(forged) },
    });
    await app.slack
      .as('frank')
      .dm()
      .waitForMessage((message) => message.text().includes('Only the admins'));
    expect(
      Object.values(app.slack.core.state.files).every(
        ({ channels = [] }) => !channels.includes(app.slack.as('frank').dm().id),
      ),
    ).toBe(true);
  });
});

describe('import of a new Stream', () => {
  test('[S12] a file that is wrong names line and reason under it, and nothing is made', async () => {
    await createStream(app.slack.as('alice'), { Name: 'Other' });
    const modal = await openImport('bob');
    await modal.fill({ 'Or its text': file('  - name: Size', '    type: sizes', '    requird: true') });
    expect((await modal.submit()).errors).toEqual({
      'Or its text': expect.stringMatching(
        /^Line 6: “type” must be one of: text,.*\nLine 7: “requird” means nothing here\.$/,
      ),
    });
    expect((await streams()).map(({ name }) => name)).toEqual(['Other']);
  });

  test('[S12] neither file nor text, or both, is said', async () => {
    await createStream(app.slack.as('alice'), { Name: 'Other' });
    const modal = await openImport('bob');
    expect((await modal.submit()).errors).toEqual({ File: expect.stringContaining('Give a file') });
    await modal.fill({ File: [{ name: 'a.yaml', content: file() }], 'Or its text': file() });
    expect((await modal.submit()).errors).toEqual({ 'Or its text': expect.stringContaining('not both') });
  });

  test('[S12] Slack that does not give the file leaves the window as it is', async () => {
    await createStream(app.slack.as('alice'), { Name: 'Other' });
    const modal = await openImport('bob');
    await modal.fill({ File: [{ name: 'a.yaml', content: file() }] });
    app.slack.fail({ path: /files\.info/, kind: 'status', status: 500 });
    expect((await modal.submit()).errors).toEqual({
      File: expect.stringContaining('Slack didn’t give us the file'),
    });
    app.slack.clearFaults();
    await modal.submit();
    expect(opened(app.slack.as('bob').modal).value('Name')).toBe('IT help');
  });

  test('[S12, E4] a file in UTF-16 is read as such, and one in an unknown encoding is refused', async () => {
    await createStream(app.slack.as('alice'), { Name: 'Other' });
    const modal = await openImport('bob');
    await modal.fill({ File: [{ name: 'a.yaml', content: Buffer.from(`${file()} # größer`, 'latin1') }] });
    expect((await modal.submit()).errors).toEqual({ File: expect.stringContaining('isn’t UTF-8 text') });
    const utf16 = Buffer.from(`\ufeff${file().replace('IT help', 'Größe')}`, 'utf16le');
    await modal.fill({ File: [{ name: 'a.yaml', content: utf16 }] });
    await modal.submit();
    expect(opened(app.slack.as('bob').modal).value('Name')).toBe('Größe');
  });

  test('[S12] a name that is taken can be changed, and what was typed stays', async () => {
    await createStream(app.slack.as('alice'));
    const modal = await openImport('bob');
    await modal.fill({ 'Or its text': file(...priority) });
    await modal.submit();
    const where = opened(app.slack.as('bob').modal);
    await where.fill({ Channel: 'design', Team: ['judy'] });
    expect((await where.submit()).errors).toEqual({ Name: expect.stringContaining('already') });
    expect(where.value('Team')).toEqual(['judy']);
    await where.fill({ Name: 'More help' });
    await where.submit();
    expect((await streams()).map(({ name }) => name)).toEqual(['IT help', 'More help']);
  });
});

describe('import into a Stream', () => {
  test('[S12, S17] says first what would change, then changes the draft', async () => {
    const alice = app.slack.as('alice');
    const manage = await createStream(alice);
    await addField(alice, { Name: 'Room', Type: 'Plain text' });
    await manage.click('Import');
    const modal = opened(alice.modal);
    await modal.fill({
      'Or its text': file(
        '  - name: Details',
        '    type: text',
        ...priority,
        'settings:',
        '  requesters_may_edit: true',
      ),
    });
    await modal.submit();
    const review = opened(alice.modal);
    const words = review.texts().join('\n');
    for (const part of [
      'What the file changes of *IT help*',
      'The setting “requesters may edit” changes.',
      '“Priority” is new on the form.',
      '“Room” is deleted.',
      '“Due date” leaves the form.',
      'until you publish it',
    ]) {
      expect(words).toContain(part);
    }
    const before = opened((await app.slack.as('frank').slash('/request')).modal);
    expect(before.labels()).toContain('Room');
    await review.submit();
    await alice.waitFor(() => manage.texts().join('\n').includes('not published yet'));
    const still = opened((await app.slack.as('judy').slash('/request')).modal);
    expect(still.labels()).toContain('Room');
    const library = await openPart(alice, 'Field library');
    expect(library.texts().join('\n')).toContain('*Priority*\nOn the form');
    expect(library.texts().join('\n')).not.toContain('*Room*');
    const [stream] = await streams();
    expect(stream?.settings.requestersMayEdit).toBe(true);
    const entries = await app.context.store.in(app.workspaceId).read((db) => db.audit.page({ limit: 20 }));
    expect(entries.map(({ act }) => act)).toEqual(
      expect.arrayContaining([
        { kind: 'added', what: 'field', name: 'Priority' },
        { kind: 'removed', what: 'field', name: 'Room' },
      ]),
    );
  });

  test('[S12] another type of a field is said as one change', async () => {
    const alice = app.slack.as('alice');
    const manage = await createStream(alice);
    await addField(alice, { Name: 'Size', Type: 'Plain text' });
    await manage.click('Import');
    const sized = ['  - name: Details', '    type: text', '  - name: size', '    type: number'];
    await opened(alice.modal).fill({ 'Or its text': file(...sized) });
    await opened(alice.modal).submit();
    const words = opened(alice.modal).texts().join('\n');
    expect(words).toContain('“size” changes from Plain text to Number.');
    expect(words).not.toMatch(/“size” is (deleted|new)/i);
  });

  test('[S12] its own export changes nothing', async () => {
    const alice = app.slack.as('alice');
    const manage = await createStream(alice);
    await addField(alice, { Name: 'Priority', Type: 'Select', Options: 'Low, High' });
    const text = await exported('alice');
    await manage.click('Import');
    await opened(alice.modal).fill({ File: [{ name: 'it-help.yaml', content: text }] });
    await opened(alice.modal).submit();
    const review = opened(alice.modal);
    expect(review.texts()).toEqual(['*IT help* is as the file says already.']);
    expect(review.submitText).toBeNull();
  });

  test('[S12] where another admin changed it meanwhile, the new plan is shown and nothing is done', async () => {
    const alice = app.slack.as('alice');
    const manage = await createStream(alice);
    await manage.click('Import');
    await opened(alice.modal).fill({ 'Or its text': file(...priority) });
    await opened(alice.modal).submit();
    const review = opened(alice.modal);
    const { store, clock } = app.context;
    const [stream] = await streams();
    await store.in(app.workspaceId).transaction(function* (db) {
      const library = yield* db.streams.library(stream?.id ?? '');
      const due = library.find(({ role }) => role === 'due_date');
      if (due) yield* db.streams.changeField(stream?.id ?? '', { ...due, hint: 'When?' });
      expect(clock()).toBeInstanceOf(Date);
    });
    await review.submit();
    expect(opened(alice.modal).texts().join('\n')).toContain(
      'was changed meanwhile. Nothing is imported yet.',
    );
    await opened(alice.modal).submit();
    await alice.waitFor(() => manage.texts().join('\n').includes('not published yet'));
  });

  test('[S12, S7] the name of another Stream, or one that a tool keeps, is said with its line', async () => {
    await createStream(app.slack.as('bob'), { Name: 'Other' });
    const alice = app.slack.as('alice');
    const manage = await createStream(alice);
    await manage.click('Import');
    const modal = opened(alice.modal);
    await modal.fill({ 'Or its text': file().replace('name: IT help', 'name: other') });
    expect((await modal.submit()).errors).toEqual({
      'Or its text': 'Line 2: There is a Stream called “Other” already. Choose another name.',
    });
  });
});
