import { describe, expect, test } from '@jest/globals';
import type { LoggedExchange, LogLine, Switches } from '../../../sandbox/page-server/stage-api.ts';
import { offsetWords, troublesOf } from '../../../sandbox/web/src/beside/troubles.ts';
import { asCurl } from '../../../sandbox/web/src/panels/as-curl.ts';
import { pretty, shownLines, withNews } from '../../../sandbox/web/src/panels/log-lines.ts';
import {
  type Beside,
  besideHash,
  besideOfLink,
  besideOfPath,
  parseBeside,
} from '../../../sandbox/web/src/session/beside.ts';
import { contactsOf, contactsValue, optionsValue } from '../../../sandbox/web/src/tools/cell-value.ts';
import { boardColumns } from '../../../sandbox/web/src/tools/project-view.ts';

describe('what stands at the right of the page', () => {
  test.each<[string, Beside]>([
    ['#asana', { panel: 'asana', id: null, item: null, wide: false }],
    ['#asana/12/13', { panel: 'asana', id: '12', item: '13', wide: false }],
    ['#smartsheet/45/wide', { panel: 'smartsheet', id: '45', item: null, wide: true }],
    ['#log/wide', { panel: 'log', id: null, item: null, wide: true }],
  ])('[E3] %s says what is open', (hash, beside) => {
    expect(parseBeside(hash)).toEqual(beside);
    expect(besideHash(beside)).toBe(hash);
  });

  test('[E3] another hash opens nothing, and nothing open has no hash', () => {
    expect([parseBeside(''), parseBeside('#m-1'), besideHash(null)]).toEqual([null, null, '']);
  });

  test("[E3] a tool's page has an address of its own", () => {
    expect(besideOfPath('/asana/12')).toEqual({ panel: 'asana', id: '12', item: null, wide: true });
    expect(besideOfPath('/acme/bob')).toBeNull();
  });

  test('[E3] links to tasks and rows lead to them in the sandbox, and others do not', () => {
    expect(besideOfLink('https://app.asana.com/0/12/13')).toMatchObject({ id: '12', item: '13' });
    expect(besideOfLink('https://app.asana.com/0/12/list')).toMatchObject({ id: '12', item: null });
    const sheet = (4_583_173_394_222_056).toString(36);
    expect(besideOfLink(`https://app.smartsheet.com/sheets/${sheet}?rowId=7`)).toMatchObject({
      panel: 'smartsheet',
      id: '4583173394222056',
      item: '7',
    });
    expect(besideOfLink('https://github.com/acme/it-help/issues/3')).toMatchObject({
      panel: 'github',
      id: 'acme:it-help',
      item: '3',
    });
    expect(besideOfLink('https://app.asana.com.evil.example/0/12/13')).toBeNull();
    expect(besideOfLink('no address')).toBeNull();
  });
});

describe('what is wrong now', () => {
  const access = { refused: false, signedIn: 0, expired: 0 };
  const well: Switches = {
    slack: { fault: 'none' },
    asana: { fault: 'none', callbacks: 'none', access },
    smartsheet: { fault: 'none', callbacks: 'none', access, collisions: false },
    github: { fault: 'none', callbacks: 'none', access },
    app: { pid: 1, isReady: true },
    clock: { offset: 0 },
  };

  test('[E3] is said in a sentence for each thing, and not at all when all is well', () => {
    expect(troublesOf(well)).toEqual([]);
    const ill: Switches = {
      slack: { fault: 'slow' },
      asana: { fault: 'losing', callbacks: 'lost', access: { ...access, refused: true } },
      smartsheet: { fault: 'other', callbacks: 'none', access, collisions: true },
      github: { fault: 'none', callbacks: 'late', access: { ...access, refused: true } },
      app: { pid: null, isReady: false },
      clock: { offset: 3_600_000 },
    };
    expect(troublesOf(ill)).toEqual([
      'Streamly does not run',
      'Slack: Slow',
      'Asana: Loses answers',
      'Smartsheet: Something else',
      'Asana: calls get lost',
      'GitHub: calls come late',
      'Asana: token revoked',
      'GitHub: token revoked',
      'Smartsheet: writes collide',
      'The clock is 1 hour ahead',
    ]);
  });

  test.each([
    [0, 'in real time'],
    [25 * 3_600_000, '1 day 1 hour ahead'],
    [-5 * 60_000, '5 minutes behind'],
    [2 * 24 * 3_600_000 + 90 * 60_000, '2 days 1 hour ahead'],
  ])('[E3] a clock that is off by %i ms is %s', (offset, words) => {
    expect(offsetWords(offset)).toBe(words);
  });
});

describe('the log on the page', () => {
  const line = (id: number, more: Partial<LogLine> = {}): LogLine => ({
    id,
    side: 'to_asana',
    at: 0,
    title: `call ${id}`,
    outcome: '…',
    state: 'open',
    ...more,
  });

  test('[E3] takes in what is new or answered, and lets go of what the server has forgotten', () => {
    const answered = line(2, { outcome: '200', state: 'good' });
    const news = { revision: 2, oldest: 2, lines: [answered, line(4)] };
    expect(withNews([line(1), line(2), line(3)], news)).toEqual([answered, line(3), line(4)]);
  });

  test('[E3] shows the sides that were chosen and the entries that were found, newest first', () => {
    const lines = [line(1), line(2, { side: 'app' }), line(3), line(4)];
    expect(shownLines(lines, new Set(['to_asana']), null).map(({ id }) => id)).toEqual([4, 3, 1]);
    expect(shownLines(lines, new Set(['to_asana', 'app']), new Set([1, 2])).map(({ id }) => id)).toEqual([
      2, 1,
    ]);
  });

  test('[E3] opens up JSON in the texts of a form', () => {
    expect(JSON.parse(pretty({ blocks: '[{"type":"divider"}]', text: '[not JSON' }))).toEqual({
      blocks: [{ type: 'divider' }],
      text: '[not JSON',
    });
    expect(pretty('plain')).toBe('plain');
  });

  const exchange: LoggedExchange = {
    method: 'POST',
    url: 'http://127.0.0.1:1/slack/events',
    headers: { host: 'x', 'content-type': 'application/x-www-form-urlencoded', 'x-slack-signature': 'v0=1' },
    body: { text: "it's" },
    rawBody: 'text=it%27s',
    status: 200,
    answer: null,
    trouble: null,
    ms: 1,
  };

  test('[E3] a payload is copied as curl byte for byte, with its signature', () => {
    expect(asCurl(exchange)).toBe(
      [
        "curl -X POST 'http://127.0.0.1:1/slack/events' \\",
        "  -H 'content-type: application/x-www-form-urlencoded' \\",
        "  -H 'x-slack-signature: v0=1' \\",
        "  --data-raw 'text=it%27s'",
      ].join('\n'),
    );
  });

  test.each([
    ['application/json', `--data-raw '{"text":"it'\\''s"}'`],
    ['application/x-www-form-urlencoded', "--data-raw 'text=it%27s'"],
    ['multipart/form-data; boundary=x', `--form-string 'text=it'\\''s'`],
  ])('[E3] a call with a body of %s is copied as curl takes it', (type, option) => {
    const call = { ...exchange, headers: { 'content-type': type }, rawBody: null };
    expect(asCurl(call).split(' \\\n  ').at(-1)).toBe(option);
  });
});

describe("the tools' pages", () => {
  test('[E3] a contact whom the sheet does not know stays when another is added', () => {
    const alice = { email: 'alice@acme.example', name: 'Alice' };
    const known = [...contactsOf({ objectType: 'CONTACT', ...alice }), { email: 'a@b.example', name: 'A' }];
    expect(contactsValue(['alice@acme.example', 'a@b.example'], known, true)).toEqual({
      objectType: 'MULTI_CONTACT',
      values: [
        { objectType: 'CONTACT', ...alice },
        { objectType: 'CONTACT', email: 'a@b.example', name: 'A' },
      ],
    });
    expect(contactsValue([], known, false)).toBeNull();
    expect(optionsValue([])).toBeNull();
  });

  test('[E3] a board has a column for tasks of no section only where there are some', () => {
    const task = (gid: string, section: string | null) => ({
      gid,
      section,
      name: gid,
      completed: false,
      assignee: null,
      dueOn: null,
      notes: '',
      values: {},
      links: [],
      comments: [],
    });
    const sections = [{ gid: 's', name: 'Doing' }];
    const names = (tasks: ReturnType<typeof task>[]) =>
      boardColumns({ sections, tasks }).map(({ name, tasks: there }) => [name, there.map(({ gid }) => gid)]);
    expect(names([task('1', 's')])).toEqual([['Doing', ['1']]]);
    expect(names([task('1', 's'), task('2', null)])).toEqual([
      ['Without a section', ['2']],
      ['Doing', ['1']],
    ]);
  });
});
