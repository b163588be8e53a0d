import type { FieldBinding, FieldPlan, WantedField } from '../connector.ts';
import type { SheetColumn } from './answers.ts';
import { columnTypes, freeTitle, hasOptions, isTitleOf, markOf, wordsOfType } from './columns.ts';
import { backgroundOf } from './red.ts';

/** The sheet and the Stream as they are now. */
export interface FieldSituation {
  columns: readonly SheetColumn[];
  wanted: readonly WantedField[];
  known: readonly FieldBinding[];
  /** The palette's index of red; null where it has none, or where nothing can be red. */
  red: number | null;
}

/** What is to become of one wanted field. */
export interface FieldDecision {
  wanted: WantedField;
  /** The binding it has so far; never one of a field that was deleted and is wanted anew. */
  known: FieldBinding | null;
  /** Its column, where there is one. */
  column: SheetColumn | null;
  action: Exclude<FieldPlan['action'], 'description_only'>;
  /** The title to give, to a column that is made or renamed. */
  title: string | null;
  /** All options that the column should have, where it has others now. */
  options: readonly string[] | null;
  /** Whether the column is to refuse what is no option. Done once: people may undo it. */
  validate: boolean;
}

/** The title that Smartsheet gives the first column of a new sheet. */
const defaultPrimaryTitle = 'Primary Column';

/** Decides for each wanted field, in order, what has to be done in the sheet. Pure. */
export function decideFields(situation: FieldSituation): FieldDecision[] {
  const titles = situation.columns.map(({ title }) => title);
  return situation.wanted.map((wanted) => {
    const found = findField(situation, wanted);
    const action = actionFor(situation, wanted, found);
    const title = titleFor(wanted, found, action, titles);
    if (title !== null) titles.push(title);
    return {
      wanted,
      ...found,
      action: action === 'use' && title !== null ? 'rename' : action,
      title,
      ...picklistFor(wanted, found),
    };
  });
}

/** Ids of our columns that stand, or are to stand, at the far right. */
export function parkedColumns(
  { columns, known, red }: FieldSituation,
  decisions: readonly FieldDecision[],
): string[] {
  const decided = new Map(decisions.map((d) => [d.column?.id, d.wanted.state]));
  const bound = new Map(known.map((binding) => [binding.externalId, binding.state]));
  return columns
    .filter((column) => {
      const state = decided.get(column.id) ?? bound.get(column.id);
      return state === undefined ? isRed(column, red) : state !== 'on_form';
    })
    .map(({ id }) => id);
}

/** Where the columns at the far right begin: the index after the last column that is not of them. */
export function parkingStart(order: readonly string[], parked: readonly string[]): number {
  return order.findLastIndex((id) => !parked.includes(id)) + 1;
}

/** The plan as it is shown before it is done. */
export function planOf({ wanted, column, action, title }: FieldDecision): FieldPlan {
  const columnTitle = title ?? column?.title ?? wanted.name;
  // A field is told by its own name, a new column by the title that it gets.
  const name = action === 'make' ? columnTitle : wanted.name;
  return { fieldId: wanted.fieldId, name, action, words: wordsOf(action, wanted, column, columnTitle) };
}

type Found = Pick<FieldDecision, 'known' | 'column'>;

function findField({ columns, known }: FieldSituation, wanted: WantedField): Found {
  const bindings = known.filter(({ fieldId }) => fieldId === wanted.fieldId);
  const alive = wanted.state === 'deleted' ? bindings : bindings.filter(({ state }) => state !== 'deleted');
  const binding = alive[0] ?? null;
  if (wanted.role === 'subject')
    return { known: binding, column: columns.find(({ primary }) => primary) ?? null };
  const dead = wanted.state === 'deleted' ? [] : known.filter(({ state }) => state === 'deleted');
  const column =
    columns.find(({ id }) => id === binding?.externalId) ??
    columns.find(({ id, description }) => {
      return description === markOf(wanted) && dead.every(({ externalId }) => externalId !== id);
    }) ??
    null;
  return { known: binding, column };
}

function actionFor(situation: FieldSituation, wanted: WantedField, found: Found): FieldDecision['action'] {
  const { known, column } = found;
  if (wanted.role === 'subject') return 'use';
  if (!column) {
    // A field of a role is written by the team even where the form does not show it.
    const needed = wanted.state === 'on_form' || (wanted.state === 'off_form' && wanted.role !== null);
    return needed ? 'make' : 'leave';
  }
  const red = isRed(column, situation.red);
  if (wanted.state === 'on_form') return red || known?.state === 'off_form' ? 'take_back' : 'use';
  const colored = red || situation.red === null;
  const settled = known !== null && known.state !== 'on_form' && colored && standsRight(situation, column);
  return settled ? 'leave' : 'move_right';
}

function standsRight(situation: FieldSituation, column: SheetColumn): boolean {
  const parked = parkedColumns(situation, []);
  const order = situation.columns.map(({ id }) => id);
  return order.indexOf(column.id) >= parkingStart(order, parked);
}

function isRed(column: SheetColumn, red: number | null): boolean {
  return red !== null && backgroundOf(column.format) === red;
}

function titleFor(
  wanted: WantedField,
  { known, column }: Found,
  action: FieldDecision['action'],
  taken: readonly string[],
): string | null {
  if (action === 'make') return freeTitle(wanted.name, taken);
  if (!column || wanted.state !== 'on_form') return null;
  if (wanted.role === 'subject') {
    const title = freeTitle(wanted.name, taken);
    return column.title === defaultPrimaryTitle && title === wanted.name ? title : null;
  }
  // A title that people gave stays.
  if (!known || column.title !== known.name || isTitleOf(known.name, wanted.name)) return null;
  return freeTitle(
    wanted.name,
    taken.filter((title) => title !== column.title),
  );
}

/** Options that the column has beyond the wanted ones stay: people may have added them, and old rows hold them. */
function picklistFor(
  wanted: WantedField,
  { known, column }: Found,
): Pick<FieldDecision, 'options' | 'validate'> {
  const type = column?.type ?? columnTypes[wanted.type];
  const lists = hasOptions(type) && wanted.state === 'on_form' && wanted.options.length > 0;
  if (!lists) return { options: null, validate: false };
  if (!column) return { options: wanted.options, validate: true };
  const options = [...new Set([...wanted.options, ...column.options])];
  const same = options.length === column.options.length && options.every((o, n) => o === column.options[n]);
  return { options: same ? null : options, validate: !known && !column.validation };
}

function wordsOf(
  action: FieldDecision['action'],
  wanted: WantedField,
  column: SheetColumn | null,
  name: string,
): string {
  const type = wordsOfType(column?.type ?? columnTypes[wanted.type]);
  switch (action) {
    case 'make':
      return `A new column "${name}" of type ${type}.`;
    case 'use':
      return wanted.role === 'subject' ? `The primary column, "${name}".` : `Its column "${name}".`;
    case 'rename':
      return `The column "${column?.title ?? ''}" is renamed to "${name}".`;
    case 'move_right':
      return `Its column "${name}" moves to the far right and turns red.`;
    case 'take_back':
      return `It takes its column "${name}" back from the far right.`;
    case 'leave':
      return column
        ? `Its column "${name}" stays at the far right, in red.`
        : 'It has no column, and gets none.';
  }
}
