import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedTokens } from '../../../sandbox/smartsheet/seed.ts';
import type { FieldBinding } from '../../../src/integrations/connector.ts';
import { columnId, red, request, type SheetWorld, startSheetWorld, wanted } from './sheet-world.ts';

/** More than are read in one request. */
const manyRows = 5_200;
const rowsPerCall = 500;

describe('a sheet of more rows than one request reads', () => {
  const place = wanted('Place');
  let world: SheetWorld;
  let bindings: FieldBinding[];

  beforeAll(async () => {
    world = await startSheetWorld();
    bindings = await world.ensure([place]);
    const column = Number(columnId(bindings, 'Place'));
    for (let made = 0; made < manyRows; made += rowsPerCall) {
      const rows = Array.from({ length: Math.min(rowsPerCall, manyRows - made) }, () => ({
        cells: [{ columnId: column, value: 'Oslo' }],
      }));
      const response = await fetch(`${world.tool.url}/sheets/${world.sheetId}/rows`, {
        method: 'POST',
        headers: { authorization: `Bearer ${seedTokens.person}`, 'content-type': 'application/json' },
        body: JSON.stringify(rows),
      });
      expect(response.status).toBe(200);
    }
  });
  afterAll(() => world.tool.close());

  test('[I10] a row beyond the first page is found by its key', async () => {
    const made = await world.client.create(world.sheetId, request('r1', {}), bindings);
    expect(await world.client.findByKey(world.sheetId, 'r1', new Date('2020-01-01'))).toEqual({
      id: made.id,
      url: made.url,
    });
  });

  test('[I8] every cell of a column turns red', async () => {
    await world.ensure([{ ...place, state: 'off_form' }], bindings);
    const { rows } = world.tool.grid(world.sheetId);
    expect(rows.filter(({ backgrounds }) => backgrounds.Place === red)).toHaveLength(manyRows);
  });
});
