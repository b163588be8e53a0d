import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bindingOf, columnId, request, type SheetWorld, startSheetWorld, wanted } from './sheet-world.ts';

describe('a sheet that people work in', () => {
  let world: SheetWorld;
  beforeEach(async () => {
    world = await startSheetWorld();
  });
  afterEach(() => world.tool.close());

  const place = wanted('Place');
  const size = wanted('Size', { type: 'select', options: ['Small', 'Large'] });
  const people = ['Brief', 'Budget', 'Campaign start'];

  test("[I8] a field named like people's own column gets a column of another title", async () => {
    const budget = wanted('budget');
    const bindings = await world.ensure([budget]);
    expect(world.titles()).toEqual([...people, 'budget (2)']);
    const before = world.writes();
    expect(await world.ensure([budget], bindings)).toEqual(bindings);
    expect(world.writes()).toBe(before);
  });

  test('[I8] a column that people renamed stays ours, under their title', async () => {
    const bindings = await world.ensure([place]);
    world.tool.byHand.renameColumn(world.sheetId, columnId(bindings, 'Place'), 'Where');
    expect(await world.ensure([place], bindings)).toEqual(bindings);
    await world.client.create(world.sheetId, request('r1', { Place: 'Oslo' }), bindings);
    expect(world.titles()).toEqual([...people, 'Where']);
    expect(world.tool.grid(world.sheetId).rows[0]?.values).toMatchObject({ Where: 'Oslo' });
  });

  test('[S7][I8] a field that is renamed renames its column, unless people did', async () => {
    const bindings = await world.ensure([place, size]);
    world.tool.byHand.renameColumn(world.sheetId, columnId(bindings, 'Size'), 'How big');
    const later = await world.ensure(
      [
        { ...place, name: 'Town' },
        { ...size, name: 'Extent' },
      ],
      bindings,
    );
    expect(world.titles()).toEqual([...people, 'Town', 'How big']);
    expect(bindingOf(later, 'Place').name).toBe('Town');
  });

  test('[I8] a column that people moved is left where they put it', async () => {
    const bindings = await world.ensure([place, size]);
    world.tool.byHand.moveColumn(world.sheetId, columnId(bindings, 'Size'), 1);
    await world.ensure([place, size], bindings);
    expect(world.titles()).toEqual(['Brief', 'Size', 'Budget', 'Campaign start', 'Place']);
  });

  test('[I8] a column that people deleted is made again; until then a Request arrives without it', async () => {
    const bindings = await world.ensure([place, size]);
    world.tool.byHand.deleteColumn(world.sheetId, columnId(bindings, 'Place'));
    const task = request('r1', { Place: 'Oslo', Size: { type: 'options', labels: ['Large'] } });
    const { id } = await world.client.create(world.sheetId, task, bindings);
    expect(world.tool.grid(world.sheetId).rows[0]?.values).toMatchObject({ Size: 'Large' });

    const again = await world.ensure([place, size], bindings);
    await world.client.update(world.sheetId, id, task, again);
    expect(world.tool.grid(world.sheetId).rows[0]?.values).toMatchObject({ Place: 'Oslo', Size: 'Large' });
  });

  test('[I8] a column whose type people changed takes the value as text', async () => {
    const day = wanted('Day', { type: 'date' });
    const bindings = await world.ensure([day, size]);
    world.tool.byHand.changeColumnType(world.sheetId, columnId(bindings, 'Day'), 'TEXT_NUMBER');
    world.tool.byHand.changeColumnType(world.sheetId, columnId(bindings, 'Size'), 'DATE');
    await world.client.create(
      world.sheetId,
      request('r1', {
        Day: { type: 'date', date: '2026-12-24' },
        Size: { type: 'options', labels: ['Large'] },
      }),
      bindings,
    );
    expect(world.tool.grid(world.sheetId).rows[0]?.values).toMatchObject({
      Day: '2026-12-24',
      Size: 'Large',
    });
  });

  test('[I8] options that people added stay, and one that left the field can still be written', async () => {
    const bindings = await world.ensure([size]);
    const id = columnId(bindings, 'Size');
    world.tool.byHand.changeColumnType(world.sheetId, id, 'PICKLIST', ['Small', 'Large', 'Enormous']);
    const later = await world.ensure([{ ...size, options: ['Tiny', 'Small'] }], bindings);
    const column = world.tool.grid(world.sheetId).columns.find(({ title }) => title === 'Size');
    expect(column?.options).toEqual(['Tiny', 'Small', 'Large', 'Enormous']);
    const task = request('r1', { Size: { type: 'options', labels: ['Large'] } });
    const made = await world.client.create(world.sheetId, task, later);
    expect((await world.client.read(world.sheetId, made.id, later)).values['f-Size']).toEqual({
      type: 'options',
      labels: ['Large'],
    });
  });

  test('[I8] a dropdown refuses what is no option, until people let it', async () => {
    const column = () => world.tool.sheet('Creative briefs').columns.find(({ title }) => title === 'Size');
    const bindings = await world.ensure([size]);
    expect(column()).toMatchObject({ type: 'PICKLIST', options: ['Small', 'Large'], validation: true });
    const changed = column();
    if (changed) changed.validation = false;
    await world.ensure([{ ...size, options: ['Small', 'Large', 'Huge'] }], bindings);
    expect(column()).toMatchObject({ options: ['Small', 'Large', 'Huge'], validation: false });
  });

  test('[I8] an option that people took out of the column arrives all the same', async () => {
    const several = wanted('Sizes', { type: 'multi_select', options: ['Small', 'Large'] });
    const bindings = await world.ensure([size, several]);
    world.tool.byHand.changeColumnType(world.sheetId, columnId(bindings, 'Size'), 'PICKLIST', ['Small']);
    world.tool.byHand.changeColumnType(world.sheetId, columnId(bindings, 'Sizes'), 'MULTI_PICKLIST', [
      'Small',
    ]);
    const task = request('r1', {
      Size: { type: 'options', labels: ['Large'] },
      Sizes: { type: 'options', labels: ['Small', 'Large'] },
    });
    await world.client.create(world.sheetId, task, bindings);
    expect(world.tool.grid(world.sheetId).rows[0]?.values).toMatchObject({
      Size: 'Large',
      Sizes: 'Small, Large',
    });
  });

  test('[I8] the primary column is the Subject; it is renamed only where nobody named it', async () => {
    const subject = wanted('Subject', { role: 'subject' });
    await world.ensure([subject]);
    expect(world.titles()[0]).toBe('Brief');
    const helpDesk = String(world.tool.sheet('IT help desk').id);
    await world.client.ensureFields(helpDesk, [subject], []);
    expect(world.tool.grid(helpDesk).columns[0]).toMatchObject({ title: 'Subject', primary: true });
  });

  test('[I8] a Stream that is connected to the sheet again finds its columns', async () => {
    const bindings = await world.ensure([place, size]);
    const titles = world.titles();
    expect(await world.ensure([place, size], [])).toEqual(bindings);
    expect(world.titles()).toEqual(titles);
  });

  test('[I8] two Streams in one sheet share the columns of status and people, and no others', async () => {
    const complete = wanted('Complete', { type: 'checkbox', role: 'complete' });
    const first = await world.ensure([complete, place]);
    const second = await world.ensure([
      { ...complete, fieldId: 'g-Complete' },
      { ...place, fieldId: 'g-Place' },
    ]);
    expect(second[0]?.externalId).toBe(first[0]?.externalId);
    expect(world.titles()).toEqual([...people, 'Complete', 'Place', 'Place (2)']);
  });

  test('[I10] without the column of our key no row is made, and the words say what to do', async () => {
    const bindings = await world.ensure([place]);
    const key = world.tool.grid(world.sheetId).columns.find(({ hidden }) => hidden);
    world.tool.byHand.deleteColumn(world.sheetId, String(key?.id));
    await expect(world.client.create(world.sheetId, request('r1', {}), bindings)).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('Connect the sheet again'),
    });
    expect(world.tool.grid(world.sheetId).rows).toEqual([]);
    await world.ensure([place], bindings);
    await world.client.create(world.sheetId, request('r1', {}), bindings);
    expect(world.tool.grid(world.sheetId).rows).toHaveLength(1);
  });
});
