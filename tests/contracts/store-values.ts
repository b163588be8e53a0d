import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answers } from '../../src/domain/requests/answers.ts';
import type { TheDatabase } from './store-contract.ts';
import { anInstall, aRequest, workspaceWithStream } from './store-samples.ts';

const texts = {
  emoji: '👩‍👩‍👧‍👦 🇨🇿 é e\u0301',
  'signs of SQL and JSON': `'"\\%_;--$1 {"a":[null]} \\u0000 \\ud800`,
  'line ends and tabs': ' a\tb\r\nc\n ',
  '3,000 characters': 'Žluťoučký kůň '.repeat(214).padEnd(3000, '.'),
  'right to left': 'שלום \u202eעולם\u202c',
  nothing: '',
};

/** What is written is read again as it was, the same on every engine. */
export function valuesContract(database: TheDatabase): void {
  const roundTrip = async (id: string, subject: string, answers: Answers) => {
    const { store } = database();
    await store.in('T1').transaction((db) => db.requests.add(aRequest(id, { subject, answers })));
    const kept = await store.in('T1').read((db) => db.requests.byId(id));
    return { subject: kept?.subject, answers: kept?.answers };
  };

  for (const [what, text] of Object.entries(texts)) {
    test(`[R2] text with ${what} is kept as it was typed`, async () => {
      await workspaceWithStream(database().store);
      const answers = { f1: text, f2: [text, 'x'] };
      expect(await roundTrip('R1', text, answers)).toEqual({ subject: text, answers });
    });
  }

  test('[R2] what no database takes in text, NUL and half characters, is left out instead of failing', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    expect(await roundTrip('R1', 'a\0b', { f1: 'c\0d', f2: ['\0', 'half \ud83d'] })).toEqual({
      subject: 'ab',
      answers: { f1: 'cd', f2: ['', 'half \ufffd'] },
    });
    await store.in('T1').read(function* (db) {
      expect((yield* db.streams.byName('Stream\0 S1'))?.id).toBe('S1');
      expect((yield* db.streams.inUse('str\0', 10)).map(({ id }) => id)).toEqual(['S1']);
      expect(yield* db.people.byIds(['\0'])).toEqual([]);
    });
  });

  test('[R2] any answers at all are kept as they are', async () => {
    await workspaceWithStream(database().store);
    const text = fc.string({ unit: 'grapheme' }).map((typed) => typed.replaceAll('\0', '').toWellFormed());
    const answer = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 4 }));
    let count = 0;
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.dictionary(fc.uuid(), answer, { maxKeys: 5, noNullPrototype: true }),
        async (subject, answers) => {
          count += 1;
          expect(await roundTrip(`R${count}`, subject, answers)).toEqual({ subject, answers });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('[E2] times are kept to the millisecond, numbers beyond 32 bits whole, nothing as nothing', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    for (const time of ['1970-01-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z', '2999-12-31T00:00:00.001Z']) {
      const createdAt = new Date(time);
      const { request } = await store
        .in('T1')
        .transaction((db) => db.requests.add(aRequest(time, { createdAt, formVersion: 5_000_000_000 })));
      const kept = await store.in('T1').read((db) => db.requests.byId(time));
      expect(kept).toEqual(request);
      expect(kept).toMatchObject({ createdAt, updatedAt: createdAt, closedAt: null, dueDate: null });
      expect(kept?.formVersion).toBe(5_000_000_000);
    }
  });

  test('[E2] yes and no are booleans, also in conditions', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const facts = { assigneeId: 'UALICE' };
    const { request } = await store.in('T1').transaction((db) => db.requests.add(aRequest('R1', facts)));
    const closed = await store
      .in('T1')
      .transaction((db) => db.requests.change(request, { isOpen: false }, request.createdAt));
    expect([request.isOpen, closed.isOpen]).toEqual([true, false]);
    const open = await store
      .in('T1')
      .read((db) => db.requests.page({ assigneeId: 'UALICE', status: 'open' }));
    expect(open.requests).toEqual([]);
  });

  test('[E2] lists stay lists, the empty one too', async () => {
    const { store } = database();
    await store.system.transaction(function* (db) {
      yield* db.workspaces.install(anInstall('T1', { scopes: [] }));
      yield* db.workspaces.install(anInstall('T2', { scopes: ['a', 'b'] }));
    });
    await store.system.read(function* (db) {
      expect((yield* db.workspaces.byId('T1'))?.scopes).toEqual([]);
      expect((yield* db.workspaces.byId('T2'))?.scopes).toEqual(['a', 'b']);
    });
  });
}
