import type { TaskSnapshot } from '../changes.ts';
import type { Component, ComponentAccess, Connector, ToolClient } from '../connector.ts';
import { ToolError } from '../errors.ts';
import type { FileClient } from '../files.ts';
import { createQueues } from '../queue.ts';
import type { OAuthApp } from '../sign-in.ts';
import type { Sheet, SheetColumn, SheetLine } from './answers.ts';
import { cutMark, longestCell } from './cells.ts';
import { type SheetApi, sheetApi } from './client.ts';
import { keyColumn, keyColumnTitle } from './columns.ts';
import { commentClient } from './comments.ts';
import { ensureFields, readSituation } from './ensure-fields.ts';
import { decideFields, planOf } from './fields.ts';
import { fileClient } from './files.ts';
import { smartsheetSignIn } from './oauth.ts';
import { findRow, readColumns, readNew, readRow, sheetPages } from './reading.ts';
import { differingColumns, snapshotOf, taskCells } from './rows.ts';
import { hear, webhookClient } from './webhook.ts';

export interface SmartsheetOptions {
  /** Base URL of the API, such as `https://api.smartsheet.com/2.0`. */
  url: string;
  /** How long one request may take, its answer included. 15 s by default. */
  timeoutMs?: number;
  /** Where people sign in, such as `https://app.smartsheet.com`. */
  appUrl?: string;
  /** As which people sign in; null: by pasted tokens alone. */
  oauthApp?: OAuthApp | null;
}

const mostComponents = 100;
const unlicensed = 'It has no licence in Smartsheet, so it can own no sheet and may lose access to others.';

/** Smartsheet: a component is a sheet, a task is a row, a field is a column. */
export function smartsheetConnector({
  url,
  timeoutMs = 15_000,
  appUrl = 'https://app.smartsheet.com',
  oauthApp = null,
}: SmartsheetOptions): Connector {
  // Smartsheet refuses a second write to a sheet while one of the same token is under way (4004).
  const writes = createQueues();
  return {
    tool: 'smartsheet',
    words: {
      tool: 'Smartsheet',
      component: 'sheet',
      components: 'sheets',
      task: 'row',
      whereIsTheToken:
        'In Smartsheet, signed in as the service user: Account, Apps & Integrations, API Access, Generate new access token.',
      deletedField: 'its column stays with what it holds, red and at the far right.',
    },
    reservedFieldNames: [keyColumnTitle],
    longText: { most: longestCell, mark: cutMark },
    longestComment: 4000,
    largestFile: 30 * 1024 * 1024,
    describes: false,
    webhooks: { hear },
    quota: { requestsPerMinute: 300, concurrent: 5, serialPerComponent: true, findableAfterMs: 5_000 },
    signIn: oauthApp && smartsheetSignIn({ url, appUrl, timeoutMs }, oauthApp),
    connect({ accessToken }, call) {
      const api = sheetApi({ url, timeoutMs, accessToken, call });
      const inTurn: InTurn = (sheetId, work) => writes.run(`${accessToken} ${sheetId}`, work);
      return {
        ...toolClient(api, inTurn),
        ...fileClient(api, { url, timeoutMs, accessToken, call }, inTurn),
      };
    },
  };
}

/** Runs the work when no other write of this account to the sheet is under way. */
type InTurn = <T>(sheetId: string, work: () => Promise<T>) => Promise<T>;

function toolClient(api: SheetApi, inTurn: InTurn): Omit<ToolClient, keyof FileClient> {
  return {
    async whoAmI() {
      const { id, email, firstName, lastName, account, licensedSheetCreator } = await api.currentUser();
      const name = [firstName, lastName].filter(Boolean).join(' ');
      return {
        ...(licensedSheetCreator === false ? { limited: unlicensed } : {}),
        id,
        name: name || (email ?? id),
        email: email ?? null,
        reaches: account?.name ? [account.name] : [],
      };
    },

    async findComponents(query) {
      const wanted = query.toLowerCase();
      const sheets = await api.listSheets();
      return sheets
        .filter(({ name }) => name.toLowerCase().includes(wanted))
        .slice(0, mostComponents)
        .map(componentOf);
    },

    async checkAccess(componentId) {
      return accessOf(await readColumns(api, componentId));
    },

    async describeFields(componentId, wanted, known) {
      return decideFields(await readSituation(api, componentId, wanted, known)).map(planOf);
    },

    ensureFields: (componentId, wanted, known) =>
      inTurn(componentId, () => ensureFields(api, componentId, wanted, known)),

    create: (componentId, task, bindings) =>
      inTurn(componentId, async () => {
        const columns = await writableColumns(api, componentId);
        const id = await api.addRow(componentId, taskCells(task, columns, bindings));
        return readNew(api, componentId, id, bindings);
      }),

    update: (componentId, taskId, task, bindings, only) =>
      inTurn(componentId, async () => {
        const columns = await writableColumns(api, componentId);
        const cells = taskCells(task, columns, bindings, only);
        const [written] = await api.updateRows(componentId, [{ id: taskId, cells }]);
        const { row, sheet } = await readRow(api, componentId, taskId);
        return snapshotOf(row, sheet, bindings, written ? differingColumns(written, row) : undefined);
      }),

    async read(componentId, taskId, bindings) {
      const { row, sheet } = await readRow(api, componentId, taskId);
      return snapshotOf(row, sheet, bindings);
    },

    async changedSince(componentId, since, bindings) {
      const tasks: TaskSnapshot[] = [];
      let until = since;
      for await (const sheet of sheetPages(api, componentId, { modifiedSince: since })) {
        tasks.push(...sheet.rows.map((row) => snapshotOf(row, sheet, bindings)));
        if (until === since) until = new Date(sheet.answeredAt);
      }
      return { tasks, until };
    },

    async openTasks(componentId) {
      const { columns } = await readColumns(api, componentId);
      const key = keyColumn(columns);
      const ids: string[] = [];
      for await (const { rows } of sheetPages(api, componentId, key ? { columnIds: [key.id] } : {})) {
        ids.push(...rows.map(({ id }) => id));
      }
      return ids;
    },

    ...webhookClient(api),
    ...commentClient(api, inTurn),

    async findByKey(componentId, key, since) {
      const { columns } = await readColumns(api, componentId);
      const column = keyColumn(columns);
      return column ? findRow(api, componentId, column.id, key, since) : null;
    },

    attach: (componentId, taskId, link) =>
      inTurn(componentId, async () => {
        const urls = await api.linkUrls(componentId, taskId);
        if (!urls.includes(link.url)) await api.addLink(componentId, taskId, link);
      }),
  };
}

/** @throws ToolError `forbidden` where the account may not write rows. */
async function writableColumns(api: SheetApi, sheetId: string): Promise<SheetColumn[]> {
  const sheet = await readColumns(api, sheetId);
  const { canWriteTasks, problem } = accessOf(sheet);
  if (!canWriteTasks) throw new ToolError('forbidden', problem ?? sheet.accessLevel);
  return sheet.columns;
}

function componentOf({ id, name, permalink }: SheetLine): Component {
  return { id, name, url: permalink ?? null, place: null };
}

/** An editor writes rows; only admins and the owner change columns (Smartsheet's sharing permissions). */
function accessOf(sheet: Sheet): ComponentAccess {
  const component = componentOf(sheet);
  switch (sheet.accessLevel) {
    case 'OWNER':
    case 'ADMIN':
      return { component, canMakeFields: true, canWriteTasks: true, problem: null };
    case 'EDITOR_SHARE':
    case 'EDITOR':
      return {
        component,
        canMakeFields: false,
        canWriteTasks: true,
        problem: 'The service user may edit rows but not columns. Share the sheet with it as Admin.',
      };
    default:
      return {
        component,
        canMakeFields: false,
        canWriteTasks: false,
        problem: 'The service user may only look at this sheet. Share the sheet with it as Admin.',
      };
  }
}
