import { Refusal } from './refusals.ts';
import {
  type AccessLevel,
  accessLevels,
  type Sheet,
  type SmartsheetState,
  type SmartsheetUser,
} from './state.ts';

/** Who sends a request, and with what. */
export interface Session {
  user: SmartsheetUser;
  token: string;
  /** What the app was let do; null: a token of one's own, which may do all that its account may. */
  scopes: readonly string[] | null;
}

/** Who sends this request. @throws Refusal 1001, 1002 or 1003. */
export function signedIn(state: SmartsheetState, authorization: string | undefined): Session {
  const token = authorization?.match(/^Bearer (.+)$/)?.[1];
  if (!token) throw new Refusal(1001);
  const pair = state.tokenPairs.find((each) => each.accessToken === token);
  const user = state.users.find((each) => (pair ? each.id === pair.user : each.token === token));
  if (!user) throw new Refusal(1002);
  if (pair ? pair.expiresAt <= Date.now() : user.tokenExpired) throw new Refusal(1003);
  return { user, token, scopes: pair?.scopes ?? null };
}

/** The sheet, if this user may do that much in it. @throws Refusal 1006 where it is not seen, 1004 where not allowed. */
export function sheetFor(
  state: SmartsheetState,
  user: SmartsheetUser,
  sheetId: string,
  needed: AccessLevel,
): Sheet {
  const sheet = state.sheets.find((s) => String(s.id) === sheetId);
  const level = sheet && levelOf(sheet, user);
  if (!sheet || !level) throw new Refusal(1006);
  if (accessLevels.indexOf(level) < accessLevels.indexOf(needed)) throw new Refusal(1004);
  return sheet;
}

export function levelOf(sheet: Sheet, user: SmartsheetUser): AccessLevel | null {
  return sheet.access[String(user.id)] ?? null;
}

export function mayAdminister(sheet: Sheet, user: SmartsheetUser): boolean {
  const level = levelOf(sheet, user);
  return level === 'ADMIN' || level === 'OWNER';
}
