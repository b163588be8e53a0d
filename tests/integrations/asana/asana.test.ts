import { afterEach, describe, expect, test } from '@jest/globals';
import { seedGids, seedPeople } from '../../../sandbox/asana/seed.ts';
import { type AsanaOptions, type AsanaStandIn, startAsana } from '../../../sandbox/asana/stand-in.ts';
import { asanaConnector } from '../../../src/integrations/asana/index.ts';
import type { FieldBinding, TaskContent } from '../../../src/integrations/connector.ts';
import {
  allFields,
  content,
  field,
  ordinaryValues,
  plainFields,
  serviceClient,
  type Values,
} from '../../contracts/contract-world.ts';

const project = seedGids.itHelp;
const people = {
  members: [
    { name: 'Ada Lovelace', email: 'ada@acme.example' },
    { name: 'Grace Hopper', email: 'grace@acme.example' },
  ],
} as const;
const outsider = { name: 'Charles Babbage', email: 'charles@elsewhere.example' };

let running: AsanaStandIn[] = [];

afterEach(async () => {
  await Promise.all(running.map((standIn) => standIn.close()));
  running = [];
});

/** A stand-in with a client of its service user. */
async function asana(options: Partial<AsanaOptions> = {}) {
  const standIn = await startAsana({ statePath: null, ...options });
  running.push(standIn);
  const client = serviceClient({
    connector: () => asanaConnector({ url: standIn.url }),
    serviceUser: {
      id: seedPeople.service,
      token: 'asana-service-user-token',
      name: 'Streamly',
      email: 'streamly@acme.example',
    },
  });
  return { standIn, client, only: () => onlyTask(standIn) };
}

function onlyTask(standIn: AsanaStandIn) {
  const [task, ...others] = standIn.board(project).tasks;
  if (!task || others.length > 0) throw new Error(`${others.length} tasks more than one`);
  return task;
}

function request(values: Values = {}, more: Partial<TaskContent> = {}): TaskContent {
  return content(people, values, more);
}

function gidOf(bindings: readonly FieldBinding[], fieldId: string): string {
  const gid = bindings.find((binding) => binding.fieldId === fieldId)?.externalId;
  if (!gid) throw new Error(`${fieldId} has no custom field`);
  return gid;
}

describe('a Request as a person sees it in Asana', () => {
  test('[I7] each answer is in a column and in the description', async () => {
    const { client, only } = await asana();
    const bindings = await client.ensureFields(project, allFields, []);
    const task = request(ordinaryValues(people), { assignee: people.members[1], dueDate: '2026-12-01' });
    await client.create(project, task, bindings);

    expect(only()).toMatchObject({
      name: 'A new laptop',
      assignee: 'Grace Hopper',
      dueOn: '2026-12-01',
      values: {
        Requester: 'Ada Lovelace (ada@acme.example)',
        Details: 'Two lines,\nof which this is one.',
        When: '2026-12-24',
        Size: 'Medium, or so',
        Colours: 'Red, Blue & white',
        Expert: 'Ada Lovelace',
        Reviewers: 'Ada Lovelace, Grace Hopper',
        'Home channel': '#it-help',
        Channels: '#it-help, #design',
      },
    });
    for (const text of ['of which this is one.', 'Red, Blue & white', '#it-help, #design', '2026-12-24']) {
      expect(only().notes).toContain(text);
    }
  });

  test('[I7] a long text is cut in its column and whole in the description', async () => {
    const { client, only } = await asana();
    const bindings = await client.ensureFields(project, allFields, []);
    const text = 'A word or two. '.repeat(200);
    await client.create(project, request({ 'f-Details': { type: 'text', text } }), bindings);
    expect(only().values.Details).toBe(`${text.slice(0, 1023)}…`);
    expect(only().notes).toContain(text);
  });

  test('[I7] an assignee who is not in Asana is named in the description', async () => {
    const { client, only } = await asana();
    await client.create(project, request({}, { assignee: outsider }), []);
    expect(only().assignee).toBeNull();
    expect(only().notes).toContain(
      'Assignee: Charles Babbage (charles@elsewhere.example), who has no account',
    );
  });

  test('[I7] people without an account are named in the description', async () => {
    const { client, only } = await asana();
    const bindings = await client.ensureFields(project, allFields, []);
    const reviewers = { type: 'people' as const, people: [people.members[0], outsider] };
    await client.create(project, request({ 'f-Reviewers': reviewers }), bindings);
    expect(only().values.Reviewers).toBe('Ada Lovelace');
    expect(only().notes).toContain('Charles Babbage');
  });

  test('[I7] what people emptied in Asana is written again', async () => {
    const { standIn, client, only } = await asana();
    const bindings = await client.ensureFields(project, allFields, []);
    const task = request(ordinaryValues(people), { dueDate: '2026-12-01' });
    const { id } = await client.create(project, task, bindings);
    standIn.setValue(id, gidOf(bindings, 'f-Size'), null);
    standIn.editTask(id, { htmlNotes: '<body></body>', dueOn: null });
    await client.update(project, id, task, bindings);
    expect(only()).toMatchObject({ dueOn: '2026-12-01', values: { Size: 'Medium, or so' } });
    expect(only().notes).toContain('Streamly reference: streamly-request-1');
  });
});

describe('when Asana takes less than we send', () => {
  test('[I7] without custom fields in the plan everything arrives in the description', async () => {
    const { client, only, standIn } = await asana({ plan: 'free' });
    expect(await client.checkAccess(project)).toMatchObject({ canWriteTasks: true, canMakeFields: false });
    const plans = await client.describeFields(project, plainFields, []);
    expect(new Set(plans.map(({ action }) => action))).toEqual(new Set(['description_only']));

    const bindings = await client.ensureFields(project, allFields, []);
    const custom = bindings.filter(({ externalType }) => externalType !== 'property');
    expect(custom.filter(({ externalId, note }) => externalId !== null || !note)).toEqual([]);
    await client.create(project, request(ordinaryValues(people)), bindings);
    expect(standIn.board(project).columns).toEqual([]);
    for (const text of ['of which this is one.', 'Medium, or so', '#design', 'Grace Hopper']) {
      expect(only().notes).toContain(text);
    }
  });

  test('[I7] a plan that was given up later stops no task', async () => {
    const { client, only, standIn } = await asana();
    const bindings = await client.ensureFields(project, allFields, []);
    for (const workspace of standIn.state.workspaces) workspace.plan = 'free';
    await client.create(project, request(ordinaryValues(people)), bindings);
    expect(only().notes).toContain('Medium, or so');
  });

  test('[I7] where the account may make no fields the answers live in the description', async () => {
    const { client } = await asana();
    const bindings = await client.ensureFields(seedGids.joint, [field('Code', 'text')], []);
    expect(bindings).toMatchObject([{ externalId: null, note: expect.stringContaining('Guests') }]);
    const [plan] = await client.describeFields(seedGids.joint, [field('Code', 'text')], []);
    expect(plan?.action).toBe('description_only');
  });

  test('[I7] rich text that Asana refuses is sent as plain text', async () => {
    const { client, only } = await asana({ refuseHtmlNotes: true });
    const bindings = await client.ensureFields(project, allFields, []);
    const { id } = await client.create(project, request(ordinaryValues(people)), bindings);
    expect(only()).toMatchObject({ values: { Size: 'Medium, or so' } });
    expect(only().notes).toContain('of which this is one.');
    expect(await client.findByKey(project, 'streamly-request-1', new Date(0))).toMatchObject({ id });
  });

  test('[I7] a custom field that people took off stops no task, and is made again when asked for', async () => {
    const { standIn, client, only } = await asana();
    const bindings = await client.ensureFields(project, allFields, []);
    standIn.deleteField(project, gidOf(bindings, 'f-Size'));
    const { id } = await client.create(project, request(ordinaryValues(people)), bindings);
    expect(only().notes).toContain('Medium, or so');

    const again = await client.ensureFields(project, allFields, bindings);
    await client.update(project, id, request(ordinaryValues(people)), again);
    expect(only().values).toMatchObject({ Size: 'Medium, or so', When: '2026-12-24' });
  });
});

describe('custom fields that people touch', () => {
  test('[I7] a field of theirs with the name of ours is left to them', async () => {
    const { standIn, client, only } = await asana();
    standIn.addField(project, 'Code', 'text');
    const bindings = await client.ensureFields(project, [field('Code', 'text')], []);
    expect(standIn.board(project).columns).toEqual(['Code', 'Code (Streamly)']);
    const answers = [{ fieldId: 'f-Code', name: 'Code', value: { type: 'text' as const, text: 'C-1' } }];
    await client.create(project, request({}, { answers }), bindings);
    expect(only().values).toEqual({ Code: '', 'Code (Streamly)': 'C-1' });
  });

  test('[I7] a field of ours that they renamed keeps their name and our answers', async () => {
    const { standIn, client } = await asana();
    const first = await client.ensureFields(project, [field('Code', 'text')], []);
    standIn.renameField(gidOf(first, 'f-Code'), 'Our code');
    const second = await client.ensureFields(project, [field('Code', 'text')], first);
    expect(second).toEqual(first);
    expect(standIn.board(project).columns).toEqual(['Our code']);
  });

  test('[I7] options of the past are disabled, and the answers given by them stay readable', async () => {
    const { standIn, client, only } = await asana();
    const size = (options: string[]) => [field('Size', 'select', { options })];
    const first = await client.ensureFields(project, size(['Small', 'Large']), []);
    const values = { 'f-Size': { type: 'options' as const, labels: ['Large'] } };
    await client.create(project, request(values), first);
    const second = await client.ensureFields(project, size(['Small']), first);
    expect(second).toMatchObject([{ options: { Small: first[0]?.options?.Small } }]);
    expect(standIn.state.fields[0]?.options).toMatchObject([{ enabled: true }, { enabled: false }]);
    expect(only().values.Size).toBe('Large');

    const third = await client.ensureFields(project, size(['Small', 'Large']), second);
    expect(third).toEqual(first);
  });
});

describe('finding and limits', () => {
  test('[I10] of a task and its copy the first is the Request', async () => {
    const { standIn, client, only } = await asana();
    const made = await client.create(project, request(), []);
    const original = standIn.state.tasks[0];
    if (!original) throw new Error(`${only().gid} is not in the state`);
    standIn.state.tasks.unshift({ ...original, gid: '77', createdAt: '2999-01-01T00:00:00.000Z' });
    expect(await client.findByKey(project, 'streamly-request-1', new Date(0))).toMatchObject({
      id: made.id,
      url: made.url,
    });
  });

  test('[I10] a task is not found before Asana lists it, nor when it changed before the time asked for', async () => {
    const slow = await asana({ showTasksAfterMs: 3_600_000 });
    await slow.client.create(project, request(), []);
    expect(await slow.client.findByKey(project, 'streamly-request-1', new Date(0))).toBeNull();

    const { client } = await asana();
    await client.create(project, request(), []);
    const later = new Date('2999-01-01');
    expect(await client.findByKey(project, 'streamly-request-1', later)).toBeNull();
  });

  test('[I10] past its quota Asana says when to come again', async () => {
    const { client } = await asana({ requestsPerMinute: 3 });
    await client.findComponents('');
    await expect(client.findComponents('')).rejects.toMatchObject({
      kind: 'rate_limited',
      retryAt: expect.any(Date),
    });
  });
});
