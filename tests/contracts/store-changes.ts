import { expect, test } from '@jest/globals';
import type { Store } from '../../src/db/store.ts';
import { type Actor, changeRequest } from '../../src/domain/requests/change-request.ts';
import type { RequestChanges } from '../../src/domain/requests/check-changes.ts';
import { newField } from '../../src/domain/streams/field.ts';
import { InvalidInput, PeopleError } from '../../src/errors.ts';
import type { TheDatabase } from './store-contract.ts';
import {
  aConnectedTool,
  anIntegration,
  aPerson,
  aRequest,
  made,
  workspaceWithStream,
} from './store-samples.ts';

const later = new Date(made.getTime() + 60_000);
const alice: Actor = { kind: 'person', person: aPerson('UALICE') };
const asana: Actor = { kind: 'tool', tool: 'asana', connectedToolId: 'K1' };
const colours = [
  { id: 'red', label: 'Red' },
  { id: 'blue', label: 'Blue' },
];

/** What changes a Request: one generator for people and tools. */
export function changesContract(database: TheDatabase): void {
  /** R1 of a Stream with a select, and a component in each of two tools. */
  async function world(): Promise<Store> {
    const { store } = database();
    await workspaceWithStream(store);
    await store.in('T1').transaction(function* (db) {
      const by = { userId: 'UADMIN', at: made };
      const field = newField({ id: 'colour', name: 'Colour', type: 'multi_select', options: colours });
      yield* db.streams.addField('S1', field, made);
      yield* db.streams.publish('S1', by);
      for (const [tool, id] of [
        ['asana', 'K1'],
        ['smartsheet', 'K2'],
      ] as const) {
        yield* db.integrations.put(anIntegration(`I-${tool}`, { tool }), 'sealed');
        yield* db.integrations.connect(aConnectedTool(id, { tool, integrationId: `I-${tool}` }), by);
      }
      yield* db.requests.add(aRequest('R1', { answers: { colour: ['red', 'blue'] } }));
    });
    return store;
  }

  const change = (store: Store, actor: Actor, changes: RequestChanges) =>
    store.in('T1').transaction((db) => changeRequest(db, 'R1', actor, changes, later));
  const owed = async (store: Store) =>
    (await store.in('T1').read((db) => db.deliveries.unsettledOf('R1'))).map(({ work }) =>
      work.kind === 'slack.card' ? work.place : 'connectedToolId' in work ? work.connectedToolId : work.kind,
    );

  test('[R6, R7] a change writes the Request, its history and all that is owed for it', async () => {
    const store = await world();
    const outcome = await change(store, alice, {
      isOpen: false,
      assigneeId: 'UBOB',
      dueDate: '2030-12-04',
      answers: { colour: ['blue'] },
    });
    expect(outcome.refused).toEqual({});
    expect(outcome.request).toMatchObject({
      isOpen: false,
      closedAt: later,
      assigneeId: 'UBOB',
      dueDate: '2030-12-04',
      answers: { colour: ['blue'] },
      version: 2,
      updatedAt: later,
    });
    expect(await store.in('T1').read((db) => db.requests.byId('R1'))).toEqual(outcome.request);
    const history = await store.in('T1').read((db) => db.requests.history('R1'));
    expect(history.map(({ seq: _, ...entry }) => entry)).toEqual(
      [
        { kind: 'completed' },
        { kind: 'assigned', was: null, is: 'UBOB' },
        { kind: 'due_date_set', was: null, is: '2030-12-04' },
        { kind: 'answered', fieldId: 'colour', was: ['red', 'blue'], is: ['blue'] },
      ].map((entry) => ({ at: later, actor: 'UALICE', connectedToolId: null, change: entry })),
    );
    expect(await owed(store)).toEqual(expect.arrayContaining(['channel', 'requester', 'K1', 'K2']));
  });

  test('[R7, I9] what is so already changes nothing and is owed to nobody, whatever the order of a list', async () => {
    const store = await world();
    const outcome = await change(store, asana, {
      subject: 'Subject of R1',
      isOpen: true,
      assigneeId: null,
      dueDate: null,
      answers: { colour: ['blue', 'red'] },
    });
    expect(outcome).toMatchObject({ changes: [], refused: {}, request: { version: 1 } });
    expect(await owed(store)).toEqual([]);
  });

  test('[I9] a tool may change the Subject, and is not told of what it changed itself', async () => {
    const store = await world();
    const outcome = await change(store, asana, { subject: ' A new one\u0000 ', answers: { colour: null } });
    expect(outcome.request).toMatchObject({ subject: 'A new one', answers: {}, version: 2 });
    expect(await store.in('T1').read((db) => db.requests.history('R1'))).toMatchObject([
      {
        at: later,
        actor: 'asana',
        connectedToolId: 'K1',
        change: { kind: 'subject_set', was: 'Subject of R1', is: 'A new one' },
      },
      {
        at: later,
        actor: 'asana',
        connectedToolId: 'K1',
        change: { kind: 'answered', fieldId: 'colour', was: ['red', 'blue'], is: null },
      },
    ]);
    expect(await owed(store)).toEqual(expect.arrayContaining(['channel', 'requester', 'K2']));
    expect(await owed(store)).not.toContain('K1');
  });

  test('[I9] of a tool’s changes those that fit are made, and the others are returned', async () => {
    const store = await world();
    const outcome = await change(store, asana, {
      subject: '',
      assigneeId: 'USTRANGER',
      dueDate: '2030-12-04',
      answers: { colour: ['green'], gone: 'x' },
    });
    expect(outcome.request).toMatchObject({
      subject: 'Subject of R1',
      assigneeId: null,
      dueDate: '2030-12-04',
    });
    expect(outcome.refused).toEqual({
      'S1-3': 'Subject is required.',
      'S1-5': expect.stringContaining('must be in the team'),
      colour: expect.stringContaining('not offered any more'),
      gone: 'This field was deleted.',
    });
  });

  test('[R6] a person’s changes are made all or none, and never to the Subject', async () => {
    const store = await world();
    const changes = { dueDate: '2030-12-04', assigneeId: 'USTRANGER' };
    await expect(change(store, alice, changes)).rejects.toThrow(InvalidInput);
    await expect(change(store, alice, { subject: 'Mine' })).rejects.toThrow(PeopleError);
    const outsider: Actor = { kind: 'person', person: aPerson('UOTHER') };
    await expect(change(store, outsider, { isOpen: false })).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await store.in('T1').read((db) => db.requests.byId('R1'))).toMatchObject({ version: 1 });
    expect(await owed(store)).toEqual([]);
  });
}
