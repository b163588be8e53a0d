import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { seedGids, seedPeople } from '../../../sandbox/asana/seed.ts';
import { asanaToken, smartsheetToken } from '../../../sandbox/demo/intake.ts';
import { startWorld, type World } from '../../../sandbox/demo/world.ts';
import { type PageServer, startPageServer } from '../../../sandbox/page-server/page-server.ts';
import type {
  AsanaAct,
  GitHubAct,
  LogEntry,
  LogNews,
  LogSide,
  Made,
  ProjectPage,
  RepositoryLine,
  RepositoryPage,
  SheetLine,
  SheetPage,
  SmartsheetAct,
  Switches,
  SwitchOrder,
  ToolAccount,
} from '../../../sandbox/page-server/stage-api.ts';

const { itHelp, payroll } = seedGids;

describe('what stands around Slack, over HTTP', () => {
  let world: World;
  let server: PageServer;
  const endings: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'streamly-stage-'));
    endings.unshift(() => rm(folder, { recursive: true, force: true }));
    world = await startWorld(folder);
    endings.unshift(() => world.close());
    server = await startPageServer(world, 0);
    endings.unshift(() => server.close());
  }, 120_000);

  afterAll(async () => {
    for (const end of endings) await end();
  }, 30_000);

  const get = async <Answer>(path: string) =>
    (await (await fetch(`${server.url}/api/stage/${path}`)).json()) as Answer;
  const post = (path: string, body: unknown) =>
    fetch(`${server.url}/api/stage/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  describe("the tools' pages", () => {
    const inAsana = (account: string, act: AsanaAct) => post(`asana/${account}`, act);
    const inSmartsheet = (account: string, act: SmartsheetAct) => post(`smartsheet/${account}`, act);

    test('[E3] each account sees the projects that Asana shows it, people before the service user', async () => {
      const accounts = await get<ToolAccount[]>('asana');
      expect(accounts[0]).toEqual({ id: seedPeople.ada, name: 'Ada Lovelace', email: 'ada@acme.example' });
      expect(accounts.at(-1)?.email).toBe('streamly@acme.example');
      const names = async (account: string) =>
        (await get<{ name: string }[]>(`asana/${account}`)).map(({ name }) => name);
      expect(await names(seedPeople.grace)).toEqual(['Spring launch', 'Payroll']);
      expect(await names(seedPeople.bob)).toEqual([]);
    });

    test('[E3] a task is added, filled in, completed and deleted by hand', async () => {
      const made = await inAsana(seedPeople.ada, { kind: 'add_task', project: itHelp, name: 'By hand' });
      const { id } = (await made.json()) as Made;
      const task = id ?? '';
      const edit = { assignee: seedPeople.bob, dueOn: '2026-12-04', notes: 'Soon' };
      await inAsana(seedPeople.ada, { kind: 'edit_task', task, ...edit });
      await inAsana(seedPeople.ada, { kind: 'complete_task', task, completed: true });
      const page = () => get<ProjectPage>(`asana/${seedPeople.ada}/${itHelp}`);
      expect((await page()).tasks).toMatchObject([{ gid: task, name: 'By hand', completed: true, ...edit }]);
      await inAsana(seedPeople.ada, { kind: 'delete_task', task });
      expect((await page()).tasks).toEqual([]);
    });

    test('[E3] what Asana does not let an account do or see is refused in its words', async () => {
      const looked = await fetch(`${server.url}/api/stage/asana/${seedPeople.ada}/${payroll}`);
      expect([looked.status, await looked.json()]).toEqual([
        409,
        { refused: 'project: You do not have access to this project' },
      ]);
      const acted = await inAsana(seedPeople.bob, { kind: 'add_task', project: itHelp, name: 'No' });
      expect(acted.status).toBe(409);
    });

    test('[E3, I12] an issue is made, changed, commented on, closed and deleted by hand, by whoever may', async () => {
      const [ada] = await get<ToolAccount[]>('github');
      const account = ada?.id ?? '';
      const repository = 'acme/it-help';
      const inGitHub = (login: string, act: GitHubAct) => post(`github/${login}`, act);
      const page = () => get<RepositoryPage>(`github/${account}/acme:it-help`);
      const made = await inGitHub(account, { kind: 'create_issue', repository, title: 'By hand', body: '' });
      expect(await made.json()).toEqual({ id: '1' });
      const edit = { isOpen: false, body: 'Soon', labels: ['bug'], assignees: [account] };
      await inGitHub(account, { kind: 'edit_issue', repository, number: 1, ...edit });
      await inGitHub(account, { kind: 'add_comment', repository, number: 1, body: 'Done?' });
      expect((await page()).issues).toMatchObject([
        { number: 1, title: 'By hand', ...edit, comments: [{ author: 'Ada Lovelace', text: 'Done?' }] },
      ]);
      const refused = await inGitHub('bob-baker', { kind: 'delete_issue', repository, number: 1 });
      expect(refused.status).toBe(409);
      await inGitHub(account, { kind: 'delete_issue', repository, number: 1 });
      expect((await page()).issues).toEqual([]);
      const [line] = await get<RepositoryLine[]>(`github/${account}`);
      expect(line).toEqual({ id: 'acme:it-help', name: repository });
    });

    test('[E3] a row and a column of a sheet are made and changed by hand', async () => {
      const [ada] = await get<ToolAccount[]>('smartsheet');
      const account = ada?.id ?? '';
      const sheets = await get<SheetLine[]>(`smartsheet/${account}`);
      const sheet = sheets.find(({ name }) => name === 'Creative briefs')?.id ?? '';
      const page = () => get<SheetPage>(`smartsheet/${account}/${sheet}`);
      const start = (await page()).columns.find(({ title }) => title === 'Campaign start')?.id ?? '';
      const cells = [{ column: start, value: '2026-12-04' }];
      await inSmartsheet(account, { kind: 'add_row', sheet, cells });
      await inSmartsheet(account, { kind: 'move_column', sheet, column: start, index: 0 });
      const { columns, rows, palette } = await page();
      expect(columns.map(({ title }) => title)).toEqual(['Campaign start', 'Brief', 'Budget']);
      expect(rows[0]?.cells[start]).toMatchObject({ shown: '2026-12-04' });
      const tinted = { kind: 'recolour_column', sheet, column: start, colour: palette[3] ?? '' } as const;
      expect((await inSmartsheet(account, tinted)).status).toBe(200);
      expect((await page()).columns[0]?.background).toBe(palette[3]);
      const text = { kind: 'rename_column', sheet, column: start, title: 'Brief' } as const;
      expect(await (await inSmartsheet(account, text)).json()).toEqual({
        refused: 'Column titles must be unique.',
      });
    });

    test('[E3] a tool that there is not, an account and a thing without acts are not found', async () => {
      for (const path of ['trello', 'asana/1', 'smartsheet/1', 'log/1000000', 'nothing']) {
        expect((await fetch(`${server.url}/api/stage/${path}`)).status).toBe(404);
      }
    });
  });

  describe('the switches', () => {
    const order = async (what: SwitchOrder) => (await (await post('switches', what)).json()) as Switches;
    const asana = (init: RequestInit = {}) =>
      fetch(`${world.asana.url}/api/1.0/users/me`, {
        ...init,
        headers: { authorization: `Bearer ${asanaToken}` },
      });
    const smartsheet = () =>
      fetch(`${world.smartsheet.url}/users/me`, { headers: { authorization: `Bearer ${smartsheetToken}` } });

    afterEach(async () => {
      await order({ kind: 'clear' });
    });

    test('[E3] a tool is down or limits its rate until it is told otherwise', async () => {
      const down = await order({ kind: 'fault', side: 'asana', fault: 'down' });
      expect([down.asana.fault, down.smartsheet.fault]).toEqual(['down', 'none']);
      expect((await asana()).status).toBe(503);
      await order({ kind: 'fault', side: 'asana', fault: 'rate_limited' });
      const limited = await asana();
      expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '15']);
      await order({ kind: 'fault', side: 'asana', fault: 'none' });
      expect((await asana()).status).toBe(200);
    });

    test('[E3] a tool that loses answers acts nevertheless', async () => {
      await order({ kind: 'fault', side: 'asana', fault: 'losing' });
      const before = world.asana.state.tasks.length;
      const lost = fetch(`${world.asana.url}/api/1.0/tasks`, {
        method: 'POST',
        headers: { authorization: `Bearer ${asanaToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ data: { name: 'Made', projects: [itHelp] } }),
      });
      await expect(lost).rejects.toThrow('fetch failed');
      expect(world.asana.state.tasks.length).toBe(before + 1);
      expect((await asana()).status).toBe(200);
    });

    test("[E3] the service user's token is revoked in every tool, and given back", async () => {
      for (const tool of ['asana', 'smartsheet', 'github'] as const) {
        await order({ kind: 'access', tool, change: 'revoke' });
      }
      const all = await get<Switches>('switches');
      expect([all.asana, all.smartsheet, all.github].map(({ access }) => access.refused)).toEqual([
        true,
        true,
        true,
      ]);
      expect([(await asana()).status, (await smartsheet()).status]).toEqual([401, 401]);
      expect((await order({ kind: 'clear' })).github.access.refused).toBe(false);
      expect([(await asana()).status, (await smartsheet()).status]).toEqual([200, 200]);
    });

    test('[E3] calls of a tool to the app get lost, come twice or late, until it is told otherwise', async () => {
      const lost = await order({ kind: 'callbacks', tool: 'asana', trouble: 'lost' });
      expect([lost.asana.callbacks, lost.smartsheet.callbacks]).toEqual(['lost', 'none']);
      expect((await order({ kind: 'clear' })).asana.callbacks).toBe('none');
      expect((await post('switches', { kind: 'callbacks', tool: 'asana', trouble: 'eaten' })).status).toBe(
        400,
      );
    });

    test('[E3] two writes to a sheet collide while saving is slow', async () => {
      expect((await order({ kind: 'collisions', on: true })).smartsheet.collisions).toBe(true);
      const sheet = world.smartsheet.sheet('IT help desk');
      const write = () =>
        fetch(`${world.smartsheet.url}/sheets/${sheet.id}/rows`, {
          method: 'POST',
          headers: { authorization: `Bearer ${smartsheetToken}`, 'content-type': 'application/json' },
          body: JSON.stringify([{ toBottom: true, cells: [] }]),
        });
      const statuses = (await Promise.all([write(), write()])).map(({ status }) => status);
      expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 500]);
    });

    test('[E3] Slack fails for the app and not for the page', async () => {
      expect((await order({ kind: 'fault', side: 'slack', fault: 'down' })).slack.fault).toBe('down');
      expect((await fetch(`${world.slack.apiUrl}auth.test`, { method: 'POST' })).status).toBe(503);
      const someone = world.slack.workspace('acme').people[0]?.id ?? '';
      const picture = await fetch(`${world.slack.core.url}/pictures/${someone}-48.svg`);
      expect(picture.status).toBe(200);
    });

    test('[E3] the app is killed and started again, and the clock is moved and put back', async () => {
      expect((await order({ kind: 'app', change: 'kill' })).app.pid).toBeNull();
      const { pid } = (await order({ kind: 'app', change: 'start' })).app;
      expect(pid).toBe(world.app.pid);
      expect(pid).not.toBeNull();
      const ahead = (await order({ kind: 'clock', to: 'day' })).clock.offset;
      expect(ahead).toBe(24 * 3_600_000);
      await order({ kind: 'clock', to: 'monday' });
      expect([new Date().getDay(), new Date().getHours(), new Date().getMinutes()]).toEqual([1, 9, 0]);
      expect((await order({ kind: 'clock', to: 'now' })).clock.offset).toBe(0);
    });

    test('[E3] an order that is none is told so, and one of another site is not obeyed', async () => {
      expect((await post('switches', { kind: 'fault', side: 'slack', fault: 'on fire' })).status).toBe(400);
      const foreign = { method: 'POST', headers: { origin: 'http://elsewhere.example' } };
      const status = await new Promise((resolve, reject) => {
        request(`${server.url}/api/stage/switches`, foreign, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end('{"kind":"app","change":"kill"}');
      });
      expect(status).toBe(403);
      expect(world.app.pid).not.toBeNull();
    });
  });

  describe('the log', () => {
    const news = (since: number) => get<LogNews>(`log?since=${since}`);
    const newest = async (side: LogSide) =>
      (await news(0)).lines.findLast((line) => line.side === side && line.title !== '');

    test('[E3] tells signed payloads, calls and lines of the app, in the order of their coming', async () => {
      const { revision } = await news(0);
      await world.slack.as('bob').slash('/request nothing');
      const { lines } = await news(revision);
      expect(lines.map(({ id }) => id)).toEqual(lines.map(({ id }) => id).toSorted((a, b) => a - b));
      const command = lines.find(({ side }) => side === 'to_app');
      expect(command).toMatchObject({ title: '/request nothing', outcome: '200', state: 'good' });
      const { exchange } = await get<LogEntry>(`log/${command?.id}`);
      expect(exchange?.url).toBe(`${world.url}/slack/events`);
      expect(exchange?.headers['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/);
      expect(exchange?.rawBody).toContain('command=%2Frequest');
      expect(exchange?.body).toMatchObject({ text: 'nothing' });
      expect(lines.some(({ side }) => side === 'to_slack')).toBe(true);
      expect((await newest('app'))?.title).not.toBe('');
    });

    test('[E3] an entry that was waiting for its answer is told again with it, and found by what it holds', async () => {
      world.asana.fail({ kind: 'late', ms: 300, times: 1 });
      const { revision } = await news(0);
      const answered = fetch(`${world.asana.url}/api/1.0/users/me?opt_fields=a-rare-word`, {
        headers: { authorization: `Bearer ${asanaToken}` },
      });
      const begun = await waitFor(async () => {
        const { lines } = await news(revision);
        return lines.find(({ side }) => side === 'to_asana');
      });
      expect(begun).toMatchObject({ state: 'open', title: 'GET users/me' });
      await answered;
      const then = (await news(revision)).lines.find(({ id }) => id === begun.id);
      expect(then).toMatchObject({ state: 'good', outcome: '200' });
      expect(await get<number[]>('log/search?text=A-RARE-WORD')).toContain(begun.id);
      expect(await get<number[]>('log/search?text=a-word-that-nobody-says')).toEqual([]);
      expect((await get<LogEntry>(`log/${begun.id}`)).exchange?.headers.authorization).toBe(
        `Bearer …${asanaToken.slice(-4)}`,
      );
    });
  });
});

async function waitFor<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come');
}
