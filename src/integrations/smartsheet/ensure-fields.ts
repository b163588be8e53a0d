import type { FieldBinding, WantedField } from '../connector.ts';
import type { SheetColumn } from './answers.ts';
import type { ColumnWrite, SheetApi } from './client.ts';
import { columnTypes, freeTitle, keyColumn, keyColumnMark, keyColumnTitle, markOf } from './columns.ts';
import {
  decideFields,
  type FieldDecision,
  type FieldSituation,
  parkedColumns,
  parkingStart,
} from './fields.ts';
import { paintColumn } from './paint-column.ts';
import { reddest, withBackground } from './red.ts';

/** Reads the sheet and decides what is to be done in it, without doing it. */
export async function readSituation(
  api: SheetApi,
  sheetId: string,
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
): Promise<FieldSituation> {
  const { columns } = await api.sheet(sheetId, { page: { number: 1, size: 1 } });
  const leftForm = [...wanted, ...known].some(({ state }) => state !== 'on_form');
  const mayBeRed = leftForm || columns.some(({ format }) => format);
  return { columns, wanted, known, red: mayBeRed ? reddest(await api.colors()) : null };
}

/**
 * Makes the sheet fit. Each step is one request that leaves the sheet in order, and each can be told to have been
 * done from the sheet itself; so a call after a crash goes on where the first one stopped.
 */
export async function ensureFields(
  api: SheetApi,
  sheetId: string,
  wanted: readonly WantedField[],
  known: readonly FieldBinding[],
): Promise<FieldBinding[]> {
  const situation = await readSituation(api, sheetId, wanted, known);
  const decisions = decideFields(situation);
  const layout = {
    order: situation.columns.map(({ id }) => id),
    parked: parkedColumns(situation, decisions),
  };
  const work: Work = { api, sheetId, situation, layout };

  await renameColumns(work, decisions);
  await takeBack(work, decisions);
  const made = await makeColumns(work, decisions);
  const whole = decisions.map((decision) => ({
    ...decision,
    column: decision.column ?? made.get(decision) ?? null,
  }));
  await fitOptions(work, whole);
  await park(work, whole);
  return bindingsAfter(whole, known);
}

interface Work {
  api: SheetApi;
  sheetId: string;
  situation: FieldSituation;
  /** Ids of all columns from left to right, and of those that belong at the far right; kept up to date. */
  layout: { order: string[]; parked: string[] };
}

async function renameColumns({ api, sheetId }: Work, decisions: readonly FieldDecision[]): Promise<void> {
  for (const { column, title } of decisions) {
    if (column && title !== null) await api.updateColumn(sheetId, column.id, { title });
  }
}

/** Columns of fields that are on the form again go before the red ones and lose their colour. */
async function takeBack(work: Work, decisions: readonly FieldDecision[]): Promise<void> {
  const { api, sheetId, situation, layout } = work;
  for (const { column, action } of decisions) {
    if (!column || action !== 'take_back') continue;
    // Cells first: as long as the column is red, a later call knows that it has to be taken back.
    if (situation.red !== null) {
      await paintColumn(api, sheetId, column, { from: situation.red, to: null });
    }
    const others = layout.order.filter((id) => id !== column.id);
    const index = parkingStart(others, layout.parked);
    await api.updateColumn(sheetId, column.id, { index, format: withBackground(column.format, null) });
    layout.order = others.toSpliced(index, 0, column.id);
  }
}

/**
 * All that are missing in one request, before the red ones: it makes all of them or none. Their types are those that
 * were asked for: the answer shows lists as TEXT_NUMBER (they are "only visible when using a query parameter of
 * level", which this call does not have), and sent back with `validation` that would turn the column into text.
 */
async function makeColumns(
  { api, sheetId, situation, layout }: Work,
  decisions: readonly FieldDecision[],
): Promise<Map<FieldDecision, SheetColumn>> {
  const making = decisions.filter(({ action }) => action === 'make');
  const index = parkingStart(layout.order, layout.parked);
  const writes: ColumnWrite[] = making.map(({ wanted, title, options }) => ({
    title: title ?? wanted.name,
    type: columnTypes[wanted.type],
    index,
    description: markOf(wanted),
    ...(options ? { options } : {}),
  }));
  if (!keyColumn(situation.columns)) {
    const taken = [
      ...situation.columns.map(({ title }) => title),
      ...decisions.flatMap(({ title }) => title ?? []),
    ];
    const title = freeTitle(keyColumnTitle, taken);
    writes.push({ title, type: 'TEXT_NUMBER', index, hidden: true, description: keyColumnMark });
  }
  if (writes.length === 0) return new Map();
  const columns = await api.addColumns(sheetId, writes);
  layout.order.splice(index, 0, ...columns.map(({ id }) => id));
  return new Map(
    making.flatMap((decision, n) => {
      const column = columns[n];
      if (!column) return [];
      return [[decision, { ...column, type: columnTypes[decision.wanted.type] }] as const];
    }),
  );
}

/** A dropdown takes its options first and refuses others only in a second request: Smartsheet's rule. */
async function fitOptions({ api, sheetId }: Work, decisions: readonly FieldDecision[]): Promise<void> {
  for (const { column, action, options, validate } of decisions) {
    if (!column) continue;
    const { type } = column;
    if (options && action !== 'make') await api.updateColumn(sheetId, column.id, { type, options });
    if (validate) await api.updateColumn(sheetId, column.id, { type, validation: true });
  }
}

/** Columns of fields that left the form go to the far right and turn red. */
async function park(
  { api, sheetId, situation, layout }: Work,
  decisions: readonly FieldDecision[],
): Promise<void> {
  for (const { wanted, column, action, known } of decisions) {
    const leaves = action === 'move_right' || (action === 'make' && wanted.state !== 'on_form');
    if (!column || !leaves) continue;
    const { red } = situation;
    const last = layout.order.length - 1;
    const stands = layout.order.indexOf(column.id) >= parkingStart(layout.order, layout.parked);
    await api.updateColumn(sheetId, column.id, {
      ...(stands ? {} : { index: last }),
      ...(red === null ? {} : { format: withBackground(column.format, red) }),
    });
    if (!stands) layout.order = [...layout.order.filter((id) => id !== column.id), column.id];
    const paintedBefore = known !== null && known.state !== 'on_form';
    if (red !== null && !paintedBefore) await paintColumn(api, sheetId, column, { from: null, to: red });
  }
}

function bindingsAfter(decisions: readonly FieldDecision[], known: readonly FieldBinding[]): FieldBinding[] {
  const used = new Set(decisions.map((decision) => decision.known));
  const bound = decisions.flatMap((decision): FieldBinding[] => {
    const { wanted, column, title, known: before } = decision;
    if (!column) return before ? [{ ...before, externalId: null, state: wanted.state }] : [];
    return [
      {
        fieldId: wanted.fieldId,
        externalId: column.id,
        externalType: column.type,
        name: title ?? before?.name ?? column.title,
        type: wanted.type,
        role: wanted.role,
        state: wanted.state,
      },
    ];
  });
  return [...bound, ...known.filter((binding) => !used.has(binding))];
}
