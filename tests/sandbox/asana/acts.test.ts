import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Act } from '../../../sandbox/asana/acts.ts';
import { seedGids, seedPeople } from '../../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../../sandbox/asana/stand-in.ts';
import type { AsanaChange } from '../../../sandbox/asana/state.ts';

const project = seedGids.itHelp;
const { service, ada, grace, alice, guest } = seedPeople;

let asana: AsanaStandIn;
beforeEach(async () => {
  asana = await startAsana({ statePath: null });
});
afterEach(() => asana.close());

const make = (what: Act, account: string = ada): string => asana.act(account, what).gid ?? '';
const page = () => asana.projectPage(ada, project);
const task = (name = 'Printer') => make({ kind: 'add_task', project, name });
const field = (more: Partial<Extract<Act, { kind: 'add_field' }>> = {}) =>
  make({ kind: 'add_field', project, name: 'Place', subtype: 'text', ...more });

/** One line for each change since the last call: who did what to what. */
function news(): string[] {
  const lines = asana.state.changes.map(lineOf);
  asana.state.changes = [];
  return lines;
}

function lineOf({ user, action, resource, parent, change }: AsanaChange): string {
  const words = [user?.gid, action, resource.resource_type, change?.field, parent?.resource_type];
  return words.filter((word) => word !== undefined).join(' ');
}

async function send(method: string, path: string, data?: unknown) {
  await fetch(`${asana.url}/api/1.0${path}`, {
    method,
    headers: { authorization: 'Bearer asana-service-user-token', 'content-type': 'application/json' },
    ...(data === undefined ? {} : { body: JSON.stringify({ data }) }),
  });
}

describe('what people do by hand in Asana', () => {
  test('[E3] each sees the projects that are shared with them', () => {
    expect(asana.projects(guest)).toEqual([{ gid: project, name: 'IT help', workspace: 'Acme' }]);
    expect(asana.projects(grace).map(({ name }) => name)).toEqual(['Spring launch', 'Payroll']);
    expect(() => asana.projectPage(grace, project)).toThrow('You do not have access');
  });

  test('[E3] a task is added, edited, completed and deleted', () => {
    const gid = task();
    asana.act(ada, {
      kind: 'edit_task',
      task: gid,
      name: 'Printer on 2',
      notes: 'It <smokes>',
      assignee: alice,
      dueOn: '2026-03-02',
    });
    asana.act(ada, { kind: 'complete_task', task: gid, completed: true });
    expect(page().tasks).toMatchObject([
      { name: 'Printer on 2', notes: 'It <smokes>', assignee: alice, dueOn: '2026-03-02', completed: true },
    ]);
    asana.act(ada, { kind: 'edit_task', task: gid, assignee: null, dueOn: null });
    expect(page().tasks).toMatchObject([{ name: 'Printer on 2', assignee: null, dueOn: null }]);
    asana.act(ada, { kind: 'delete_task', task: gid });
    expect(page().tasks).toEqual([]);
  });

  test('[E3] a field of every kind is filled in and cleared', () => {
    const gid = task();
    const options = ['High', 'Low'];
    field({ name: 'Text' });
    field({ name: 'Number', subtype: 'number' });
    field({ name: 'Enum', subtype: 'enum', options });
    field({ name: 'Several', subtype: 'multi_enum', options });
    field({ name: 'Date', subtype: 'date' });
    field({ name: 'People', subtype: 'people' });
    const [text, number, single, several, date, people] = page().fields.map((each) => ({
      field: each.gid,
      option: each.options[1]?.gid ?? '',
    }));
    const set = (to: { field: string } | undefined, value: Extract<Act, { kind: 'set_value' }>['value']) =>
      asana.act(ada, { kind: 'set_value', task: gid, field: to?.field ?? '', value });
    set(text, 'Oslo');
    set(number, 2.5);
    set(single, single?.option ?? '');
    set(several, [several?.option ?? '']);
    set(date, { date: '2026-03-02' });
    set(people, [alice]);
    const shown = () => Object.values(page().tasks[0]?.values ?? {}).map((value) => value.shown);
    expect(shown()).toEqual(['Oslo', '2.5', 'Low', 'Low', '2026-03-02', 'Alice Archer']);
    expect(() => set(number, 'many')).toThrow('takes a number');
    set(text, null);
    expect(shown()).toEqual(['2.5', 'Low', 'Low', '2026-03-02', 'Alice Archer']);
  });

  test('[E3] a field is renamed and deleted, its values with it', () => {
    const [gid, place] = [task(), field()];
    asana.act(ada, { kind: 'set_value', task: gid, field: place, value: 'Oslo' });
    asana.act(ada, { kind: 'rename_field', field: place, name: 'Where' });
    expect(page().fields).toMatchObject([{ name: 'Where' }]);
    expect(() => field({ name: 'where' })).toThrow('already exists');
    asana.act(ada, { kind: 'delete_field', project, field: place });
    expect(page()).toMatchObject({ fields: [], tasks: [{ values: {} }] });
  });

  test('[E3] a task moves between the sections of its board', () => {
    const [doing, done] = ['Doing', 'Done'].map((name) => make({ kind: 'add_section', project, name }));
    const gid = make({ kind: 'add_task', project, name: 'Printer', ...(doing ? { section: doing } : {}) });
    expect(page().tasks).toMatchObject([{ section: doing }]);
    asana.act(ada, { kind: 'move_task', task: gid, project, section: done ?? null });
    expect(page()).toMatchObject({
      sections: [{ name: 'Doing' }, { name: 'Done' }],
      tasks: [{ section: done }],
    });
    asana.act(ada, { kind: 'move_task', task: gid, project, section: null });
    expect(page().tasks).toMatchObject([{ section: null }]);
    expect(() => asana.act(ada, { kind: 'move_task', task: gid, project, section: '999' })).toThrow(
      'Unknown',
    );
  });

  test('[E3] a guest works on tasks and makes no fields; a stranger does nothing', () => {
    expect(asana.projectPage(guest, project)).toMatchObject({ access: 'editor', mayShape: false });
    expect(page()).toMatchObject({ access: 'admin', mayShape: true });
    const gid = make({ kind: 'add_task', project, name: 'From outside' }, guest);
    expect(() => make({ kind: 'add_field', project, name: 'Mine', subtype: 'text' }, guest)).toThrow(
      'Guests',
    );
    expect(() => asana.act(grace, { kind: 'delete_task', task: gid })).toThrow('do not have access');
    expect(page()).toMatchObject({ fields: [], tasks: [{ name: 'From outside' }] });
  });
});

describe("Asana's feed of changes", () => {
  test('[E3] it says who did what, of people and of the API alike, and nothing of what stayed', async () => {
    const [gid, place] = [task(), field()];
    expect(news()).toEqual([`${ada} added task project`, `${ada} added custom_field project`]);
    asana.act(ada, { kind: 'set_value', task: gid, field: place, value: 'Oslo' });
    asana.act(guest, { kind: 'edit_task', task: gid, name: 'Printer', dueOn: '2026-03-02' });
    expect(news()).toEqual([`${ada} changed task custom_fields`, `${guest} changed task due_on`]);
    await send('PUT', `/tasks/${gid}`, { completed: true, assignee: alice });
    await send('PUT', `/tasks/${gid}`, { completed: true });
    await send('PUT', `/tasks/${gid}`, { name: 'After', due_on: 'soon' });
    expect(news()).toEqual([`${service} changed task completed`, `${service} changed task assignee`]);
    asana.act(ada, { kind: 'rename_field', field: place, name: 'Where' });
    asana.act(ada, { kind: 'delete_task', task: gid });
    asana.act(ada, { kind: 'delete_field', project, field: place });
    expect(news()).toEqual([
      `${ada} changed custom_field name`,
      `${ada} deleted task`,
      `${ada} removed custom_field project`,
    ]);
  });

  test('[E3] a change is an event as webhooks send it, and names the projects that hear of it', () => {
    const [gid, place] = [task(), field()];
    const before = Date.now();
    asana.act(guest, { kind: 'set_value', task: gid, field: place, value: 'Oslo' });
    const change = asana.state.changes.at(-1);
    expect(change).toEqual({
      user: { gid: guest, resource_type: 'user' },
      created_at: expect.any(String),
      action: 'changed',
      resource: { gid, resource_type: 'task', resource_subtype: 'default_task' },
      parent: null,
      change: {
        field: 'custom_fields',
        action: 'changed',
        new_value: { gid: place, resource_type: 'custom_field', resource_subtype: 'text' },
      },
      projects: [project],
    });
    expect(Date.parse(change?.created_at ?? '')).toBeGreaterThanOrEqual(before);
  });

  test('[E3] it keeps the newest changes only', () => {
    const gid = task();
    for (let n = 0; n < 600; n += 1) {
      asana.act(ada, { kind: 'complete_task', task: gid, completed: n % 2 === 0 });
    }
    expect(asana.state.changes).toHaveLength(500);
  });
});
