import { expect, test } from '@jest/globals';
import type { Store } from '../../src/db/store.ts';
import type { HistoryEntry } from '../../src/domain/requests/history.ts';
import type { TheDatabase } from './store-contract.ts';
import { aRequest, made, workspaceWithStream } from './store-samples.ts';

const later = new Date(made.getTime() + 60_000);

/** Requests, their numbers, their history, and where their cards stand. */
export function requestsContract(database: TheDatabase): void {
  const add = (store: Store, id: string, facts: Parameters<typeof aRequest>[1] = {}) =>
    store.in('T1').transaction((db) => db.requests.add(aRequest(id, facts)));

  test('[R3] a Request is kept as it was submitted, open, under number 1', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const facts = { assigneeId: 'UALICE', dueDate: '2030-06-01', answers: { f1: 'red', f2: ['a', 'b'] } };
    const { request, isNew } = await add(store, 'R1', facts);
    const { submissionKey, ...submitted } = aRequest('R1', facts);
    expect(isNew).toBe(true);
    expect(request).toEqual({
      ...submitted,
      number: 1,
      isOpen: true,
      statusId: null,
      submittedBy: null,
      isPrivate: false,
      route: null,
      version: 1,
      updatedAt: made,
      closedAt: null,
      withdrawnAt: null,
      deletedAt: null,
    });
    expect(await store.in('T1').read((db) => db.requests.byId('R1'))).toEqual(request);
    expect(await store.in('T1').read((db) => db.requests.bySubmission(submissionKey))).toEqual(request);
    expect(await store.in('T1').read((db) => db.requests.byId('R2'))).toBeUndefined();
  });

  test('[R2] a second click on Submit makes no second Request and wastes no number', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const first = await add(store, 'R1', { submissionKey: 'V1' });
    const second = await add(store, 'R2', { submissionKey: 'V1', subject: 'changed' });
    expect(second).toEqual({ request: first.request, isNew: false });
    expect((await add(store, 'R3')).request.number).toBe(2);
  });

  test('[R2] ten copies of one submission at once are one Request', async () => {
    const { store, another } = database();
    await workspaceWithStream(store);
    const stores = [store, another(), another()];
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => add(stores[n % 3] ?? store, `R${n}`, { submissionKey: 'V1' })),
    );
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(outcomes.map(({ request }) => request.id)).size).toBe(1);
    expect((await add(store, 'R-next')).request.number).toBe(2);
  });

  test('[R3] ten submissions at once get ten numbers without gaps', async () => {
    const { store, another } = database();
    await workspaceWithStream(store);
    const stores = [store, another(), another()];
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => add(stores[n % 3] ?? store, `R${n}`)),
    );
    const numbers = outcomes.map(({ request }) => request.number).toSorted((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('[R3] numbers are counted per workspace', async () => {
    const { store } = database();
    await workspaceWithStream(store, 'T1', 'S1');
    await workspaceWithStream(store, 'T2', 'S2');
    await add(store, 'R1');
    await add(store, 'R2');
    const other = await store
      .in('T2')
      .transaction((db) => db.requests.add(aRequest('R3', { streamId: 'S2', submissionKey: 'view of R1' })));
    expect(other).toMatchObject({ isNew: true, request: { number: 1 } });
  });

  test('[R3] a workspace that is not installed takes no Request', async () => {
    const { store } = database();
    await expect(add(store, 'R1')).rejects.toThrow('No workspace T1');
  });

  test('[R6] a change sets what it names and counts the version up', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const { request } = await add(store, 'R1', { assigneeId: 'UALICE', answers: { f1: 'red' } });
    const closed = await store
      .in('T1')
      .transaction((db) => db.requests.change(request, { isOpen: false, closedAt: later }, later));
    expect(closed).toEqual({ ...request, isOpen: false, closedAt: later, updatedAt: later, version: 2 });
    const rest = { isOpen: true, closedAt: null, assigneeId: null, dueDate: '2031-01-01', answers: {} };
    const reopened = await store.in('T1').transaction((db) => db.requests.change(closed, rest, later));
    expect(reopened).toEqual({ ...closed, ...rest, version: 3 });
    expect(await store.in('T1').read((db) => db.requests.byId('R1'))).toEqual(reopened);
  });

  test('[R8] of two who change one Request at once, neither loses a change', async () => {
    const { store, another } = database();
    await workspaceWithStream(store);
    await add(store, 'R1');
    const stores = [store, another()];
    const answer = (field: string, at: Store) =>
      at.in('T1').transaction(function* (db) {
        const request = yield* db.requests.byId('R1', { lock: true });
        if (!request) throw new Error('R1 is gone');
        yield* db.requests.change(request, { answers: { ...request.answers, [field]: field } }, later);
      });
    const fields = Array.from({ length: 12 }, (_, n) => `f${n}`);
    await Promise.all(fields.map((field, n) => answer(field, stores[n % 2] ?? store)));
    const changed = await store.in('T1').read((db) => db.requests.byId('R1'));
    expect(Object.keys(changed?.answers ?? {}).toSorted()).toEqual(fields.toSorted());
    expect(changed?.version).toBe(13);
  });

  test('[R7] history is read in the order in which it was written', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await add(store, 'R1');
    const entries: Omit<HistoryEntry, 'seq'>[] = [
      {
        at: later,
        actor: 'UCAROL',
        connectedToolId: null,
        change: { kind: 'submitted', streamId: 'S1', formVersion: 1 },
      },
      {
        at: made,
        actor: 'asana',
        connectedToolId: 'K1',
        change: { kind: 'assigned', was: null, is: 'UALICE' },
      },
      {
        at: later,
        actor: 'UBOB',
        connectedToolId: null,
        change: { kind: 'answered', fieldId: 'f1', was: ['a'], is: null },
      },
    ];
    await store.in('T1').transaction(function* (db) {
      for (const entry of entries) yield* db.requests.remember('R1', entry);
    });
    const history = await store.in('T1').read((db) => db.requests.history('R1'));
    expect(history.map(({ seq: _, ...entry }) => entry)).toEqual(entries);
    const [first, second, third] = history;
    expect(await store.in('T1').read((db) => db.requests.history('R1', first?.seq))).toEqual([second, third]);
    const latest = await store.in('T1').read((db) => db.requests.latestHistory('R1', 1, 0));
    expect(latest).toEqual([third, second]);
    expect(await store.in('T1').read((db) => db.requests.latestHistory('R1', 2, 2))).toEqual([first]);
  });

  test('[R3] a card is known by its place; one that is posted anew takes the place', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await add(store, 'R1');
    const card = { place: 'channel' as const, channelId: 'C1', ts: '1.1', permalink: null };
    const anew = { ...card, channelId: 'C2', ts: '2.2', permalink: 'https://example.slack.com/p22' };
    const direct = { place: 'requester' as const, channelId: 'D1', ts: '3.3', permalink: null };
    await store.in('T1').transaction(function* (db) {
      yield* db.requests.putCard('R1', card);
      yield* db.requests.putCard('R1', direct);
      yield* db.requests.markTold('R1', 7);
      yield* db.requests.putCard('R1', anew);
    });
    const cards = () => store.in('T1').read((db) => db.requests.cards('R1'));
    expect((await cards()).toSorted((a, b) => a.place.localeCompare(b.place))).toEqual([
      { ...anew, toldUpTo: 7 },
      { ...direct, toldUpTo: 0 },
    ]);
    await store.in('T1').transaction((db) => db.requests.removeCard('R1', 'channel'));
    expect(await cards()).toEqual([{ ...direct, toldUpTo: 0 }]);
  });
}
