import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedPeople } from '../../sandbox/asana/seed.ts';
import type { Modal } from '../../sandbox/slack/driver.ts';
import { createWorker } from '../../src/deliveries/worker.ts';
import { copyOfStream } from '../../src/domain/streams/duplicate-stream.ts';
import { findPerson } from '../../src/slack/people.ts';
import { addField, createStream, opened, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';
import { components, type RunningWorld, seedGids, startIntake } from '../support/running-tools.ts';

let app: RunningApp;
const person = (handle: string) => app.slack.as(handle);
const idOf = (handle: string) => person(handle).id;
const inStore = () => app.context.store.in(app.workspaceId);

async function requests() {
  const { requests: found } = await inStore().read((db) =>
    db.requests.page({ sort: { by: 'number', direction: 'ascending' } }),
  );
  return found;
}

/** Alice adds a rule through its window, or changes the one that is open. */
async function addRule(words: Parameters<Modal['fill']>[0], condition?: Parameters<Modal['fill']>[0]) {
  await (await openPart(person('alice'), 'Routing')).click('Add rule');
  const modal = opened(person('alice').modal);
  if (condition) {
    await modal.click('Add a condition');
    await modal.fill(condition);
  }
  await modal.fill(words);
  return modal.submit();
}

const rulesShown = async () => (await openPart(person('alice'), 'Routing')).texts().join('\n');

async function submit(handle: string, words: Parameters<Modal['fill']>[0]): Promise<void> {
  const form = opened((await person(handle).slash('/request it help')).modal);
  await form.fill(words);
  expect(await form.submit()).toEqual({ closed: true });
}

const historyOf = async (id: string) =>
  (await inStore().read((db) => db.requests.history(id))).map(({ change }) => change);

describe('the rules of a Stream without tools', () => {
  beforeEach(async () => {
    app = await startApp();
    await createStream(person('alice'), { Team: ['alice', 'bob', 'frank'] });
    await addField(person('alice'), { Name: 'Kind', Type: 'Select', Options: 'Laptop, Phone' });
  });
  afterEach(() => app.close());

  test('[S15] rules set assignee, due date and channel of a Request; the history says which rule set what', async () => {
    const { errors } = await addRule(
      {
        ...{ Name: 'Laptops', Assignee: 'A person', Person: 'frank' },
        ...{ 'Due date': 'Days after submission', 'How many days': '2' },
        ...{ Channel: 'Another channel', 'Show the Request in': 'general' },
      },
      { Field: 'Kind', 'Its answer': 'is one of', Values: ['Laptop'] },
    );
    expect(errors).toBeUndefined();
    await person('alice').waitFor(() => opened(person('alice').modal).title === 'Routing');
    expect(await rulesShown()).toContain(
      '*1. Laptops*\nFor “Kind” is Laptop\nAssignee: @frank · Due date: 2 days after · Channel: #general',
    );

    await submit('judy', { Subject: 'A screen', Kind: 'Laptop' });
    await submit('judy', { Subject: 'A cable', Kind: 'Phone' });
    const [first, second] = await requests();
    expect(first).toMatchObject({
      assigneeId: idOf('frank'),
      dueDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      route: { toolIds: null, sections: {} },
    });
    expect(second).toMatchObject({ assigneeId: null, dueDate: null, route: null });
    const card = await person('bob')
      .channel('general')
      .waitForMessage((message) => message.text().includes('A screen'));
    expect(card.text()).toContain('@frank');
    await person('bob')
      .channel('it')
      .waitForMessage((message) => message.text().includes('A cable'));
    await card.click('History');
    const history = opened(person('bob').modal).texts().join('\n');
    expect(history).toContain('The rule “Laptops” set *Assignee* to @frank');
    expect(history).toContain('The rule “Laptops” set the channel to #general');

    // Assigned in nobody's name: who gets it is told.
    const told = await person('frank')
      .dm()
      .waitForMessage((message) => message.text().includes('was assigned to you'));
    expect(told.text()).toContain('by the rule “Laptops”');
  }, 60_000);

  test('[S15] what the requester chose stays; a rule that says so sets it then too', async () => {
    await addRule({ Name: 'Gentle', Assignee: 'A person', Person: 'frank' });
    await submit('judy', { Subject: 'One', Assignee: 'bob' });
    await addRule({
      ...{ Name: 'Strict', Assignee: 'A person', Person: 'alice' },
      'Assignee and Due date': ['Also where the requester chose another one'],
    });
    await submit('judy', { Subject: 'Two', Assignee: 'bob' });
    await submit('judy', { Subject: 'Three' });
    expect((await requests()).map(({ assigneeId }) => assigneeId)).toEqual(
      ['bob', 'alice', 'frank'].map(idOf),
    );
  }, 60_000);

  test('[S15] people take turns in the order in which they were chosen; who leaves the team is passed over', async () => {
    await addRule({
      ...{ Name: 'Turns', Assignee: 'The next one in turn' },
      'People who take turns': ['frank', 'alice', 'bob'],
    });
    for (const subject of ['1', '2', '3', '4']) await submit('judy', { Subject: subject });
    const team = await openPart(person('alice'), 'Team');
    await team.fill({ People: ['alice', 'bob'] });
    await team.submit();
    for (const subject of ['5', '6', '7']) await submit('judy', { Subject: subject });
    expect((await requests()).map(({ assigneeId }) => assigneeId)).toEqual(
      ['frank', 'alice', 'bob', 'frank', 'alice', 'bob', 'alice'].map(idOf),
    );
    expect(await rulesShown()).toContain('@frank is not in the team any more. Until that is mended');
  }, 60_000);

  test('[S15] a half made rule is refused under its inputs, and nothing that was typed is lost', async () => {
    const refused = await addRule({ Name: 'Nothing' });
    expect(refused.errors).toEqual({ Name: expect.stringContaining('sets nothing yet') });
    const modal = opened(person('alice').modal);
    await modal.fill({ Assignee: 'A person', 'Due date': 'Working days after submission' });
    await modal.fill({ Person: 'judy', 'How many days': 'two' });
    await modal.click('Add a condition');
    expect((await modal.submit()).errors).toEqual({
      Person: expect.stringContaining('Not in the team'),
      'How many days': expect.stringContaining('whole number'),
      Field: expect.stringContaining('Choose the field'),
    });
    await modal.fill({ Field: 'Requester' });
    expect((await modal.submit()).errors).toMatchObject({ Values: expect.stringContaining('at least one') });
    await modal.click('Remove this condition');
    await modal.fill({ Person: 'bob', 'How many days': '0' });
    expect(modal.value('Name')).toBe('Nothing');
    expect((await modal.submit()).errors).toBeUndefined();
    const again = await addRule({ Name: ' nothing', Assignee: 'A person', Person: 'bob' });
    expect(again.errors).toEqual({ Name: expect.stringContaining('called “Nothing” already') });
  }, 60_000);

  test('[S15, A7] rules are moved, changed and deleted, and the audit log says from what to what', async () => {
    await addRule({ Name: 'First', Assignee: 'A person', Person: 'bob' });
    await addRule({ Name: 'Second', Assignee: 'A person', Person: 'frank' });
    await (await openPart(person('alice'), 'Routing')).click('Move up', { beside: '*2. Second*' });
    await submit('judy', { Subject: 'One' });
    expect((await requests()).at(-1)?.assigneeId).toBe(idOf('frank'));

    await (await openPart(person('alice'), 'Routing')).click('Change', { beside: '*1. Second*' });
    const modal = opened(person('alice').modal);
    expect([modal.value('Name'), modal.value('Person')]).toEqual(['Second', 'frank']);
    await modal.fill({ Name: 'Latest', Person: 'alice' });
    expect((await modal.submit()).errors).toBeUndefined();
    await person('alice').waitFor(() => opened(person('alice').modal).title === 'Routing');
    await (await openPart(person('alice'), 'Routing')).click('Delete', { beside: '*2. First*' });
    await opened(person('alice').modal).submit();
    await person('alice').waitFor(async () => !(await rulesShown()).includes('First'));

    const entries = await inStore().read((db) => db.audit.page({ limit: 100 }));
    const acts = entries
      .toReversed()
      .map(({ act }) => act)
      .filter((act) => JSON.stringify(act).toLowerCase().includes('rout'));
    expect(acts).toEqual([
      { kind: 'added', what: 'routing rule', name: 'First' },
      expect.objectContaining({ setting: 'Routing rule “First”', was: null }),
      { kind: 'added', what: 'routing rule', name: 'Second' },
      expect.objectContaining({
        setting: 'Routing rule “Second”',
        is: `For every Request. Assignee: <@${idOf('frank')}>`,
      }),
      { kind: 'changed', setting: 'Order of routing rules', was: 'First, Second', is: 'Second, First' },
      {
        kind: 'changed',
        setting: 'Routing rule “Latest”',
        was: `“Second”: For every Request. Assignee: <@${idOf('frank')}>`,
        is: `For every Request. Assignee: <@${idOf('alice')}>`,
      },
      { kind: 'removed', what: 'routing rule', name: 'First' },
    ]);
  }, 60_000);

  test('[S15] of two admins the second is told that the first changed the rule, and decides', async () => {
    await addRule({ Name: 'Rule', Assignee: 'A person', Person: 'bob' });
    await (await openPart(person('alice'), 'Routing')).click('Change');
    const alices = opened(person('alice').modal);
    const erin = person('erin');
    await (await erin.openHome()).click('Manage');
    await (await openPart(erin, 'Routing')).click('Change');
    const erins = opened(erin.modal);
    await erins.fill({ Person: 'frank' });
    await erins.submit();
    await alices.fill({ Person: 'alice' });
    const { modal } = await alices.submit();
    expect(opened(modal).texts().join('\n')).toContain('Another admin changed this rule');
    expect(opened(modal).value('Person')).toBe('alice');
    expect(await rulesOfStream()).toMatchObject({ rule: { assignee: { userId: idOf('frank') } } });
    expect((await opened(modal).submit()).errors).toBeUndefined();
    expect(await rulesOfStream()).toMatchObject({ rule: { assignee: { userId: idOf('alice') } } });
  }, 60_000);

  test('[S15] a deleted field and an archived channel leave their rule out, told and kept, and no Request is lost', async () => {
    await addRule(
      { Name: 'By kind', Assignee: 'A person', Person: 'bob' },
      { Field: 'Kind', 'Its answer': 'is none of', Values: ['Laptop'] },
    );
    await addRule({ Name: 'Elsewhere', Channel: 'Another channel', 'Show the Request in': 'design' });
    await openPart(person('alice'), 'Field library');
    await opened(person('alice').modal).click('Delete', { beside: '*Kind*' });
    await opened(person('alice').modal).submit();
    await (await openPart(person('alice'), 'Form')).click('Publish');
    await opened(person('alice').modal).submit();
    await person('alice').channel('design').archive();
    await app.worker.idle();

    expect(await rulesShown()).toContain('a field that it asks about is deleted: “Kind”');
    expect(await rulesShown()).toContain('#design is archived');
    await submit('judy', { Subject: 'A cable' });
    const [request] = await requests();
    expect(request).toMatchObject({ assigneeId: null, route: null });
    expect(await historyOf(request?.id ?? '')).toEqual([
      expect.objectContaining({ kind: 'submitted' }),
      expect.objectContaining({ kind: 'not_routed', rule: 'By kind' }),
      expect.objectContaining({ kind: 'not_routed', rule: 'Elsewhere' }),
    ]);
    const it = person('bob').channel('it');
    const card = await it.waitForMessage((message) => message.text().includes('A cable'));
    await it.waitForMessage(
      (message) =>
        message.threadTs === card.ts && message.text().includes('The rule “By kind” was not carried out'),
      20_000,
    );
    await person('alice')
      .dm()
      .waitForMessage((message) => message.text().includes('could not be carried out in full'));
  }, 60_000);

  test('[S15] a channel that takes no message after all: the Request is shown in the Stream’s own', async () => {
    await addRule({ Name: 'Elsewhere', Channel: 'Another channel', 'Show the Request in': 'design' });
    const design = person('alice').channel('design').id;
    await app.worker.stop();
    await submit('judy', { Subject: 'A cable' });
    await person('alice').channel('design').archive();
    const worker = createWorker(app.context);
    worker.start();
    await person('bob')
      .channel('it')
      .waitForMessage((message) => message.text().includes('A cable'));
    const [request] = await requests();
    expect(request?.route).toMatchObject({ channelId: null });
    expect(await historyOf(request?.id ?? '')).toContainEqual({
      kind: 'not_routed',
      rule: 'Elsewhere',
      problem: { kind: 'channel', channelId: design, trouble: 'out' },
    });
    await worker.stop();
  }, 60_000);

  test('[S15] the dry run says what the last Requests would have got, and changes nothing', async () => {
    await submit('judy', { Subject: 'A screen', Kind: 'Laptop' });
    await submit('judy', { Subject: 'A cable', Kind: 'Phone', Assignee: 'bob' });
    await submit('judy', { Subject: 'A mouse', Kind: 'Laptop' });
    const before = await requests();
    await addRule(
      { Name: 'Turns', Assignee: 'The next one in turn', 'People who take turns': ['frank', 'alice'] },
      { Field: 'Kind', 'Its answer': 'is one of', Values: ['Laptop'] },
    );
    await (await openPart(person('alice'), 'Routing')).click('Dry run over the last 50 Requests');
    const texts = opened(person('alice').modal).texts();
    expect(texts[0]).toContain('Of the last 3 Requests, these rules would route 2. Nothing is changed.');
    expect(texts.slice(-3)).toEqual([
      '*#3 A mouse*\n• “Turns” would set *Assignee* to @alice',
      '*#2 A cable*\nNo rule is for it.',
      '*#1 A screen*\n• “Turns” would set *Assignee* to @frank',
    ]);
    expect(await requests()).toEqual(before);
    expect(await inStore().read((db) => db.routing.turns(before[0]?.streamId ?? ''))).toEqual(new Map());
  }, 60_000);

  async function rulesOfStream() {
    const stream = await inStore().read((db) => db.streams.byName('it help'));
    const [rule] = stream?.settings.routing ?? [];
    return { rule: stream?.settings.routingTargets[rule?.name.toLowerCase() ?? ''] };
  }
});

describe('the rules of a Stream with tools', () => {
  let world: RunningWorld;
  beforeEach(async () => {
    world = await startIntake();
    app = world;
  }, 60_000);
  afterEach(() => world.close());

  test('[S15, I7] a rule says which tools get the task, and the section it is put into', async () => {
    const made = world.asana.act(seedPeople.ada, {
      kind: 'add_section',
      project: seedGids.itHelp,
      name: 'Urgent',
    });
    const asana = `Asana (${components.Asana[1]})`;
    const { errors } = await addRule(
      {
        Name: 'Urgent',
        'Connected tools that get the task': 'Only those chosen',
        Tools: [asana],
        [`Section in ${asana}`]: 'Urgent',
      },
      { Field: 'Priority', 'Its answer': 'is one of', Values: ['High'] },
    );
    expect(errors).toBeUndefined();
    await submit('judy', { Subject: 'Now', Priority: 'High' });
    await submit('judy', { Subject: 'Later', Priority: 'Low' });
    const it = person('bob').channel('it');
    await it.waitForMessage(
      (message) => message.text().includes('Later') && message.links().length >= 2,
      20_000,
    );
    await world.worker.idle();
    const now = it.messages().find((message) => message.text().includes('Now'));
    expect(now?.links().length).toBe(1);
    const section = world.asana.state.sections.find(({ gid }) => gid === made.gid);
    const tasks = world.asana.board(seedGids.itHelp).tasks;
    const task = tasks.find(({ name }) => name === 'Now');
    expect(tasks.map(({ name }) => name)).toEqual(expect.arrayContaining(['Now', 'Later']));
    expect(section?.tasks).toEqual([task?.gid]);

    // A later change goes to the same tools.
    await now?.click('Complete');
    await person('bob').waitFor(() => now?.text().includes('Closed') ?? false);
    await world.worker.idle();
    const [request] = await requests();
    const had = await inStore().read((db) => db.integrations.tasksOf(request?.id ?? ''));
    expect(had).toHaveLength(1);
  }, 120_000);

  test('[S15, S19] sections of the Stream’s later statuses are not offered: Requests do not begin there', async () => {
    for (const name of ['New', 'Urgent', 'Declined']) {
      world.asana.act(seedPeople.ada, { kind: 'add_section', project: seedGids.itHelp, name });
    }
    await inStore().transaction(function* (db) {
      const [stream] = yield* db.streams.inUse('IT help', 1);
      if (!stream) throw new Error('No Stream.');
      const status = (name: string, counts: 'open' | 'closed') => ({ id: name, name, emoji: '', counts });
      const statuses = [status('New', 'open'), status('Done', 'closed'), status('declined', 'closed')];
      yield* db.streams.changeSettings(stream.id, { statuses });
    });
    const alice = person('alice');
    await (await openPart(alice, 'Routing')).click('Add rule');
    const offered = await opened(alice.modal).options(`Section in Asana (${components.Asana[1]})`, '');
    expect(offered).toEqual(expect.arrayContaining(['New', 'Urgent']));
    expect(offered).not.toContain('Declined');
  }, 60_000);

  test('[S15, I7] a section that was deleted in the tool: the task is made without it, and it is said', async () => {
    const made = world.asana.act(seedPeople.ada, {
      kind: 'add_section',
      project: seedGids.itHelp,
      name: 'Urgent',
    });
    const asana = `Asana (${components.Asana[1]})`;
    await addRule({ Name: 'Urgent', [`Section in ${asana}`]: 'Urgent' });
    world.asana.deleteSection(made.gid ?? '');
    await submit('judy', { Subject: 'A cable' });
    const it = person('bob').channel('it');
    const card = await it.waitForMessage((message) => message.links().length >= 2, 20_000);
    const tasks = world.asana.board(seedGids.itHelp).tasks;
    expect(tasks.filter(({ name }) => name === 'A cable')).toHaveLength(1);
    await person('bob').waitFor(
      () =>
        it.thread(card).some((reply) => reply.text().includes(`the section “Urgent” is gone in ${asana}`)),
      20_000,
    );
    await person('alice')
      .dm()
      .waitForMessage((message) => message.text().includes('cannot be put into the section “Urgent”'));
  }, 120_000);

  test('[S15] a rule whose tool was disconnected sends the task to all, and says so', async () => {
    const asana = `Asana (${components.Asana[1]})`;
    await addRule({
      Name: 'Only Asana',
      'Connected tools that get the task': 'Only those chosen',
      Tools: [asana],
    });
    // A copy of the Stream has none of its tools, and no rule that names them.
    const stream = await inStore().read((db) => db.streams.byName('it help'));
    const client = await app.context.slackOf(app.workspaceId);
    if (!stream || !client) throw new Error('There is no Stream.');
    const alice = await findPerson(app.context, client, app.workspaceId, idOf('alice'));
    const copy = await inStore().read((db) => copyOfStream(db, alice, stream.id, app.context.newId));
    expect(stream.settings.routingTargets).toMatchObject({ 'only asana': { toolIds: [expect.any(String)] } });
    expect(copy.start.settings.routingTargets).toMatchObject({ 'only asana': { toolIds: null } });

    await (await openPart(person('alice'), 'Connected tools')).click('Disconnect Asana');
    expect(await rulesShown()).toContain(`${asana} is not connected to this Stream any more`);
    await submit('judy', { Subject: 'A cable' });
    await person('bob')
      .channel('it')
      .waitForMessage((message) => message.text().includes('A cable') && message.links().length >= 1, 20_000);
    const [request] = await requests();
    expect(await historyOf(request?.id ?? '')).toContainEqual(
      expect.objectContaining({ kind: 'not_routed', rule: 'Only Asana' }),
    );
  }, 120_000);
});
