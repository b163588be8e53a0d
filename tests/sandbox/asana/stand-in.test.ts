import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { notesOf } from '../../../sandbox/asana/rich-text.ts';
import { seedGids } from '../../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../../sandbox/asana/stand-in.ts';

const project = seedGids.itHelp;
let asana: AsanaStandIn;

beforeEach(async () => {
  asana = await startAsana({ statePath: null });
});
afterEach(() => asana.close());

async function send(method: string, path: string, data?: unknown, token = 'asana-service-user-token') {
  const response = await fetch(`${asana.url}/api/1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(data === undefined ? {} : { body: JSON.stringify({ data }) }),
  });
  return { status: response.status, body: (await response.json()) as { data: Record<string, unknown> } };
}

async function makeField(field: Record<string, unknown>): Promise<string> {
  const { body } = await send('POST', `/projects/${project}/addCustomFieldSetting`, { custom_field: field });
  return (body.data.custom_field as { gid: string }).gid;
}

describe("the stand-in keeps Asana's rules", () => {
  test.each<[string, string, unknown, number]>([
    ['GET', '/projects/999', undefined, 404],
    ['GET', `/projects/${seedGids.payroll}`, undefined, 403],
    ['GET', `/tasks?project=${seedGids.payroll}`, undefined, 403],
    ['GET', '/tasks/999', undefined, 404],
    ['GET', '/tasks', undefined, 400],
    ['GET', `/tasks?project=${project}&limit=101`, undefined, 400],
    ['GET', `/tasks?project=${project}&offset=made-up`, undefined, 400],
    ['GET', '/no/such/route', undefined, 404],
    ['POST', '/tasks', { name: 'Nowhere' }, 400],
    ['POST', '/tasks', { projects: [project], nmae: 'Misspelt' }, 400],
    ['POST', '/tasks', { projects: [project], due_on: '2026-02-30' }, 400],
    ['POST', '/tasks', { projects: [project], due_on: 'tomorrow' }, 400],
    ['POST', '/tasks', { projects: [project], assignee: '999' }, 404],
    ['POST', '/tasks', { projects: [project], custom_fields: { 999: 'x' } }, 400],
    ['POST', '/tasks', { projects: [project], notes: 'a', html_notes: '<body>a</body>' }, 400],
    ['POST', '/tasks', { projects: [project], workspace: seedGids.partnerWorkspace }, 400],
    ['POST', '/tasks', { projects: [seedGids.archiveOfBrand] }, 403],
    ['POST', `/projects/${seedGids.joint}/addCustomFieldSetting`, { custom_field: {} }, 403],
    ['POST', '/attachments', { parent: '1' }, 415],
  ])('[E3] %s %s with %j is answered with %i', async (method, path, data, status) => {
    const answer = await send(method, path, data);
    expect(answer).toMatchObject({ status, body: { errors: [{ message: expect.any(String) }] } });
  });

  test("[E3] nobody's token is answered with 401", async () => {
    expect(await send('GET', '/users/me', undefined, 'nobodys-token')).toMatchObject({ status: 401 });
  });

  test.each<[string, Record<string, unknown>, unknown]>([
    ['a text over 1,024 characters', { resource_subtype: 'text' }, 'x'.repeat(1025)],
    ['a text that is none', { resource_subtype: 'text' }, 7],
    ['an option that the field lacks', { resource_subtype: 'enum', enum_options: [{ name: 'A' }] }, '999'],
    ['a person of elsewhere', { resource_subtype: 'people' }, ['1000000000000004']],
    ['a date that is none', { resource_subtype: 'date' }, { date: '2026-13-01' }],
  ])('[E3] %s is refused, and nothing of the task is made', async (_words, field, value) => {
    const gid = await makeField({ name: 'Any', ...field });
    const answer = await send('POST', '/tasks', { projects: [project], custom_fields: { [gid]: value } });
    expect(answer.status).toBe(400);
    expect(asana.board(project).tasks).toEqual([]);
  });

  test('[E3] a change that is refused in part changes nothing', async () => {
    const { body } = await send('POST', '/tasks', { projects: [project], name: 'Before' });
    const changed = await send('PUT', `/tasks/${String(body.data.gid)}`, { name: 'After', due_on: 'soon' });
    expect(changed.status).toBe(400);
    expect(asana.board(project).tasks).toMatchObject([{ name: 'Before' }]);
  });

  test('[E3] lists come in pages that end', async () => {
    for (let n = 0; n < 5; n += 1) await send('POST', '/tasks', { projects: [project], name: `Task ${n}` });
    const names: unknown[] = [];
    let offset = '';
    do {
      const { body } = await send('GET', `/tasks?project=${project}&limit=2&opt_fields=name${offset}`);
      const page = body as unknown as { data: { name: string }[]; next_page: { offset: string } | null };
      names.push(...page.data.map(({ name }) => name));
      offset = page.next_page ? `&offset=${page.next_page.offset}` : '';
    } while (offset !== '');
    expect(names).toEqual(['Task 0', 'Task 1', 'Task 2', 'Task 3', 'Task 4']);
  });

  test('[E3] opt_fields narrows an answer to what it names', async () => {
    const { body } = await send('GET', `/projects/${project}?opt_fields=name,workspace.name`);
    expect(body.data).toEqual({
      gid: project,
      name: 'IT help',
      workspace: { gid: seedGids.workspace, name: 'Acme' },
    });
  });

  test('[E3] what it holds outlives a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'asana-'));
    const statePath = join(folder, 'state.json');
    await asana.close();
    asana = await startAsana({ statePath });
    await send('POST', '/tasks', { projects: [project], name: 'Kept' });
    await asana.close();
    asana = await startAsana({ statePath });
    expect(asana.board(project).tasks).toMatchObject([{ name: 'Kept' }]);
    rmSync(folder, { recursive: true });
  });
});

describe('rich text', () => {
  test.each([
    ['<body>One &amp; two &#60;3&gt;</body>', 'One & two <3>'],
    ['<body><strong>Label</strong>\n<a href="https://x.example/?a=1&amp;b=2">Link</a></body>', 'Label\nLink'],
    ['<body><ul><li>One</li><li>Two</li></ul></body>', 'One\nTwo\n'],
    ['<body/>', ''],
  ])('[E3] %s reads as %j', (html, notes) => {
    expect(notesOf(html)).toBe(notes);
  });

  test.each([
    'no body',
    '<body>one</body><body>two</body>',
    '<body>not closed',
    '<body><strong>crossed<em></strong></em></body>',
    '<body><script>x</script></body>',
    '<body><p>x</p></body>',
    '<body>a<br>b</body>',
    '<body><strong class="x">x</strong></body>',
    '<body><a onclick="x">x</a></body>',
    '<body><a href=x>x</a></body>',
    '<body><a href="a&b">x</a></body>',
    '<body>a & b</body>',
    '<body>a &nbsp; b</body>',
    '<body>a < b</body>',
    '<body>\u0000</body>',
    '<body>\ud83d</body>',
    '<BODY>x</BODY>',
  ])('[E3] %j is refused', (html) => {
    expect(() => notesOf(html)).toThrow('XML is invalid');
  });
});
