import { createClient } from 'smartsheet';
import type { z } from 'zod';
import type { CallControl } from '../connector.ts';
import { ToolError } from '../errors.ts';
import * as answers from './answers.ts';
import { type CommentApi, commentApi, type SdkTalk } from './comment-calls.ts';
import { noAnswer } from './refusals.ts';
import { fetchRequestor, type Requestor, type SdkRequest } from './requestor.ts';
import { type SdkWebhooks, type WebhookApi, webhookApi } from './webhook-calls.ts';

/** A cell as it is written. */
export interface CellWrite {
  columnId: string;
  value?: string | number | boolean;
  objectValue?: object;
  formula?: string;
  /** False lets Smartsheet guess what the value is; otherwise it must fit the column's type. */
  strict?: false;
  overrideValidation?: true;
  format?: string;
}

export interface ColumnWrite {
  title?: string;
  type?: string;
  index?: number;
  options?: readonly string[];
  validation?: boolean;
  hidden?: boolean;
  description?: string;
  format?: string;
}

/** Which rows and columns of a sheet are read. */
export interface SheetQuery {
  rowIds?: readonly string[];
  columnIds?: readonly string[];
  modifiedSince?: Date;
  page?: { number: number; size: number };
}

/** Smartsheet's API as far as we use it, typed. Every call throws `ToolError` and nothing else. */
export interface SheetApi extends WebhookApi, CommentApi {
  currentUser(): Promise<answers.SmartsheetUser>;
  /** The palette: a colour's index is its position. */
  colors(): Promise<string[]>;
  /** Every sheet that the account sees. */
  listSheets(): Promise<answers.SheetLine[]>;
  /** The sheet with its formats and object values, and the rows asked for. */
  sheet(sheetId: string, query: SheetQuery): Promise<answers.Sheet>;
  /** All at one index. The answer is in their order. */
  addColumns(sheetId: string, columns: readonly ColumnWrite[]): Promise<answers.SheetColumn[]>;
  updateColumn(sheetId: string, columnId: string, change: ColumnWrite): Promise<void>;
  /** Adds a row at the bottom and returns its id. */
  addRow(sheetId: string, cells: readonly CellWrite[]): Promise<string>;
  /** The answer has the rows as they are after that, of lists their text alone. */
  updateRows(
    sheetId: string,
    rows: readonly { id: string; cells: readonly CellWrite[] }[],
  ): Promise<answers.SheetRow[]>;
  linkUrls(sheetId: string, rowId: string): Promise<string[]>;
  /** Attachments of a row that are files. */
  files(sheetId: string, rowId: string): Promise<{ id: string; name: string }[]>;
  addLink(sheetId: string, rowId: string, link: { url: string; name: string }): Promise<void>;
}

export interface SheetApiOptions {
  /** `https://api.smartsheet.com/2.0` */
  url: string;
  timeoutMs: number;
  accessToken: string;
  call: CallControl;
}

/** Written into the history of what we change, so that our own changes can be told from people's. */
export const changeAgent = 'streamly';

/** Attachments count tenfold in Smartsheet's quota. */
const attachmentCost = 10;

type CallOptions = Partial<SdkRequest> & { sheetId?: string; columnId?: string; rowId?: string };
type SdkCall = (options: CallOptions) => Promise<unknown>;

/** The SDK's `sheets` and `server` are untyped: these are the methods that we call. */
interface SdkSheets extends SdkTalk {
  listSheets: SdkCall;
  getSheet: SdkCall;
  addColumn: SdkCall;
  updateColumn: SdkCall;
  addRows: SdkCall;
  updateRow: SdkCall;
  getRowAttachments: SdkCall;
  addRowUrlAttachment: SdkCall;
}

/** The only place that sees the vendor's SDK. */
export function sheetApi({ url, timeoutMs, accessToken, call }: SheetApiOptions): SheetApi {
  const requestor: Requestor = fetchRequestor({ timeoutMs, call });
  const sdk = createClient({ accessToken, baseUrl: `${url}/`, requestor });
  const sheets: SdkSheets = sdk.sheets;
  const server: { getInfo: SdkCall } = sdk.server;

  async function attachments(sheetId: string, rowId: string) {
    const answer = await sheets.getRowAttachments({
      sheetId: known(sheetId),
      rowId: known(rowId),
      queryParameters: { includeAll: true },
    });
    return parse(answers.attachmentsAnswer, answer, false).data;
  }

  return {
    // Its bodies are typed by enums, which this code has none of.
    ...webhookApi(sdk.webhooks as unknown as SdkWebhooks, parse),
    ...commentApi(sheets, { parse, known, changeAgent }),
    currentUser: async () => parse(answers.userAnswer, await sdk.users.getCurrentUser({}), false),

    async colors() {
      return parse(answers.serverAnswer, await server.getInfo({}), false).formats.color;
    },

    async listSheets() {
      const answer = await sheets.listSheets({ queryParameters: { includeAll: true } });
      return parse(answers.sheetListAnswer, answer, false).data;
    },

    async sheet(sheetId, { rowIds, columnIds, modifiedSince, page }) {
      const answer = await sheets.getSheet({
        sheetId: known(sheetId),
        queryParameters: {
          level: 2,
          include: 'objectValue,format,rowPermalink',
          ...(rowIds ? { rowIds: rowIds.join(',') } : {}),
          ...(columnIds ? { columnIds: columnIds.join(',') } : {}),
          ...(modifiedSince ? { rowsModifiedSince: modifiedSince.toISOString() } : {}),
          ...(page ? { page: page.number, pageSize: page.size } : {}),
        },
      });
      return parse(answers.sheetAnswer, answer, false);
    },

    async addColumns(sheetId, columns) {
      const answer = await sheets.addColumn({ sheetId: known(sheetId), body: columns, changeAgent });
      return parse(answers.columnsMadeAnswer, answer, true).result;
    },

    async updateColumn(sheetId, columnId, change) {
      const answer = await sheets.updateColumn({ sheetId, columnId, body: change, changeAgent });
      parse(answers.writtenAnswer, answer, true);
    },

    async addRow(sheetId, cells) {
      const body = [{ toBottom: true, cells: cells.map(wireCell) }];
      const answer = await sheets.addRows({ sheetId, body, changeAgent });
      const [row] = parse(answers.rowsWrittenAnswer, answer, true).result;
      if (!row) throw noAnswer('it did not say which row it made.', true, answer);
      return row.id;
    },

    async updateRows(sheetId, rows) {
      const body = rows.map(({ id, cells }) => ({ id: Number(id), cells: cells.map(wireCell) }));
      const answer = await sheets.updateRow({ sheetId, body, changeAgent });
      return parse(answers.rowsWrittenAnswer, answer, true).result;
    },

    linkUrls: async (sheetId, rowId) => (await attachments(sheetId, rowId)).flatMap(({ url }) => url ?? []),

    files: async (sheetId, rowId) =>
      (await attachments(sheetId, rowId))
        .filter(({ attachmentType }) => attachmentType === 'FILE')
        .map(({ id, name }) => ({ id, name })),

    async addLink(sheetId, rowId, { url: address, name }) {
      const body = { attachmentType: 'LINK', url: address, name };
      const cost = attachmentCost;
      const answer = await sheets.addRowUrlAttachment({ sheetId, rowId, body, changeAgent, cost });
      parse(answers.writtenAnswer, answer, true);
    },
  };
}

function wireCell({ columnId, ...rest }: CellWrite): object {
  return { columnId: Number(columnId), ...rest };
}

/** Ids become part of the address; what is no number names nothing. */
function known(id: string): string {
  if (/^\d+$/.test(id)) return id;
  throw new ToolError('missing', `Smartsheet has nothing with the id ${JSON.stringify(id)}.`);
}

export type Parse = typeof parse;

function parse<Schema extends z.ZodType>(schema: Schema, answer: unknown, writes: boolean): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw noAnswer('its answer is not as described.', writes, parsed.error);
  return parsed.data;
}
