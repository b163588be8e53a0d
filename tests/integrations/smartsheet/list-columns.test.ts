import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TaskValue } from '../../../src/integrations/connector.ts';
import { columnId, request, type SheetWorld, startSheetWorld, wanted } from './sheet-world.ts';

const sizes = wanted('Sizes', { type: 'multi_select', options: ['Small', 'Large'] });
const reviewers = wanted('Reviewers', { type: 'multi_user' });

describe('columns of lists', () => {
  let world: SheetWorld;
  beforeEach(async () => {
    world = await startSheetWorld();
  });
  afterEach(() => world.tool.close());

  const typeOf = (title: string) =>
    world.tool.grid(world.sheetId).columns.find((column) => column.title === title)?.type;

  test('[I8] a new column of several options or people stays one, although its making is answered as text', async () => {
    const bindings = await world.ensure([sizes, reviewers]);
    expect([typeOf('Sizes'), typeOf('Reviewers')]).toEqual(['MULTI_PICKLIST', 'MULTI_CONTACT_LIST']);
    expect(bindings.map(({ externalType }) => externalType)).toEqual([
      'MULTI_PICKLIST',
      'MULTI_CONTACT_LIST',
    ]);
  });

  test('[I8][I9] what is written into lists is read back as it was, also by an update', async () => {
    const bindings = await world.ensure([sizes, reviewers]);
    const both: TaskValue = { type: 'options', labels: ['Small', 'Large'] };
    const people: TaskValue = {
      type: 'people',
      people: [
        { name: 'Ada Byron', email: 'ada@acme.example' },
        { name: 'Grace Hopper', email: 'grace@acme.example' },
      ],
    };
    const { client, sheetId } = world;
    const made = await client.create(sheetId, request('r1', { Sizes: both, Reviewers: people }), bindings);
    expect(made.values).toEqual({ 'f-Sizes': both, 'f-Reviewers': people });
    const one: TaskValue = { type: 'options', labels: ['Large'] };
    const changed = await client.update(
      sheetId,
      made.id,
      request('r1', { Sizes: one, Reviewers: people }),
      bindings,
    );
    expect(changed.values).toEqual({ 'f-Sizes': one, 'f-Reviewers': people });
  });

  test('[I8] options that are added later leave the column one of several options', async () => {
    const bindings = await world.ensure([sizes]);
    await world.ensure([{ ...sizes, options: ['Small', 'Large', 'Huge'] }], bindings);
    expect(typeOf('Sizes')).toBe('MULTI_PICKLIST');
    expect(world.tool.grid(world.sheetId).columns.find(({ title }) => title === 'Sizes')?.options).toEqual([
      'Small',
      'Large',
      'Huge',
    ]);
    expect(columnId(bindings, 'Sizes')).not.toBe('');
  });
});
