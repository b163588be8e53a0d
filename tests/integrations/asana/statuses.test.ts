import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedGids, seedPeople } from '../../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../../sandbox/asana/stand-in.ts';
import { asanaConnector } from '../../../src/integrations/asana/index.ts';
import type { ToolClient } from '../../../src/integrations/connector.ts';
import { allFields, content, serviceClient } from '../../contracts/contract-world.ts';
import { statusField, inStatus as taskInStatus } from '../../contracts/status-contract.ts';

const project = seedGids.itHelp;
const people = {
  members: [
    { name: 'Ada Lovelace', email: 'ada@acme.example' },
    { name: 'Grace Hopper', email: 'grace@acme.example' },
  ],
} as const;
const statuses = statusField(['New', 'Waiting', 'Done']);

let asana: AsanaStandIn;
let client: ToolClient;
beforeEach(async () => {
  asana = await startAsana({ statePath: null });
  client = serviceClient({
    connector: () => asanaConnector({ url: asana.url }),
    serviceUser: {
      id: seedPeople.service,
      token: 'asana-service-user-token',
      name: 'Streamly',
      email: 'streamly@acme.example',
    },
  });
});
afterEach(() => asana.close());

const inStatus = (label: string) => taskInStatus(content(people), label);
const ensured = () => client.ensureFields(project, [...allFields, statuses], []);
const sections = () => asana.state.sections.filter((section) => section.project === project);
const named = (name: string) => sections().filter((section) => section.name === name);
const task = () => asana.board(project).tasks[0];
const sectionGid = (name: string) => named(name)[0]?.gid ?? '';

describe('statuses as sections of a project', () => {
  test('[S19] a section of that name that people made serves; the others are made, and theirs stay', async () => {
    const own = asana.addSection(project, ' waiting ');
    const before = sections().map(({ gid }) => gid);
    const bindings = await ensured();
    const made = sections().filter(({ gid }) => !before.includes(gid));
    expect(made.map(({ name }) => name)).toEqual(['New', 'Done']);
    await client.create(project, inStatus('Waiting'), bindings);
    expect(task()?.section).toBe(own.name);
    expect((await client.read(project, task()?.gid ?? '', bindings)).values.status).toEqual({
      type: 'options',
      labels: ['Waiting'],
    });
  });

  test('[S19] a task that people move is read in that status; in a section that is none it is told by its name', async () => {
    const bindings = await ensured();
    const { id } = await client.create(project, inStatus('New'), bindings);
    const read = async () => (await client.read(project, id, bindings)).values.status;
    asana.moveTask(id, sectionGid('Done'));
    expect(await read()).toEqual({ type: 'options', labels: ['Done'] });
    const { gid } = asana.addSection(project, 'Some day');
    asana.moveTask(id, gid);
    expect(await read()).toEqual({ type: 'options', labels: ['Some day'] });
  });

  test('[S19] a section that people deleted is made again when a task is to stand in it', async () => {
    const bindings = await ensured();
    const { id } = await client.create(project, inStatus('New'), bindings);
    asana.deleteSection(sectionGid('Waiting'));
    const moved = await client.update(project, id, inStatus('Waiting'), bindings);
    expect(moved.values.status).toEqual({ type: 'options', labels: ['Waiting'] });
    expect(named('Waiting')).toHaveLength(1);
    expect(task()?.section).toBe('Waiting');
  });

  test('[S19, I7] a new task stands in its status, also where people deleted the section of it', async () => {
    const bindings = await ensured();
    asana.deleteSection(sectionGid('New'));
    await client.create(project, inStatus('New'), bindings);
    expect(asana.board(project).tasks).toHaveLength(1);
    expect(task()?.section).toBe('New');
    await client.create(project, inStatus('New'), bindings);
    expect(named('New')).toHaveLength(1);
  });

  test('[S19, I9] what somebody moves while we write is no answer to what we wrote: it is left for the next reading', async () => {
    const bindings = await ensured();
    const { id } = await client.create(project, inStatus('New'), bindings);
    asana.fail({ kind: 'late', ms: 300, method: 'POST', path: /addTask$/, times: 1 });
    const update = client.update(project, id, inStatus('Waiting'), bindings);
    while (task()?.section !== 'Waiting') await delay(5);
    asana.moveTask(id, sectionGid('Done'));
    expect((await update).values).not.toHaveProperty('status');
    expect(task()?.section).toBe('Done');
  });

  test('[S19, I7] where sections cannot be made the status stands in the description, and the task arrives', async () => {
    asana.fail({ kind: 'status', status: 403, method: 'POST', path: /\/sections$/, times: 1 });
    const bindings = await ensured();
    expect(bindings.find(({ fieldId }) => fieldId === 'status')).toMatchObject({ externalId: null });
    await client.create(project, inStatus('Waiting'), bindings);
    expect(task()?.notes).toContain('Waiting');
  });

  test('[S19] a section that was chosen for new tasks goes before the status; later the task moves with it', async () => {
    const bindings = await ensured();
    const { gid } = asana.addSection(project, 'Intake');
    const { id } = await client.create(project, { ...inStatus('New'), section: gid }, bindings);
    expect(task()?.section).toBe('Intake');
    await client.update(project, id, inStatus('Waiting'), bindings, new Set(['status']));
    expect(task()?.section).toBe('Waiting');
  });
});
