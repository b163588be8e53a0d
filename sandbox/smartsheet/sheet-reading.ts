import { levelOf, sheetFor } from './access.ts';
import { pageOf } from './paging.ts';
import type { Call } from './routes.ts';
import { type Lens, sheetLine, sheetView } from './views.ts';

export function listSheets({ state, user, request }: Call): object {
  const lines = state.sheets.filter((sheet) => levelOf(sheet, user)).map((sheet) => sheetLine(sheet, user));
  return pageOf(request.query, lines);
}

/** Sheets by name: what `/search` gives with `scopes=sheetNames`, the only scope that is known here. */
export function searchSheets({ state, user, request }: Call): object {
  const query = (request.query.get('query') ?? '').toLowerCase();
  const results = state.sheets
    .filter((sheet) => levelOf(sheet, user) && sheet.name.toLowerCase().includes(query))
    .map((sheet) => ({ objectId: sheet.id, objectType: 'sheet', text: sheet.name, contextData: [] }));
  return { results, totalCount: results.length };
}

/** A sheet with its rows: all of them, or a page, or those asked for by id or time of change. */
export function readSheet({ state, user, ids, request: { query } }: Call): object {
  const sheet = sheetFor(state, user, ids[0] ?? '', 'VIEWER');
  const wanted = idsOf(query.get('rowIds'));
  const since = Date.parse(query.get('rowsModifiedSince') ?? '1970-01-01T00:00:00Z');
  const paged = query.has('page') || query.has('pageSize');
  const pageSize = paged ? Number(query.get('pageSize') ?? 100) : Number.POSITIVE_INFINITY;
  const start = paged ? (Number(query.get('page') ?? 1) - 1) * pageSize : 0;
  // The page is cut first: a reader that stops at a short page would miss what was filtered out of it.
  const rows = sheet.rows
    .slice(start, start + pageSize)
    .filter((row) => wanted === null || wanted.has(String(row.id)))
    .filter((row) => Date.parse(row.modifiedAt) >= since);
  return sheetView(sheet, user, rows, lensOf(query));
}

/** What a reader asked to see. */
export function lensOf(query: URLSearchParams): Lens {
  return {
    level: Number(query.get('level') ?? 0),
    include: idsOf(query.get('include')) ?? new Set(),
    columnIds: idsOf(query.get('columnIds')),
  };
}

function idsOf(list: string | null): Set<string> | null {
  return list === null ? null : new Set(list.split(','));
}
