import { levelOf, mayAdminister, sheetFor } from './access.ts';
import { authorOf } from './comment-rules.ts';
import { backgroundOf, serverInfo } from './format-tables.ts';
import { shownIn } from './grid.ts';
import type {
  AccessLevel,
  Cell,
  CellObject,
  ColumnType,
  Sheet,
  SmartsheetState,
  SmartsheetUser,
} from './state.ts';

/** A sheet in a list. */
export interface SheetLine {
  id: string;
  name: string;
  access: AccessLevel;
}

/** A sheet as one person sees it, with all that they need to change it by hand (`Act`). */
export interface SheetPage extends SheetLine {
  /** May add, change and delete rows. */
  mayEdit: boolean;
  /** May add, change and delete columns. */
  mayShape: boolean;
  columns: PageColumn[];
  rows: PageRow[];
  /** Whom contact columns can be given. */
  contacts: { email: string; name: string }[];
  /** Backgrounds that a column can have, as `#RRGGBB`. */
  palette: string[];
}

export interface PageColumn {
  id: string;
  title: string;
  type: ColumnType;
  primary: boolean;
  hidden: boolean;
  /** Whether a cell may hold only what the type allows. */
  validation: boolean;
  options: string[];
  /** Of new and blank cells. */
  background: string | null;
}

export interface PageRow {
  id: string;
  /** By column id; those that are blank are left out. */
  cells: Record<string, PageCell>;
  links: { name: string; url: string }[];
  /** Oldest first. */
  comments: { id: string; author: string; text: string; mine: boolean }[];
}

export interface PageCell {
  value: string | number | boolean | CellObject;
  shown: string;
  background: string | null;
}

/** The sheets that are shared with an account. */
export function sheetsOf(state: SmartsheetState, user: SmartsheetUser): SheetLine[] {
  return state.sheets.flatMap((sheet) => {
    const access = levelOf(sheet, user);
    return access ? [{ id: String(sheet.id), name: sheet.name, access }] : [];
  });
}

/** @throws Refusal 1006 where the account does not see the sheet. */
export function sheetPage(state: SmartsheetState, user: SmartsheetUser, sheetId: string): SheetPage {
  const sheet = sheetFor(state, user, sheetId, 'VIEWER');
  const access = levelOf(sheet, user) ?? 'VIEWER';
  return {
    id: sheetId,
    name: sheet.name,
    access,
    mayEdit: access !== 'VIEWER' && access !== 'COMMENTER',
    mayShape: mayAdminister(sheet, user),
    columns: sheet.columns.map(({ id, title, type, primary, hidden, validation, options, format }) => ({
      id: String(id),
      title,
      type,
      primary,
      hidden,
      validation,
      options,
      background: backgroundOf(format),
    })),
    rows: sheet.rows.map(({ id, cells, attachments, discussions = [] }) => ({
      id: String(id),
      cells: Object.fromEntries(
        cells.flatMap((cell) => {
          const shown = pageCell(cell);
          return shown ? [[String(cell.columnId), shown]] : [];
        }),
      ),
      links: attachments.map(({ name, url }) => ({ name, url })),
      comments: discussions
        .flatMap(({ comments }) => comments)
        .map((comment) => ({
          id: String(comment.id),
          author: authorOf(state, comment).name,
          text: comment.text,
          mine: comment.user === user.id,
        })),
    })),
    contacts: contactsOf(state, sheet),
    palette: serverInfo.formats.color.filter((colour) => colour.startsWith('#')),
  };
}

function pageCell(cell: Cell): PageCell | null {
  const value = cell.objectValue ?? cell.value;
  if (value === undefined) return null;
  return { value, shown: shownIn(cell), background: backgroundOf(cell.format) };
}

function contactsOf(state: SmartsheetState, sheet: Sheet) {
  return state.users
    .filter((user) => levelOf(sheet, user))
    .map(({ email, firstName, lastName }) => ({ email, name: `${firstName} ${lastName}` }));
}
