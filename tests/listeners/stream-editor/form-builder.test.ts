import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Modal, Person } from '../../../sandbox/slack/driver.ts';
import {
  addField,
  createStream,
  draftField,
  opened,
  openPart,
  publish,
} from '../../support/people-at-work.ts';
import { type RunningApp, startApp } from '../../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const person = (handle: string): Person => app.slack.as(handle);
const form = async (handle = 'bob'): Promise<Modal> => opened((await person(handle).slash('/request')).modal);
const labels = async () => (await form()).labels();
const fieldsOf = (modal: Modal) =>
  modal
    .texts()
    .map((text) => /^\*(.+)\*\n/.exec(text)?.[1])
    .filter((name) => name !== undefined);
const audit = () =>
  app.context.store
    .in(app.workspaceId)
    .read((db) => db.audit.page({ limit: 50 }))
    .then((entries) => entries.map(({ act }) => act));

/** The window of a field, by the list that is open. */
async function edit(alice: Person, name: string): Promise<Modal> {
  await (await openPart(alice, 'Form')).click('Edit', { beside: `*${name}*` });
  return opened(alice.modal);
}

describe('the form builder', () => {
  test('[S3, S17] requesters see what is done to the form when it is published, and not before', async () => {
    const alice = person('alice');
    await createStream(alice);
    await draftField(alice, { Name: 'Room', Type: 'Plain text' });
    const builder = opened(alice.modal);
    await builder.click('Move up', { beside: '*Room*' });
    await builder.click('Move up', { beside: '*Room*' });
    await builder.click('Move down', { beside: '*Subject*' });
    await builder.click('Take off the form', { beside: '*Assignee*' });
    await builder.click('Make required', { beside: '*Room*' });
    expect(fieldsOf(builder)).toEqual(['Details', 'Subject', 'Room', 'Due date', 'Other subject expert']);
    expect(builder.texts().join('\n')).toContain('3 changes not published yet');
    expect(await labels()).toEqual(['Subject', 'Details', 'Assignee', 'Due date', 'Other subject expert']);
    await publish(alice);
    expect(builder.texts()).toContain('Published: requesters see the form as it is here.');
    expect(await labels()).toEqual(['Details', 'Subject', 'Room', 'Due date', 'Other subject expert']);
    expect(await audit()).toContainEqual({
      kind: 'changed',
      setting: 'Published form',
      was: 'version 1',
      is: 'version 2',
    });
  });

  test('[S3] a field is moved to a place by its number, and comes back from the library', async () => {
    const alice = person('alice');
    await createStream(alice);
    const window = await edit(alice, 'Other subject expert');
    await window.fill({ 'Place on the form': '1' });
    await window.submit();
    const builder = opened(alice.modal);
    expect(fieldsOf(builder)[0]).toBe('Other subject expert');
    await (await edit(alice, 'Details')).fill({ 'Place on the form': 'top' });
    expect((await opened(alice.modal).submit()).errors).toEqual({
      'Place on the form': expect.stringContaining('whole number'),
    });
    await opened(alice.modal).fill({ 'Place on the form': '' });
    await opened(alice.modal).submit();
    expect(fieldsOf(builder)).not.toContain('Details');
    await builder.choose('Put on the form', 'Details');
    expect(fieldsOf(builder).at(-1)).toBe('Details');
  });

  test('[S3] the preview is the modal that a requester will see; its Submit checks, and saves nothing', async () => {
    const alice = person('alice');
    await createStream(alice);
    await draftField(alice, { Name: 'Room', Type: 'Plain text', Hint: 'As on the door' });
    await opened(alice.modal).click('Preview');
    const preview = opened(alice.modal);
    expect(preview.title).toBe('Preview');
    expect(preview.labels()).toEqual([
      'Subject',
      'Details',
      'Assignee',
      'Due date',
      'Other subject expert',
      'Room',
    ]);
    await preview.fill({ Subject: 'Trying it out', Assignee: 'judy' });
    expect((await preview.submit()).errors).toEqual({ Assignee: expect.stringContaining('team') });
    await preview.fill({ Assignee: 'bob' });
    const after = await preview.submit();
    expect(after.modal?.texts()).toEqual(['All is well: this would be a Request. Nothing was saved.']);
    const found = await app.context.store
      .in(app.workspaceId)
      .read((db) => db.requests.bySubmission(preview.id));
    expect(found).toBeUndefined();
  });

  test('[S17] what is not published can be discarded', async () => {
    const alice = person('alice');
    await createStream(alice);
    await draftField(alice, { Name: 'Room', Type: 'Plain text' });
    const builder = opened(alice.modal);
    await builder.click('Take off the form', { beside: '*Details*' });
    await builder.click('Discard changes');
    expect(fieldsOf(builder)).toEqual(['Subject', 'Details', 'Assignee', 'Due date', 'Other subject expert']);
    expect((await openPart(alice, 'Field library')).texts().join()).not.toContain('Room');
  });

  test('[S17] Publish says first what will change, and what would be lost', async () => {
    const alice = person('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Size', Type: 'Select', Options: 'S, M, L' });
    const request = await form();
    await request.fill({ Subject: 'A shirt', Size: 'S' });
    await request.submit();
    const window = await edit(alice, 'Size');
    await window.fill({ Name: 'Shirt size', Options: 'M, L, XL' });
    await window.submit();
    await opened(alice.modal).click('Move up', { beside: '*Shirt size*' });
    await opened(alice.modal).click('Publish');
    const words = opened(alice.modal).texts().join('\n');
    expect(words).toContain('3 changes');
    expect(words).toContain('“Size” is now called “Shirt size”.');
    expect(words).toContain('“Shirt size”: 1 option added: “XL”; 1 option taken away: “S”.');
    expect(words).toContain('“Other subject expert” moves from place 5 to 6.');
    expect(words).toContain(
      '“Shirt size” loses the option “S”: 1 Request has it and keeps it, but it cannot be chosen again.',
    );
  });

  test('[S17] a draft that another admin changed meanwhile is not published unseen', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    await createStream(bob);
    await draftField(bob, { Name: 'Room', Type: 'Plain text' });
    await opened(bob.modal).click('Publish');
    const question = opened(bob.modal);
    await (await alice.openHome()).click('Manage');
    await draftField(alice, { Name: 'Floor', Type: 'Plain text' });
    const after = await question.submit();
    expect(after.modal?.texts().join()).toContain('The draft was changed meanwhile');
    expect(await labels()).not.toContain('Room');
  });

  test('[S17] versions say who and when, compare, and lead back', async () => {
    const alice = person('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Room', Type: 'Plain text' });
    await (await openPart(alice, 'Field library')).click('Delete', { beside: '*Details*' });
    expect(opened(alice.modal).texts().join()).toContain('No Request has an answer to it');
    await opened(alice.modal).submit();
    await publish(alice);
    await opened(alice.modal).click('Versions');
    const versions = opened(alice.modal);
    expect(versions.texts().join('\n')).toMatch(/Version 3.*that requesters see.*@alice.*5 fields/s);
    await versions.click('Show', { beside: '*Version 2*' });
    expect(versions.texts().join('\n')).toMatch(/From version 1 to version 2.*“Room” comes on the form/s);
    await versions.choose('Compare with', 'Version 3');
    expect(versions.texts().join('\n')).toMatch(/From version 2 to version 3.*“Details” leaves the form/s);
    await versions.click('All versions');
    await versions.click('Show', { beside: '*Version 1*' });
    await versions.click('Go back to this version');
    expect(versions.texts().join('\n')).toContain('Left out, since they were deleted: “Details”.');
    await versions.close();
    expect(fieldsOf(opened(alice.modal))).toEqual([
      'Subject',
      'Assignee',
      'Due date',
      'Other subject expert',
    ]);
    expect(await labels()).toContain('Room');
    await publish(alice);
    expect(await labels()).not.toContain('Room');
  });
});

describe('the window of a field', () => {
  test('[S4, S5] options are counted as they are typed, and what is wrong with them is said', async () => {
    const alice = person('alice');
    await createStream(alice);
    await (await openPart(alice, 'Form')).click('Add field');
    const window = opened(alice.modal);
    await window.fill({ Name: 'Size', Type: 'Select', Options: 'S, M, "L, or larger"' });
    expect(window.texts()).toContain('3 options');
    expect(window.value('Name')).toBe('Size');
    await window.fill({ Options: 'S, S' });
    expect(window.texts().join()).toContain('“S” is there twice.');
    await window.fill({ Type: 'Checkboxes', Options: Array.from({ length: 12 }, (_, i) => i).join() });
    expect((await window.submit()).errors).toEqual({ Options: expect.stringContaining('at most 10') });
    expect(window.value('Name')).toBe('Size');
  });

  test('[S5] typed faster than the window is drawn, the count is that of the last letter all the same', async () => {
    const alice = person('alice');
    await createStream(alice);
    await (await openPart(alice, 'Form')).click('Add field');
    const window = opened(alice.modal);
    await window.fill({ Name: 'Size', Type: 'Select' });
    const typed = 'S, M, L, XL';
    await Promise.all(Array.from(typed, (_, at) => window.fill({ Options: typed.slice(0, at + 1) })));
    await alice.waitFor(() => window.texts().includes('4 options'));
    expect(window.value('Options')).toBe(typed);
  });

  test('[S4] a type change is offered only where the answers can be kept', async () => {
    const alice = person('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Size', Type: 'Select', Options: 'S, M' });
    const window = await edit(alice, 'Size');
    await expect(window.fill({ Type: 'Date' })).rejects.toThrow('no option');
    await window.fill({ Type: 'Multi select' });
    expect(await window.submit()).toEqual({ closed: true });
    await publish(alice);
    const request = await form();
    await request.fill({ Size: ['S', 'M'] });
    expect(request.value('Size')).toEqual(['S', 'M']);
  });

  test('[S4, S7, A7] of a default field the name stays; the rest is changed', async () => {
    const alice = person('alice');
    await createStream(alice);
    const window = await edit(alice, 'Due date');
    expect(window.labels()).not.toContain('Name');
    await window.fill({ Hint: 'When you need it', Required: ['A Request cannot be submitted without it'] });
    await window.submit();
    expect(await audit()).toEqual(
      expect.arrayContaining([
        { kind: 'changed', setting: 'Hint of Due date', was: null, is: 'When you need it' },
        { kind: 'changed', setting: 'Required of Due date', was: 'no', is: 'yes' },
      ]),
    );
    await publish(alice);
    expect((await (await form()).submit()).errors).toMatchObject({
      'Due date': expect.stringContaining('Please complete'),
    });
  });

  test('[S14] checks and a default are set, and hold for requesters', async () => {
    const alice = person('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Device', Type: 'Plain text' });
    const window = await edit(alice, 'Device');
    await window.click('Checks and default');
    await window.fill({ Pattern: '[A-Z', Shortest: '9', Longest: '3' });
    const { errors } = await window.submit();
    expect(errors).toEqual({
      Pattern: expect.stringContaining('no pattern'),
      Longest: expect.stringContaining('shorter'),
    });
    await window.fill({
      Pattern: '[A-Z]{2}-[0-9]{4}',
      'Message where it does not match': 'As on the sticker.',
      Shortest: '',
      Longest: '7',
      Default: 'nothing',
    });
    expect((await window.submit()).errors).toEqual({ Default: 'As on the sticker.' });
    await window.fill({ Default: 'AC-1042' });
    expect(await window.submit()).toEqual({ closed: true });
    await publish(alice);
    const request = await form();
    await request.fill({ Subject: 'Broken', Device: 'ac-1' });
    expect((await request.submit()).errors).toEqual({ Device: 'As on the sticker.' });
  });

  test('[S14] days may be bounded by the day of submission', async () => {
    const alice = person('alice');
    await createStream(alice);
    const window = await edit(alice, 'Due date');
    await window.click('Checks and default');
    await window.fill({ Earliest: 'yesterday' });
    expect((await window.submit()).errors).toEqual({ Earliest: expect.stringContaining('today+3') });
    await window.fill({ Earliest: 'today', Default: 'today+7' });
    await window.submit();
    await publish(alice);
    const request = await form();
    await request.fill({ Subject: 'Late', 'Due date': '2020-01-01' });
    expect((await request.submit()).errors).toEqual({ 'Due date': expect.any(String) });
  });

  test('[S13] conditions are added one by one, said in words, and removed', async () => {
    const alice = person('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Kind', Type: 'Select', Options: 'Laptop, Phone, Other' });
    await addField(alice, { Name: 'Model', Type: 'Plain text' });
    const window = await edit(alice, 'Model');
    await window.click('Show only when');
    expect((await window.submit()).errors).toBeDefined();
    await window.fill({ Field: 'Kind' });
    await window.fill({ Values: ['Laptop', 'Phone'] });
    await window.submit();
    expect(window.texts().join('\n')).toContain('“Kind” is Laptop or Phone');
    await window.fill({ Field: 'Details', 'Its answer': 'is filled in' });
    await window.submit();
    expect(window.texts().join('\n')).toContain('“Details” is not empty');
    await window.click('Remove', { beside: '“Details”' });
    expect(window.texts().join('\n')).not.toContain('“Details” is not empty');
    await window.close();
    expect(opened(alice.modal).texts().join('\n')).toContain('shown on a condition');
  });

  test('[S13] circular conditions are refused with the circle named', async () => {
    const alice = person('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Kind', Type: 'Plain text' });
    await addField(alice, { Name: 'Model', Type: 'Plain text' });
    const condition = async (name: string, decidedBy: string) => {
      const window = await edit(alice, name);
      await window.click('Show only when');
      await window.fill({ Field: decidedBy, 'Its answer': 'is filled in' });
      return window.submit();
    };
    await condition('Model', 'Kind');
    await opened(alice.modal).close();
    await opened(alice.modal).click('Move up', { beside: '*Model*' });
    expect(opened(alice.modal).texts().join('\n')).toContain(
      '“Model” is shown only when “Kind” is not empty, but that comes later. Move it up.',
    );
    expect((await condition('Kind', 'Model')).errors).toEqual({
      Field: '“Kind” would be shown by “Model” and “Model” by “Kind”: the conditions go round in a circle.',
    });
    await opened(alice.modal).close();
    await opened(alice.modal).click('Publish');
    expect(opened(alice.modal).submitText).toBeNull();
    expect(opened(alice.modal).texts().join('\n')).toContain('This cannot be published yet');
  });

  test('[S5] five thousand options find their place, part by part', async () => {
    const alice = person('alice');
    await createStream(alice);
    const all = Array.from({ length: 5000 }, (_, i) => `Part ${i} of the catalogue`);
    await addField(alice, { Name: 'Part', Type: 'Select', Options: all.slice(0, 100).join(', ') });
    const { store } = app.context;
    const streamId = (await store.in(app.workspaceId).read((db) => db.streams.inUse('', 1)))[0]?.id ?? '';
    for (let at = 100; at < all.length; at += 400) {
      const window = await edit(alice, 'Part');
      await window.click('Options');
      const more = [0, 1, 2, 3].map((n) => all.slice(at + n * 100, at + (n + 1) * 100).join(', '));
      const names = ['More options', 'More options (2)', 'More options (3)', 'More options (4)'];
      await window.fill(Object.fromEntries(names.map((name, n) => [name, more[n] ?? ''])));
      expect(await window.submit()).toEqual({ closed: true });
    }
    const window = await edit(alice, 'Part');
    expect(window.texts()).toContain('5000 options');
    await window.click('Options');
    await window.click('Next options');
    const [second] = window.labels();
    await window.fill({ [second ?? '']: `${String(window.value(second ?? ''))}, Part 0 of the catalogue` });
    expect(Object.values((await window.submit()).errors ?? {})).toEqual([
      'At most 5000 options; these are 5001.',
    ]);
    await window.closeAll();
    const draft = await store.in(app.workspaceId).read((db) => db.streams.draft(streamId));
    const part = draft.fields.find(({ definition }) => definition.name === 'Part');
    expect(part?.definition.options.map(({ label }) => label)).toEqual(all);
  }, 60_000);

  test('[S4] the second of two admins is told what changed meanwhile, and keeps their own', async () => {
    const [alice, bob] = [person('alice'), person('bob')];
    await createStream(bob);
    const his = await edit(bob, 'Details');
    await his.fill({ Hint: 'Bob’s hint' });
    await (await alice.openHome()).click('Manage');
    const hers = await edit(alice, 'Details');
    await hers.fill({ Hint: 'Alice’s hint', Placeholder: 'Alice’s placeholder' });
    await hers.submit();
    const again = (await his.submit()).modal;
    const words = opened(again).texts().join('\n');
    expect(words).toContain('*Hint* is now “Alice’s hint”. You changed it too');
    expect(words).toContain('*Placeholder* is now “Alice’s placeholder”, and stays so');
    expect(his.value('Hint')).toBe('Bob’s hint');
    expect(his.submitText).toBe('Save mine');
    expect(await his.submit()).toEqual({ closed: true });
    const window = await edit(bob, 'Details');
    expect(window.value('Hint')).toBe('Bob’s hint');
    expect(window.value('Placeholder')).toBe('Alice’s placeholder');
  });

  test('[S8] before a field is deleted its cost is said; old Requests keep its answers', async () => {
    const alice = person('alice');
    await createStream(alice);
    await addField(alice, { Name: 'Kind', Type: 'Plain text' });
    const request = await form();
    await request.fill({ Subject: 'Chairs', Kind: 'With wheels' });
    await request.submit();
    await (await openPart(alice, 'Field library')).click('Delete', { beside: '*Kind*' });
    const question = opened(alice.modal);
    expect(question.texts().join('\n')).toContain('Its answer is shown in 1 Request, and stays readable');
    await question.submit();
    expect(opened(alice.modal).texts().join('\n')).toContain('Deleted with the next publication: Kind');
    expect(await labels()).toContain('Kind');
    await publish(alice);
    expect(await labels()).not.toContain('Kind');
  });
});

describe('who may', () => {
  test.each([
    ['Move down', 'Form', '*Subject*'],
    ['Make required', 'Form', '*Details*'],
    ['Take off the form', 'Form', '*Details*'],
    ['Discard changes', 'Form', ''],
    ['Delete', 'Field library', '*Details*'],
    ['Edit', 'Form', '*Details*'],
    ['Preview', 'Form', ''],
    ['Versions', 'Form', ''],
    ['Publish', 'Form', ''],
    ['Add field', 'Form', ''],
  ])('[S3, S4] “%s” is refused to a replayed click of someone who may not', async (button, part, beside) => {
    const alice = person('alice');
    await createStream(alice);
    await draftField(alice, { Name: 'Room', Type: 'Plain text' });
    const window = await openPart(alice, part);
    const before = app.slack.deliveries.length;
    await window.click(button, beside === '' ? {} : { beside });
    const click = app.slack.deliveries
      .slice(before)
      .find(({ payload }) => JSON.stringify(payload).includes('block_actions'));
    if (!click) throw new Error('The click was not delivered.');
    const draft = () =>
      app.context.store.in(app.workspaceId).read(function* (db) {
        const [stream] = yield* db.streams.inUse('', 1);
        return stream ? yield* db.streams.draft(stream.id) : null;
      });
    const was = await draft();
    const judy = person('judy');
    const forged = click.body.replaceAll(alice.id, judy.id);
    await app.slack.sendRaw({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...app.slack.sign(forged) },
    });
    // In a window where the click's trigger still opens one, else in a direct message.
    const told = () => [
      ...judy
        .dm()
        .messages()
        .map((message) => message.text()),
      ...(alice.modal?.texts() ?? []),
      ...(judy.modal?.texts() ?? []),
    ];
    await judy.waitFor(() => told().some((text) => text.includes('Only the admins')));
    expect(await draft()).toEqual(was);
  });
});
