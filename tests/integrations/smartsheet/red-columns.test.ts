import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  bindingOf,
  columnId,
  red,
  request,
  type SheetWorld,
  startSheetWorld,
  wanted,
} from './sheet-world.ts';

describe('columns of fields that left the form', () => {
  let world: SheetWorld;
  beforeEach(async () => {
    world = await startSheetWorld();
  });
  afterEach(() => world.tool.close());

  const [format, size, place] = [
    wanted('Format'),
    wanted('Size', { type: 'select', options: ['Small', 'Large'] }),
    wanted('Place'),
  ];
  const people = ['Brief', 'Budget', 'Campaign start'];
  const off = { state: 'off_form' } as const;

  test('[I8] a column of a field that left the form moves to the far right and turns red, with all its cells', async () => {
    const bindings = await world.ensure([format, size, place]);
    const { id } = await world.client.create(
      world.sheetId,
      request('r1', { Format: 'A2', Size: { type: 'options', labels: ['Large'] }, Place: 'Oslo' }),
      bindings,
    );
    await world.client.create(world.sheetId, request('r2', { Place: 'Rome' }), bindings);
    await world.ensure([{ ...format, ...off }, { ...size, ...off }, place], bindings);

    expect(world.titles()).toEqual([...people, 'Place', 'Format', 'Size']);
    expect(world.redTitles()).toEqual(['Format', 'Size']);
    expect(
      world.tool.grid(world.sheetId).rows.map(({ values, backgrounds }) => ({ values, backgrounds })),
    ).toEqual([
      {
        values: expect.objectContaining({ Format: 'A2', Size: 'Large', Place: 'Oslo' }),
        backgrounds: { Format: red, Size: red },
      },
      { values: expect.objectContaining({ Place: 'Rome' }), backgrounds: {} },
    ]);
    expect(id).not.toBe('');
  });

  test('[I8] doing it a second time writes nothing', async () => {
    const bindings = await world.ensure([format, place]);
    await world.client.create(world.sheetId, request('r1', { Format: 'A2' }), bindings);
    const later = await world.ensure([{ ...format, ...off }, place], bindings);
    const before = world.writes();
    expect(await world.ensure([{ ...format, ...off }, place], later)).toEqual(later);
    expect(world.writes()).toBe(before);
  });

  test('[I8] a field that returns takes its column back, before the red ones and without colour', async () => {
    const bindings = await world.ensure([format, size, place]);
    await world.client.create(world.sheetId, request('r1', { Format: 'A2', Place: 'Oslo' }), bindings);
    const left = await world.ensure([{ ...format, ...off }, size, { ...place, ...off }], bindings);
    expect(world.titles()).toEqual([...people, 'Size', 'Format', 'Place']);

    const back = await world.ensure([format, size, { ...place, ...off }], left);
    expect(world.titles()).toEqual([...people, 'Size', 'Format', 'Place']);
    expect(world.redTitles()).toEqual(['Place']);
    expect(world.tool.grid(world.sheetId).rows[0]?.backgrounds).toEqual({ Place: red });
    expect(columnId(back, 'Format')).toBe(columnId(bindings, 'Format'));

    await world.ensure([format, size, place], back);
    expect(world.titles()).toEqual([...people, 'Size', 'Format', 'Place']);
    expect(world.redTitles()).toEqual([]);
    expect(world.tool.grid(world.sheetId).rows[0]?.backgrounds).toEqual({});
  });

  test('[I8] new columns go before the red ones', async () => {
    const bindings = await world.ensure([format]);
    const left = await world.ensure([{ ...format, ...off }], bindings);
    await world.ensure([{ ...format, ...off }, place], left);
    expect(world.titles()).toEqual([...people, 'Place', 'Format']);
  });

  test("[I8][S8] a deleted field's column stays red, and a new field of its name gets a column of its own", async () => {
    const bindings = await world.ensure([format]);
    const deleted = { ...format, state: 'deleted' } as const;
    const left = await world.ensure([deleted], bindings);
    const heir = wanted('Format', { fieldId: 'f-heir' });
    const both = await world.ensure([deleted, heir], left);
    expect(world.titles()).toEqual([...people, 'Format (2)', 'Format']);
    expect(world.redTitles()).toEqual(['Format']);
    expect(await world.ensure([deleted, heir], both)).toEqual(both);
    // Nor is it taken by the same field, were it to return.
    const again = await world.ensure([format, heir], both);
    expect(columnId(again, 'Format')).not.toBe(columnId(bindings, 'Format'));
  });

  test('[I8] a column that people put at the far right does not stay right of the red ones', async () => {
    const bindings = await world.ensure([format]);
    const left = await world.ensure([{ ...format, ...off }], bindings);
    world.tool.byHand.addColumn(world.sheetId, { title: 'Notes of Ada' });
    await world.ensure([{ ...format, ...off }], left);
    expect(world.titles()).toEqual([...people, 'Notes of Ada', 'Format']);
  });

  test('[I8] what people chose of a cell besides its background stays', async () => {
    const bindings = await world.ensure([format]);
    const { id } = await world.client.create(world.sheetId, request('r1', { Format: '=A2' }), bindings);
    const bold = ',,1,,,,,,,,,,,,,,';
    world.tool.byHand.formatCell(world.sheetId, id, columnId(bindings, 'Format'), bold);
    const left = await world.ensure([{ ...format, ...off }], bindings);
    const cell = () =>
      world.tool.sheet('Creative briefs').rows[0]?.cells.find(({ value }) => value === '=A2');
    expect(cell()?.format).toBe(',,1,,,,,,,27,,,,,,,');
    await world.ensure([format], left);
    expect(cell()?.format).toBe(bold);
  });

  test('[I8] cells of every type keep what they hold when they turn red', async () => {
    const fields = [
      wanted('Day', { type: 'date' }),
      wanted('Size', { type: 'multi_select', options: ['S', 'L'] }),
      wanted('Expert', { type: 'user' }),
      wanted('Experts', { type: 'multi_user' }),
    ];
    const bindings = await world.ensure(fields);
    const ada = { name: 'Ada Byron', email: 'ada@acme.example' };
    const { id } = await world.client.create(
      world.sheetId,
      request('r1', {
        Day: { type: 'date', date: '2026-12-24' },
        Size: { type: 'options', labels: ['S', 'L'] },
        Expert: { type: 'people', people: [ada] },
        Experts: { type: 'people', people: [ada, { name: 'Nobody', email: null }] },
      }),
      bindings,
    );
    const before = await world.client.read(world.sheetId, id, bindings);
    const left = await world.ensure(
      fields.map((field) => ({ ...field, ...off })),
      bindings,
    );
    expect(Object.keys(world.tool.grid(world.sheetId).rows[0]?.backgrounds ?? {})).toHaveLength(
      fields.length,
    );
    expect(await world.client.read(world.sheetId, id, left)).toEqual({ ...before, age: expect.any(Number) });
  });

  test.each([
    ['turn red', true],
    ['are taken back', false],
  ])('[I8][I10] columns that %s do so wholly after a crash at any request', async (_words, leaving) => {
    const shown = [format, size, place];
    const hidden = [{ ...format, ...off }, size, { ...place, ...off }];
    let crashes = 0;
    for (let finished = false; !finished; ) {
      const fresh = await startSheetWorld();
      const made = await fresh.ensure(shown);
      await fresh.client.create(fresh.sheetId, request('r1', { Format: 'A2', Place: 'Oslo' }), made);
      const known = leaving ? made : await fresh.ensure(hidden, made);
      const goal = leaving ? hidden : shown;
      finished = await fresh.ensureUntil(crashes + 1, goal, known);
      if (!finished) crashes += 1;
      await fresh.ensure(goal, known);
      const expected = leaving ? ['Format', 'Place'] : [];
      expect({ crashes, red: fresh.redTitles() }).toEqual({ crashes, red: expected });
      expect(fresh.tool.grid(fresh.sheetId).rows[0]?.backgrounds).toEqual(
        Object.fromEntries(expected.map((title) => [title, red])),
      );
      await fresh.tool.close();
    }
    // Sheet and palette, then for each of two columns its move, its cells read and its cells written.
    expect(crashes).toBe(8);
  });

  test('[I8] what is said before is what is done', async () => {
    const bindings = await world.ensure([format, place]);
    const plans = await world.client.describeFields(world.sheetId, [{ ...format, ...off }, place], bindings);
    expect(plans).toEqual([
      {
        fieldId: 'f-Format',
        name: 'Format',
        action: 'move_right',
        words: 'Its column "Format" moves to the far right and turns red.',
      },
      { fieldId: 'f-Place', name: 'Place', action: 'use', words: 'Its column "Place".' },
    ]);
    const left = await world.ensure([{ ...format, ...off }, place], bindings);
    const [leave] = await world.client.describeFields(world.sheetId, [{ ...format, ...off }, place], left);
    const [back] = await world.client.describeFields(world.sheetId, [format, place], left);
    expect([leave?.action, back?.action]).toEqual(['leave', 'take_back']);
    expect(bindingOf(left, 'Format').state).toBe('off_form');
  });
});
