import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Modal, Person } from '../../sandbox/slack/driver.ts';
import { addField, backToStream, changeField, createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function submit(person: Person, entries: Record<string, string | string[]>): Promise<void> {
  const form = opened((await person.slash('/request it')).modal);
  await form.fill(entries);
  expect(await form.submit()).toEqual({ closed: true });
}

/** The subjects of a list, in its order. */
function subjects(list: Modal): string[] {
  return list.texts().flatMap((text) => /#\d+ ([^|>*\n]+)/.exec(text)?.[1] ?? []);
}

async function find(person: Person, text = ''): Promise<Modal> {
  return opened((await person.slash(`/request find ${text}`)).modal);
}

describe('finding Requests', () => {
  test('[R4] by words of the subject and the answers, in any order, the last one by its beginning', async () => {
    const bob = app.slack.as('bob');
    await createStream(app.slack.as('alice'));
    await submit(bob, { Subject: 'Blue laptop', Details: 'The hinge is broken' });
    await submit(bob, { Subject: 'Red laptop', Details: 'It is slow' });
    expect(subjects(await find(bob, 'laptop hin'))).toEqual(['Blue laptop']);
    expect(subjects(await find(bob, 'LAPTOP'))).toEqual(['Red laptop', 'Blue laptop']);
    expect(subjects(await find(bob, '2'))).toEqual(['Red laptop']);
    const nothing = await find(bob, '" OR 1=1; -- 😀*');
    expect(subjects(nothing)).toEqual([]);
    expect(nothing.texts().join('\n')).toContain('no Requests');
    await nothing.fill({ Search: 'slow' });
    const { modal } = await nothing.submit();
    expect(subjects(opened(modal))).toEqual(['Red laptop']);
  });

  test('[R5] pages of ten with the total, there and back, in the chosen order, which is remembered', async () => {
    const bob = app.slack.as('bob');
    await createStream(app.slack.as('alice'));
    for (let number = 1; number <= 23; number += 1) await submit(bob, { Subject: `Wish ${number}` });
    const list = await find(bob);
    expect(list.texts().join('\n')).toContain('All Requests · 23 Requests');
    expect(subjects(list).at(0)).toBe('Wish 23');
    expect(list.buttons()).not.toContain('Previous');
    await list.click('Next');
    await list.click('Next');
    expect(subjects(list)).toEqual(['Wish 3', 'Wish 2', 'Wish 1']);
    expect(list.texts()).toContain('21 to 23 of 23');
    expect(list.buttons()).not.toContain('Next');
    await list.click('Previous');
    expect(subjects(list)[0]).toBe('Wish 13');
    await list.choose('Sort', 'Oldest first');
    expect(subjects(list)[0]).toBe('Wish 1');
    await list.close();
    expect(subjects(await find(bob))[0]).toBe('Wish 1');
  });

  test('[R5] a filter of a Stream and its fields, saved under a name and taken back', async () => {
    const [alice, bob] = [app.slack.as('alice'), app.slack.as('bob')];
    await createStream(alice);
    await addField(alice, { Name: 'Size', Type: 'Select', Options: 'S, M, L' });
    await submit(bob, { Subject: 'A small one', Size: 'S' });
    await submit(bob, { Subject: 'A large one', Size: 'L', Assignee: 'alice' });
    const list = await find(bob);
    await list.click('Filter');
    let filter = opened(bob.modal);
    expect(filter.labels()).not.toContain('Size');
    await filter.fill({ Stream: 'IT help' });
    filter = opened(bob.modal);
    await filter.fill({ Size: ['L', 'M'], Assignee: 'Someone else…' });
    filter = opened(bob.modal);
    await filter.fill({ 'Assigned to': 'alice' });
    await filter.submit();
    expect(subjects(list)).toEqual(['A large one']);
    expect(list.texts().join('\n')).toContain('in IT help · assigned to @alice · Size: L, M · 1 Request');

    await list.choose('Saved filters', 'Save this filter…');
    await opened(bob.modal).fill({ Name: 'Large things' });
    await opened(bob.modal).submit();
    await list.click('Show all');
    expect(subjects(list)).toEqual(['A large one', 'A small one']);
    await list.choose('Saved filters', 'Large things');
    expect(subjects(list)).toEqual(['A large one']);
    expect((await find(alice)).texts().join('\n')).not.toContain('Large things');
  });

  test.each([
    ['3,000 emoji', '🚀'.repeat(3000), ['To the 🚀']],
    ['emoji cut in their middle', `a${'🚀'.repeat(3000)}`, []],
    ['emoji of several signs', '👩‍👩‍👧‍👦👍🏽🇩🇪', []],
    ['SQL', `'); DROP TABLE requests; --`, []],
    ['operators of an index', 'laptop* NEAR("x" y) AND NOT {subject}: ^', []],
    ['operators of another', `laptop & !red | (slow <-> x):*`, []],
    ['signs alone', '*', ['A red laptop', 'To the 🚀']],
  ])('[R4] a search for %s finds what it says, and shows it whole', async (_what, text, expected) => {
    const bob = app.slack.as('bob');
    await createStream(app.slack.as('alice'));
    await submit(bob, { Subject: 'To the 🚀' });
    await submit(bob, { Subject: 'A red laptop', Details: 'It is slow' });
    const list = await find(bob, text);
    expect(subjects(list)).toEqual(expected);
    expect(JSON.stringify(list.view)).not.toMatch(/\\ud[89a-f]|\uFFFD/i);
    await list.fill({ Search: 'red' });
    expect(subjects(opened((await list.submit()).modal))).toEqual(['A red laptop']);
  });

  test('[R5, S8] a saved filter on a field that was deleted since still says and shows what it did, until chosen anew', async () => {
    const [alice, bob] = [app.slack.as('alice'), app.slack.as('bob')];
    await createStream(alice);
    await addField(alice, { Name: 'Size', Type: 'Select', Options: 'S, M, L' });
    await submit(bob, { Subject: 'A small one', Size: 'S' });
    await submit(bob, { Subject: 'A large one', Size: 'L' });
    const list = await find(bob);
    await list.click('Filter');
    await opened(bob.modal).fill({ Stream: 'IT help' });
    await opened(bob.modal).fill({ Size: ['L'] });
    await opened(bob.modal).submit();
    await list.choose('Saved filters', 'Save this filter…');
    await opened(bob.modal).fill({ Name: 'Large things' });
    await opened(bob.modal).submit();
    await backToStream(alice);
    await changeField(alice, 'Delete', 'Size');

    await list.click('Show all');
    await list.choose('Saved filters', 'Large things');
    expect(list.texts().join('\n')).toContain('in IT help · Size: L · 1 Request');
    expect(subjects(list)).toEqual(['A large one']);
    await list.click('Filter');
    expect(opened(bob.modal).labels()).not.toContain('Size');
    await opened(bob.modal).submit();
    expect(list.texts().join('\n')).toContain('in IT help · 2 Requests');
  });

  test('[R5] of forty saved filters one can be replaced, and none added', async () => {
    const bob = app.slack.as('bob');
    await createStream(app.slack.as('alice'));
    const keep = async (list: Modal, name: string) => {
      await list.choose('Saved filters', 'Save this filter…');
      const saving = opened(bob.modal);
      await saving.fill({ Name: name });
      const answer = await saving.submit();
      if (answer.errors) await saving.close();
      return answer;
    };
    const list = await find(bob);
    for (let number = 1; number <= 40; number += 1) await keep(list, `Filter ${number}`);
    expect(await keep(list, 'One more')).toMatchObject({
      errors: { Name: 'You have 40 saved filters. Forget one first.' },
    });
    expect(await keep(list, 'Filter 7')).not.toHaveProperty('errors');
  }, 60_000);

  test('[R5] a range without a first and a last day is no filter, and is not said', async () => {
    const bob = app.slack.as('bob');
    await createStream(app.slack.as('alice'));
    const list = await find(bob);
    await list.click('Filter');
    await opened(bob.modal).fill({ Submitted: 'In a range…', 'Due date': 'In a range…' });
    await opened(bob.modal).submit();
    expect(list.texts().join('\n')).toContain('All Requests · no Requests');
    expect(list.texts().join('\n')).toContain('Type `/request` to submit one');
    await list.click('Filter');
    expect(opened(bob.modal).labels()).not.toContain('Submitted from');
  });

  test('[R4] from the App Home: everything, my own, what is assigned to me, and those of a Stream', async () => {
    const [alice, bob] = [app.slack.as('alice'), app.slack.as('bob')];
    await createStream(alice);
    await submit(bob, { Subject: 'Of Bob' });
    await submit(alice, { Subject: 'For Bob', Assignee: 'bob' });
    const home = await bob.openHome();
    await home.click('Find Requests');
    expect(subjects(opened(bob.modal))).toEqual(['For Bob', 'Of Bob']);
    await opened(bob.modal).fill({ Search: 'for' });
    await opened(bob.modal).submit();
    expect(subjects(opened(bob.modal))).toEqual(['For Bob']);
    await opened(bob.modal).click('Show all');
    expect(opened(bob.modal).value('Search')).toBeNull();
    await opened(bob.modal).closeAll();
    await home.click('My Requests');
    await home.click('Search, sort and export');
    expect(subjects(opened(bob.modal))).toEqual(['Of Bob']);
    await opened(bob.modal).closeAll();
    await home.click('Assigned to me');
    await home.click('Search, sort and export');
    expect(subjects(opened(bob.modal))).toEqual(['For Bob']);
    await opened(bob.modal).closeAll();
    await home.click('Streams');
    await home.click('Requests');
    expect(opened(bob.modal).texts().join()).toContain('Open · in IT help');
  });

  test('[R5, S11] whoever may not see the Requests of a Stream finds only their own', async () => {
    const [alice, bob] = [app.slack.as('alice'), app.slack.as('bob')];
    await createStream(alice, { Team: ['alice'] });
    await submit(bob, { Subject: 'Of Bob' });
    await submit(alice, { Subject: 'Of Alice' });
    await app.context.store.in(app.workspaceId).transaction(function* (db) {
      const stream = yield* db.streams.byName('IT help');
      yield* db.streams.changeSettings(stream?.id ?? '', { maySee: 'team_and_requester' });
    });
    expect(subjects(await find(bob))).toEqual(['Of Bob']);
    expect(subjects(await find(bob, 'alice'))).toEqual([]);
    expect(subjects(await find(alice))).toEqual(['Of Alice', 'Of Bob']);
  });
});

describe('changing several at once', () => {
  test('[R13] those ticked are completed, assigned or given a due date; who may not is told so', async () => {
    const [alice, bob, frank] = [app.slack.as('alice'), app.slack.as('bob'), app.slack.as('frank')];
    await createStream(alice);
    for (const subject of ['One', 'Two', 'Three']) await submit(bob, { Subject: subject });
    const list = await find(bob);
    await list.click('Select several');
    await list.click('Assign…');
    expect(opened(bob.modal).texts().join()).toContain('Tick at least one');
    await opened(bob.modal).close();
    await list.fill({ 'Requests on this page': ['#1 One', '#3 Three'] });
    await list.click('Assign…');
    await opened(bob.modal).fill({ Assignee: 'alice' });
    await opened(bob.modal).submit();
    expect(opened(bob.modal).texts().join()).toContain('2 Requests changed');
    await opened(bob.modal).close();
    await list.fill({ 'Requests on this page': ['#3 Three'] });
    await list.click('Complete');
    await opened(bob.modal).close();
    await list.click('Done selecting');
    expect(list.texts().join('\n')).toMatch(/#3 Three.*\n✅ Closed · IT help · @alice/);
    expect(list.texts().join('\n')).toMatch(/#1 One.*\n🟢 Open · IT help · @alice/);

    const theirs = await find(frank);
    await theirs.click('Select several');
    await theirs.fill({ 'Requests on this page': ['#1 One', '#2 Two'] });
    await theirs.click('Set due date…');
    await opened(frank.modal).fill({ 'Due date': '2030-01-15' });
    await opened(frank.modal).submit();
    expect(opened(frank.modal).texts().join()).toContain('No Requests changed.');
    expect(opened(frank.modal).texts().join()).toContain('Not changed: #1, #2. Only the team');
  });
});

describe('exporting a list', () => {
  test('[R12] what the filter shows comes as a CSV file in a direct message, with names in place of ids', async () => {
    const [alice, bob] = [app.slack.as('alice'), app.slack.as('bob')];
    await createStream(alice);
    await addField(alice, { Name: 'Size', Type: 'Select', Options: 'S, M, L' });
    await submit(bob, { Subject: '=cmd()', Size: 'L', Assignee: 'alice' });
    await submit(bob, { Subject: 'Another', Size: 'S' });
    const list = await find(bob, 'cmd');
    await list.click('Export CSV');
    expect(opened(bob.modal).texts().join()).toContain('as a direct message');
    const message = await bob.dm().waitForMessage((each) => each.files().length > 0);
    const [name] = message.files();
    expect(name).toMatch(/^requests-\d{4}-\d\d-\d\d\.csv$/);
    const stored = Object.values(app.slack.core.state.files).find((file) => file.name === name);
    const text = Buffer.from(stored?.content ?? '', 'base64');
    const [columns, ...rows] = parse(text, { bom: true }) as string[][];
    const row = Object.fromEntries(columns?.map((name, at) => [name, rows[0]?.[at]]) ?? []);
    expect(rows).toHaveLength(1);
    expect(row).toMatchObject({ Subject: "'=cmd()", Stream: 'IT help', Status: 'Open', Size: 'L' });
    expect([row.Requester, row.Assignee]).toEqual([expect.stringMatching(/^Bob /), 'Alice Archer']);
  });
});
