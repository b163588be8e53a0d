/** All that the stand-in keeps, as plain JSON. Ids are numbers, as on the wire. */
export interface SmartsheetState {
  nextId: number;
  users: SmartsheetUser[];
  sheets: Sheet[];
  /** Codes that were given out, oldest first. */
  codes: SmartsheetCode[];
  /** Tokens that apps have now. */
  tokenPairs: TokenPair[];
  /** What has changed, oldest first: what webhooks would tell. */
  changes: SheetChange[];
  webhooks: SmartsheetWebhook[];
}

/** The parts of the state that a file of an earlier version lacks. */
export function laterParts(): Pick<SmartsheetState, 'codes' | 'tokenPairs' | 'changes' | 'webhooks'> {
  return { codes: [], tokenPairs: [], changes: [], webhooks: [] };
}

export interface SmartsheetUser {
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  /** The company account, as `users/me` names it. */
  account: string;
  token: string;
  /** False: it edits what is shared with it and owns nothing. */
  licensed?: boolean;
  /** A revoked token is refused with 1003. */
  tokenExpired?: boolean;
}

/** From least to most. A COMMENTER reads here like a VIEWER. */
export const accessLevels = ['VIEWER', 'COMMENTER', 'EDITOR', 'EDITOR_SHARE', 'ADMIN', 'OWNER'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export const settableColumnTypes = [
  'TEXT_NUMBER',
  'PICKLIST',
  'MULTI_PICKLIST',
  'CONTACT_LIST',
  'MULTI_CONTACT_LIST',
  'DATE',
  'CHECKBOX',
] as const;
export type ColumnType = (typeof settableColumnTypes)[number];

export interface Sheet {
  id: number;
  name: string;
  permalink: string;
  version: number;
  createdAt: string;
  modifiedAt: string;
  /** Access level by user id; a user who is not here does not see the sheet. */
  access: Record<string, AccessLevel>;
  /** In the order in which people see them. */
  columns: Column[];
  rows: Row[];
}

export interface Column {
  id: number;
  title: string;
  type: ColumnType;
  primary: boolean;
  hidden: boolean;
  /** Whether a cell may hold only what the type allows. */
  validation: boolean;
  options: string[];
  description: string | null;
  /** A format descriptor for new and blank cells, or null. */
  format: string | null;
  width: number;
  /** A column that Smartsheet fills itself, such as CREATED_DATE: nobody writes its cells. */
  systemColumnType: string | null;
}

export interface Row {
  id: number;
  permalink: string;
  createdAt: string;
  modifiedAt: string;
  cells: Cell[];
  attachments: Attachment[];
  /** Absent in a state of an earlier version. */
  discussions?: Discussion[];
}

/** A cell that holds something, or has a format of its own. */
export interface Cell {
  columnId: number;
  value?: string | number | boolean;
  objectValue?: CellObject;
  displayValue?: string;
  formula?: string;
  format?: string;
}

export interface ContactObject {
  objectType: 'CONTACT';
  email?: string | undefined;
  name?: string | undefined;
}

export type CellObject =
  | ContactObject
  | { objectType: 'MULTI_CONTACT'; values: ContactObject[] }
  | { objectType: 'MULTI_PICKLIST'; values: string[] };

export interface Discussion {
  id: number;
  comments: Comment[];
}

export interface Comment {
  id: number;
  text: string;
  /** Who wrote it. */
  user: number;
  createdAt: string;
  modifiedAt: string;
}

export interface Attachment {
  id: number;
  attachmentType: 'LINK' | 'FILE';
  name: string;
  /** Of a link; empty for a file. */
  url: string;
  sizeInKb?: number;
  createdAt: string;
}

/** What the consent page gives an app, to be exchanged once. */
export interface SmartsheetCode {
  code: string;
  user: number;
  scopes: string[];
  /** Milliseconds since the epoch. */
  at: number;
  used: boolean;
}

export interface TokenPair {
  user: number;
  scopes: string[];
  accessToken: string;
  refreshToken: string;
  /** Of the access token, in milliseconds since the epoch. */
  expiresAt: number;
}

/** An event as webhooks send it, and the sheet that it is of. */
export interface SheetChange {
  sheetId: number;
  objectType: 'sheet' | 'column' | 'row' | 'cell' | 'attachment' | 'discussion' | 'comment';
  eventType: 'created' | 'updated' | 'deleted';
  /** Of the object; a cell has none. */
  id?: number;
  rowId?: number;
  columnId?: number;
  userId: number;
  timestamp: string;
  /** What the app called itself in `Smartsheet-Change-Agent`; people have none. */
  changeAgent?: string;
}

export type WebhookStatus =
  | 'NEW_NOT_VERIFIED'
  | 'ENABLED'
  | 'DISABLED_BY_OWNER'
  | 'DISABLED_VERIFICATION_FAILED'
  | 'DISABLED_CALLBACK_FAILED'
  | 'DISABLED_APP_REVOKED'
  | 'DISABLED_SCOPE_INACCESSIBLE';

export interface SmartsheetWebhook {
  id: number;
  name: string;
  callbackUrl: string;
  scope: 'sheet';
  scopeObjectId: number;
  events: string[];
  version: number;
  sharedSecret: string;
  enabled: boolean;
  status: WebhookStatus;
  disabledDetails: string | null;
  /** Whose token made it. */
  user: number;
  createdAt: string;
  modifiedAt: string;
  /** Since it was enabled. */
  callbacks: number;
  lastAttempt: { at: string; retries: number } | null;
  lastSuccess: string | null;
}

/** Large like the vendor's, and below 2^53. */
export function takeId(state: SmartsheetState): number {
  state.nextId += 104_729;
  return state.nextId;
}

export function touch(sheet: Sheet, now: string, row?: Row): void {
  sheet.version += 1;
  sheet.modifiedAt = now;
  if (row) row.modifiedAt = now;
}
