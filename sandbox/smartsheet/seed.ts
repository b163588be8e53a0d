import {
  type AccessLevel,
  type Column,
  type ColumnType,
  laterParts,
  type SmartsheetState,
  takeId,
} from './state.ts';

/** Tokens of the people of the seed. */
export const seedTokens = {
  /** Administers every sheet but the one that it may only edit, the one it may only view, and the private one. */
  serviceUser: 'smartsheet-service-user-token',
  person: 'smartsheet-person-token',
  /** An account that no sheet is shared with. */
  stranger: 'smartsheet-stranger-token',
} as const;

const seededAt = '2026-01-05T09:00:00Z';

/** Accounts and sheets to begin with. */
export function smartsheetSeed(): SmartsheetState {
  const state: SmartsheetState = { nextId: 4_583_173_393_803_140, users: [], sheets: [], ...laterParts() };
  const user = (firstName: string, lastName: string, email: string, token: string, licensed = true) => {
    const id = takeId(state);
    state.users.push({ id, firstName, lastName, email, account: 'Acme', token, licensed });
    return String(id);
  };
  const service = user('Streamly', 'Service', 'streamly@acme.example', seedTokens.serviceUser);
  const person = user('Ada', 'Byron', 'ada@acme.example', seedTokens.person);
  user('Sam', 'Stranger', 'sam@elsewhere.example', seedTokens.stranger, false);

  addSheet(state, 'IT help desk', { [service]: 'ADMIN', [person]: 'OWNER' }, [['Primary Column']]);
  addSheet(state, 'Creative briefs', { [service]: 'ADMIN', [person]: 'OWNER' }, [
    ['Brief'],
    ['Budget', 'TEXT_NUMBER'],
    ['Campaign start', 'DATE'],
  ]);
  addSheet(state, 'Purchase approvals', { [service]: 'EDITOR', [person]: 'OWNER' }, [['Purchase']]);
  addSheet(state, 'Company plan', { [service]: 'VIEWER', [person]: 'OWNER' }, [['Goal']]);
  addSheet(state, 'Salaries', { [person]: 'OWNER' }, [['Name']]);
  return state;
}

/** Adds a sheet whose first column is the primary one. Returns its id. */
export function addSheet(
  state: SmartsheetState,
  name: string,
  access: Record<string, AccessLevel>,
  columns: readonly [title: string, type?: ColumnType][],
): number {
  const id = takeId(state);
  state.sheets.push({
    id,
    name,
    permalink: `https://app.smartsheet.com/sheets/${id.toString(36)}`,
    version: 1,
    createdAt: seededAt,
    modifiedAt: seededAt,
    access,
    columns: columns.map(([title, type = 'TEXT_NUMBER'], index) =>
      newColumn(state, title, type, index === 0),
    ),
    rows: [],
  });
  return id;
}

/** A column as it is when nothing but title and type was asked for. */
export function newColumn(state: SmartsheetState, title: string, type: ColumnType, primary = false): Column {
  return {
    id: takeId(state),
    title,
    type,
    primary,
    hidden: false,
    validation: false,
    options: [],
    description: null,
    format: null,
    width: 150,
    systemColumnType: null,
  };
}
