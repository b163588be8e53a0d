import type { StandInAnswer, StandInRequest } from '../stand-in-server.ts';
import { mayAdminister, sheetFor } from './access.ts';
import { addFile, addLink, listAttachments } from './attachment-rules.ts';
import { addColumns, deleteColumn, updateColumn } from './column-rules.ts';
import { addComment, addDiscussion, deleteComment, editComment, listDiscussions } from './comment-rules.ts';
import { serverInfo } from './format-tables.ts';
import { pageOf } from './paging.ts';
import { Refusal } from './refusals.ts';
import { addRows, deleteRows, rowOf, updateRows } from './row-rules.ts';
import { lensOf, listSheets, readSheet, searchSheets } from './sheet-reading.ts';
import type { AccessLevel, Row, Sheet, SmartsheetState, SmartsheetUser } from './state.ts';
import { touch } from './state.ts';
import { columnView, type Lens, rowView, writtenColumn } from './views.ts';

/** What a handler is given: the state, who asks, the ids of the path, and the request. */
export interface Call {
  state: SmartsheetState;
  user: SmartsheetUser;
  ids: string[];
  request: StandInRequest;
  now: string;
}

export type Scope = 'READ_SHEETS' | 'WRITE_SHEETS' | 'ADMIN_SHEETS';

interface Route {
  method: string;
  /** Matches the whole path after `/2.0`; its groups are the ids. */
  path: RegExp;
  /** What an app needs to have been let do; null: nothing. */
  scope: Scope | null;
  /** Writes to a sheet may not overlap. */
  writes?: boolean;
  handle(call: Call): object;
}

/** Of answers to writes, which document no `level`: lists are text. */
const plain: Lens = { level: 0, include: new Set(), columnIds: null };
const sheet = '/sheets/(\\d+)';

/** Every operation that the stand-in knows. */
const routes: Route[] = [
  route('GET', '/serverinfo', null, () => serverInfo),
  route('GET', '/users/me', null, ({ user }) => {
    const { id, email, firstName, lastName, account, licensed = true } = user;
    const licence = { licensedSheetCreator: licensed };
    return { id, email, firstName, lastName, account: { id: id + 1, name: account }, ...licence };
  }),
  route('GET', '/sheets', 'READ_SHEETS', listSheets),
  route('GET', '/search', 'READ_SHEETS', searchSheets),
  route('GET', sheet, 'READ_SHEETS', readSheet),
  route('GET', `${sheet}/columns`, 'READ_SHEETS', (call) => {
    const { columns } = seen(call, 'VIEWER');
    return pageOf(
      call.request.query,
      columns.map((c, index) => writtenFields(columnView(c, index, lensOf(call.request.query)))),
    );
  }),
  write('POST', `${sheet}/columns`, 'ADMIN', (call, target) => {
    const made = addColumns(call.state, target, call.request.body);
    touch(target, call.now);
    return done(made.map((column) => writtenColumn(target, column)));
  }),
  write('PUT', `${sheet}/columns/(\\d+)`, 'ADMIN', (call, target) => {
    const column = updateColumn(target, call.ids[1] ?? '', call.request.body);
    touch(target, call.now);
    return done(writtenColumn(target, column));
  }),
  write('DELETE', `${sheet}/columns/(\\d+)`, 'ADMIN', (call, target) => {
    deleteColumn(target, call.ids[1] ?? '');
    touch(target, call.now);
    return { message: 'SUCCESS', resultCode: 0 };
  }),
  write('POST', `${sheet}/rows`, 'EDITOR', (call, target) => {
    const rows = addRows(rowWrite(call, target), call.request.body);
    return done(rows.map((row) => rowView(target, row, plain)));
  }),
  write('PUT', `${sheet}/rows`, 'EDITOR', (call, target) => {
    const rows = updateRows(rowWrite(call, target), call.request.body);
    return done(rows.map((row) => rowView(target, row, plain)));
  }),
  write('DELETE', `${sheet}/rows`, 'EDITOR', (call, target) => {
    const ids = (call.request.query.get('ids') ?? '').split(',');
    return done(deleteRows(target, ids, call.now));
  }),
  route('GET', `${sheet}/rows/(\\d+)`, 'READ_SHEETS', (call) => {
    const target = seen(call, 'VIEWER');
    return rowView(target, rowOf(target, call.ids[1] ?? ''), lensOf(call.request.query));
  }),
  route('GET', `${sheet}/rows/(\\d+)/attachments`, 'READ_SHEETS', (call) => {
    const target = seen(call, 'VIEWER');
    return listAttachments(rowOf(target, call.ids[1] ?? ''), call.request.query);
  }),
  write('POST', `${sheet}/rows/(\\d+)/attachments`, 'EDITOR', (call, target) =>
    done(attach(call, rowOf(target, call.ids[1] ?? ''))),
  ),
  route('GET', `${sheet}/discussions`, 'READ_SHEETS', (call) =>
    listDiscussions(call.state, seen(call, 'VIEWER'), null, call.request.query),
  ),
  route('GET', `${sheet}/rows/(\\d+)/discussions`, 'READ_SHEETS', (call) => {
    const target = seen(call, 'VIEWER');
    return listDiscussions(call.state, target, rowOf(target, call.ids[1] ?? ''), call.request.query);
  }),
  write('POST', `${sheet}/rows/(\\d+)/discussions`, 'COMMENTER', (call, target) =>
    done(addDiscussion(saying(call, target), call.ids[1] ?? '', call.request.body)),
  ),
  write('POST', `${sheet}/discussions/(\\d+)/comments`, 'COMMENTER', (call, target) =>
    done(addComment(saying(call, target), call.ids[1] ?? '', call.request.body)),
  ),
  write('PUT', `${sheet}/comments/(\\d+)`, 'COMMENTER', (call, target) =>
    done(editComment(saying(call, target), call.ids[1] ?? '', call.request.body)),
  ),
  write('DELETE', `${sheet}/comments/(\\d+)`, 'COMMENTER', (call, target) => {
    deleteComment(saying(call, target), call.ids[1] ?? '');
    return { message: 'SUCCESS', resultCode: 0 };
  }),
];

/** The route of a request. @throws Refusal 1006, or 1007 where the path exists for another method. */
export function findRoute(method: string, path: string): { route: Route; ids: string[] } {
  const known = routes.flatMap((candidate) => {
    const match = path.match(candidate.path);
    return match ? [{ route: candidate, ids: match.slice(1) }] : [];
  });
  const found = known.find((candidate) => candidate.route.method === method);
  if (!found) throw new Refusal(known.length > 0 ? 1007 : 1006);
  return found;
}

export function answer(body: object): StandInAnswer {
  return { status: 200, body };
}

function route(method: string, path: string, scope: Scope | null, handle: (call: Call) => object): Route {
  return { method, path: new RegExp(`^/2\\.0${path}$`), scope, handle };
}

function write(
  method: string,
  path: string,
  needed: AccessLevel,
  handle: (call: Call, target: Sheet) => object,
): Route {
  const scope = needed === 'ADMIN' ? 'ADMIN_SHEETS' : 'WRITE_SHEETS';
  return { ...route(method, path, scope, (call) => handle(call, seen(call, needed))), writes: true };
}

function seen(call: Call, needed: AccessLevel): Sheet {
  return sheetFor(call.state, call.user, call.ids[0] ?? '', needed);
}

function attach({ state, request, now }: Call, row: Row): object {
  const isFile = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  return isFile ? addFile(state, row, request, now) : addLink(state, row, request.body, now);
}

function saying({ state, user, now }: Call, target: Sheet) {
  return { state, sheet: target, userId: user.id, now };
}

function rowWrite({ state, user, now }: Call, target: Sheet) {
  return { state, sheet: target, admin: mayAdminister(target, user), now };
}

function done(result: unknown): object {
  return { message: 'SUCCESS', resultCode: 0, result };
}

/** `GET /columns` names fewer attributes than a sheet does. */
function writtenFields(view: object): object {
  const { id, index, title, type, validation } = view as Record<string, unknown>;
  return { id, index, title, type, validation };
}
