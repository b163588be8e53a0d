import { expect, test } from '@jest/globals';
import type { Store, WorkspaceDb } from '../../src/db/store.ts';
import { type FieldDefinition, newField } from '../../src/domain/streams/field.ts';
import type { TheDatabase } from './store-contract.ts';
import { aLibrary, aRequest, made, workspaceWithStream } from './store-samples.ts';

const by = { userId: 'UADMIN', at: made };
const colour = newField({ id: 'colour', name: 'Colour', type: 'text' });
const idOf = (name: string) => aLibrary('S1').find((field) => field.name === name)?.id ?? '';
const names = (fields: readonly Pick<FieldDefinition, 'name'>[] | undefined) =>
  fields?.map(({ name }) => name);

function* draftNames(db: WorkspaceDb) {
  const { fields } = yield* db.streams.draft('S1');
  return fields.map(({ definition, onForm, deleted }) => [definition.name, onForm, deleted] as const);
}

/** Field libraries, their drafts and published forms. */
export function formsContract(database: TheDatabase): void {
  const change = (store: Store, body: Parameters<ReturnType<Store['in']>['transaction']>[0]) =>
    store.in('T1').transaction(body);

  test('[S17] what is done to the draft is seen by nobody until it is published', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await change(store, function* (db) {
      yield* db.streams.addField('S1', colour, made);
      yield* db.streams.changeField('S1', { ...colour, hint: 'As on the box' });
      yield* db.streams.deleteField('S1', idOf('Details'), made);
      yield* db.streams.placeFields('S1', ['colour', idOf('Subject')]);
    });
    await store.in('T1').read(function* (db) {
      expect(names(yield* db.streams.library('S1'))).toEqual([
        'Subject',
        'Details',
        'Assignee',
        'Due date',
        'Other subject expert',
        'Complete',
        'Requester',
      ]);
      expect(names(yield* db.streams.everyField('S1'))).not.toContain('Colour');
      expect((yield* db.streams.byId('S1'))?.formVersion).toBe(1);
      const draft = yield* db.streams.draft('S1');
      expect(draft.revision).toBe(4);
      expect(draft.fields[0]).toEqual({
        definition: { ...colour, hint: 'As on the box' },
        onForm: true,
        deleted: false,
        revision: 2,
        published: null,
      });
      expect(yield* draftNames(db)).toContainEqual(['Details', false, true]);
    });
  });

  test('[S3, S17] publishing gives a new version in its own order; the one before stays as it was', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await change(store, function* (db) {
      yield* db.streams.addField('S1', colour, made);
      yield* db.streams.placeFields('S1', ['colour', idOf('Subject')]);
      expect(yield* db.streams.publish('S1', by)).toBe(2);
    });
    await store.in('T1').read(function* (db) {
      expect((yield* db.streams.byId('S1'))?.formVersion).toBe(2);
      expect(names((yield* db.streams.form('S1', 2))?.fields)).toEqual(['Colour', 'Subject']);
      expect((yield* db.streams.form('S1', 1))?.fields).toHaveLength(5);
      const onForm = (yield* db.streams.library('S1')).filter((field) => field.onForm);
      expect(names(onForm)).toEqual(['Colour', 'Subject']);
      expect(yield* db.streams.formVersions('S1', 10)).toEqual([
        { version: 2, createdBy: 'UADMIN', createdAt: made, fields: 2 },
        { version: 1, createdBy: 'UADMIN', createdAt: made, fields: 5 },
      ]);
      expect((yield* db.streams.formVersions('S1', 10, 2)).map(({ version }) => version)).toEqual([1]);
    });
  });

  test('[S7] a field may not take the name of one in the draft; of a deleted one it is a new field', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await change(store, function* (db) {
      expect(yield* db.streams.addField('S1', colour, made)).toBe(true);
      expect(yield* db.streams.addField('S1', { ...colour, id: 'c2', name: ' COLOUR ' }, made)).toBe(false);
      yield* db.streams.publish('S1', by);
      yield* db.streams.deleteField('S1', 'colour', made);
      expect(yield* db.streams.addField('S1', { ...colour, id: 'c3' }, made)).toBe(true);
      yield* db.streams.publish('S1', by);
    });
    await store.in('T1').read(function* (db) {
      const library = yield* db.streams.library('S1');
      expect(library.filter(({ name }) => name === 'Colour').map(({ id }) => id)).toEqual(['c3']);
      const ever = (yield* db.streams.everyField('S1')).filter(({ name }) => name === 'Colour');
      expect(new Map(ever.map(({ id, deleted }) => [id, deleted]))).toEqual(
        new Map([
          ['c3', false],
          ['colour', true],
        ]),
      );
    });
  });

  test('[S8] a field that is deleted and published leaves the form and keeps its place in old forms', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await change(store, function* (db) {
      yield* db.streams.deleteField('S1', idOf('Details'), made);
      yield* db.streams.publish('S1', by);
    });
    await store.in('T1').read(function* (db) {
      expect(names(yield* db.streams.library('S1'))).not.toContain('Details');
      expect(names((yield* db.streams.form('S1', 1))?.fields)).toContain('Details');
      expect((yield* draftNames(db)).map(([name]) => name)).not.toContain('Details');
    });
  });

  test('[S17] a field that was never published leaves nothing behind when it is deleted', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await change(store, function* (db) {
      yield* db.streams.addField('S1', colour, made);
      yield* db.streams.deleteField('S1', 'colour', made);
      yield* db.streams.publish('S1', by);
    });
    expect(names(await store.in('T1').read((db) => db.streams.everyField('S1')))).not.toContain('Colour');
  });

  test('[S17] a draft can be put in place of another one, also where two fields change names', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    const [details, expert] = ['Details', 'Other subject expert'].map((name) =>
      aLibrary('S1').find((field) => field.name === name),
    );
    if (!details || !expert) throw new Error('The samples have neither.');
    await change(store, function* (db) {
      yield* db.streams.addField('S1', colour, made);
      const definition = ({ onForm: _, ...field }: typeof details): FieldDefinition => field;
      yield* db.streams.putDraft('S1', [
        { definition: { ...definition(details), name: expert.name }, position: 0, deletedAt: null },
        { definition: { ...definition(expert), name: details.name }, position: null, deletedAt: null },
      ]);
    });
    await store.in('T1').read(function* (db) {
      const drafted = yield* draftNames(db);
      expect(drafted).toContainEqual(['Other subject expert', true, false]);
      expect(drafted).toContainEqual(['Details', false, false]);
      expect(drafted.map(([name]) => name)).not.toContain('Colour');
    });
  });

  test('[S8] Requests that have an answer to a field, or one of some values of it, are counted', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await change(store, function* (db) {
      for (const [id, answer] of [
        ['R1', 'red'],
        ['R2', 'blue'],
        ['R3', null],
      ] as const) {
        const answers: Record<string, string> = answer === null ? { other: 'colour' } : { colour: answer };
        yield* db.requests.add(aRequest(id, { answers, submissionKey: `view of ${id}` }));
        const found = yield* db.requests.byId(id);
        if (!found) throw new Error('The Request was not kept.');
        const values = answer === null ? [] : [{ fieldId: 'colour', value: answer }];
        yield* db.requests.putFindable(found, { words: [], values });
      }
    });
    await store.in('T1').read(function* (db) {
      expect(yield* db.streams.requestsWithAnswer('S1', 'colour')).toBe(2);
      expect(yield* db.streams.requestsWithAnswer('S1', 'hue')).toBe(0);
      expect(yield* db.streams.requestsWithValue('colour', ['red', 'green'])).toBe(1);
      expect(yield* db.streams.requestsWithValue('colour', [])).toBe(0);
    });
  });

  test('[S17] forms that are published at once get a version each, and the library shows the last one', async () => {
    const { store, another } = database();
    await workspaceWithStream(store);
    const ids = aLibrary('S1').map(({ id }) => id);
    const stores = [store, another()];
    const publish = (count: number) =>
      (stores[count % 2] ?? store).in('T1').transaction(function* (db) {
        yield* db.streams.draft('S1', { lock: true });
        yield* db.streams.placeFields('S1', ids.slice(-count));
        return yield* db.streams.publish('S1', by);
      });
    const versions = await Promise.all([1, 2, 3, 4, 5, 6].map(publish));
    expect(versions.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7]);
    await store.in('T1').read(function* (db) {
      const last = yield* db.streams.form('S1', 7);
      const onForm = (yield* db.streams.library('S1')).filter((field) => field.onForm);
      expect(names(onForm)).toEqual(names(last?.fields));
    });
  });

  test('[S3] a form of no Stream is refused', async () => {
    const { store } = database();
    await workspaceWithStream(store);
    await expect(change(store, (db) => db.streams.publish('S9', by))).rejects.toThrow('S9');
  });
}
